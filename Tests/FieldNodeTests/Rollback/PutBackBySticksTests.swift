import ComplaintModel
import FieldNode
import Testing

/// Images of disks that are put back where nothing but sticks goes between the nodes.
@Suite struct PutBackBySticksTests {
    /// An office below a district below a centre: one stick goes between the first two, one between the
    /// last two.
    private struct Tour {
        let centre: TestNode
        let district: TestNode
        let office: TestNode
        let low = MemoryStick()
        let high = MemoryStick()

        init() throws {
            centre = try TestNode("centre", level: .centre)
            district = try centre.enrolled("80.21", level: .district)
            for node in [district, centre, district] { _ = try node.node.sync(through: high) }
            office = try district.enrolled("80.21.karo")
            try office.record("ก่อน")
            for _ in 0..<2 { try go(office: office, district: district, centre: centre) }
        }

        /// Carries both sticks around once.
        func go(office: TestNode, district: TestNode, centre: TestNode) throws {
            for node in [office, district] { _ = try node.node.sync(through: low) }
            for node in [district, centre, district] { _ = try node.node.sync(through: high) }
            for node in [district, office] { _ = try node.node.sync(through: low) }
        }

        /// An image that is put back in the very place of a node.
        func image(of node: TestNode) throws -> TestFolder { try TestFolder(copying: node.folder) }

        func open(_ image: TestFolder) throws -> TestNode {
            try TestNode(opening: image, clock: centre.clock, seed: 5)
        }
    }

    @Test("F18 An office put back as an image finds that by what the district holds of it")
    func office() throws {
        let tour = try Tour()
        let image = try tour.image(of: tour.office)
        for number in 1...4 { try tour.office.record("หลัง \(number)") }
        for _ in 0..<2 {
            try tour.go(office: tour.office, district: tour.district, centre: tour.centre)
        }
        let office = try tour.open(image)
        try office.record("ใหม่")
        for _ in 0..<3 { try tour.go(office: office, district: tour.district, centre: tour.centre) }
        #expect(try office.node.notices().contains { $0.contains("put back") })
        let all = ["ก่อน", "ใหม่"] + (1...4).map { "หลัง \($0)" }
        for node in [office, tour.district, tour.centre] {
            #expect(try node.subjects == all.sorted())
            #expect(try node.node.verify().problems == [])
        }
    }

    @Test("F18 An office put back as an image is told so by the parcel that awaits it on the stick")
    func officeAtOnce() throws {
        let tour = try Tour()
        let image = try tour.image(of: tour.office)
        for number in 1...4 { try tour.office.record("หลัง \(number)") }
        for node in [tour.office, tour.district] { _ = try node.node.sync(through: tour.low) }
        let office = try tour.open(image)
        _ = try office.node.sync(through: tour.low)
        #expect(try office.node.notices().contains { $0.contains("put back") })
        // Nothing is numbered on what the image holds alone.
        #expect(try office.record("ใหม่").number != "2/2569")
    }

    @Test(
        "F18 A hub put back as an image gets back what it had confirmed, though all are silent",
        arguments: [true, false]
    )
    func hub(isCentre: Bool) throws {
        let tour = try Tour()
        let image = try tour.image(of: isCentre ? tour.centre : tour.district)
        try tour.office.record("หลัง")
        for _ in 0..<2 {
            try tour.go(office: tour.office, district: tour.district, centre: tour.centre)
        }
        let hub = try tour.open(image)
        for _ in 0..<3 {
            try tour.go(
                office: tour.office,
                district: isCentre ? tour.district : hub,
                centre: isCentre ? hub : tour.centre
            )
        }
        #expect(try hub.subjects == ["ก่อน", "หลัง"].sorted())
        #expect(try hub.node.notices().contains { $0.contains("put back") })
        #expect(try hub.node.verify().problems == [])
    }

    @Test("The centre's receipt comes down through a district by sticks, which come to rest then")
    func receipts() throws {
        let tour = try Tour()
        try tour.office.record("หลัง")
        for _ in 0..<2 {
            try tour.go(office: tour.office, district: tour.district, centre: tour.centre)
        }
        var request = ListRequest()
        request.onlyNotArrived = true
        #expect(try tour.office.node.list(request).isEmpty)
        try tour.go(office: tour.office, district: tour.district, centre: tour.centre)
        let (low, high) = (tour.low.contents, tour.high.contents)
        try tour.go(office: tour.office, district: tour.district, centre: tour.centre)
        #expect(tour.low.contents == low && tour.high.contents == high)
    }

    @Test("A late receipt of a centre's ended life says nothing of what its present one holds")
    func lateReceipt() throws {
        let tour = try Tour()
        let image = try tour.image(of: tour.centre)
        try tour.office.record("หลัง")
        for node in [tour.office, tour.district] { _ = try node.node.sync(through: tour.low) }
        for node in [tour.district, tour.centre, tour.district] {
            _ = try node.node.sync(through: tour.high)
        }
        _ = try tour.district.node.sync(through: tour.low)
        // This stick is held up; meanwhile the centre's image is put back.
        let late = MemoryStick()
        late.contents = tour.low.contents
        tour.high.contents = [:]
        let centre = try TestNode(
            opening: image,
            clock: tour.centre.clock,
            seed: 5,
            place: "machine 2"
        )
        for node in [centre, tour.district] { _ = try node.node.sync(through: tour.high) }
        for node in [tour.district, tour.office] { _ = try node.node.sync(through: tour.low) }
        var request = ListRequest()
        request.onlyNotArrived = true
        #expect(try tour.office.node.list(request).map(\.subject) == ["หลัง"])
        _ = try tour.office.node.sync(through: late)
        #expect(try tour.office.node.list(request).map(\.subject) == ["หลัง"])
        for _ in 0..<3 { try tour.go(office: tour.office, district: tour.district, centre: centre) }
        #expect(try tour.office.node.list(request).isEmpty)
        #expect(try centre.subjects == ["ก่อน", "หลัง"].sorted())
    }

    @Test("A hub that very many have given marks is not taken for a copy by the node above")
    func manyMarks() throws {
        let tour = try Tour()
        let raw = RawDatabase(of: tour.district)
        for number in 10..<90 {
            let node = String(repeating: "00", count: 15) + "\(number)"
            try raw.run(
                "INSERT INTO token VALUES (x'\(node)', x'0000000000000001', 1, zeroblob(16))"
            )
        }
        for number in 1...2 {
            try tour.office.record("เรื่อง \(number)")
            try tour.go(office: tour.office, district: tour.district, centre: tour.centre)
        }
        #expect(try tour.centre.node.notices().isEmpty)
        #expect(try tour.centre.node.nodes().nodes.allSatisfy { !$0.isDoubted })
        #expect(try tour.centre.subjects.count == 3)
    }

    @Test("What was left on a stick for a machine before it was revoked is taken back")
    func revokedReader() throws {
        let tour = try Tour()
        let second = try tour.district.furtherComputer(of: "80.21.karo", seed: 21)
        for _ in 0..<2 {
            for node in [second, tour.district] { _ = try node.node.sync(through: tour.low) }
        }
        // What the second computer does not know yet waits for it on a stick.
        let id = try #require(try second.node.list(ListRequest()).first).id
        try tour.district.act(id, .note) { $0.text = "หลังถูกขโมย" }
        _ = try tour.district.node.sync(through: tour.low)
        _ = try tour.district.node.revoke(try second.ownName)
        _ = try tour.district.node.sync(through: tour.low)
        _ = try second.node.sync(through: tour.low)
        #expect(try second.node.show(id).actions.isEmpty)
    }

    @Test("F19 A machine and its copy, which share a stick, both get what the other has written")
    func twoLives() throws {
        let tour = try Tour()
        let copy = try tour.office.copied()
        try tour.office.record("ต้นฉบับ")
        try copy.record("สำเนา")
        let nodes = [tour.office, copy, tour.district]
        for _ in 0..<4 { for node in nodes { _ = try node.node.sync(through: tour.low) } }
        try tour.office.record("ทีหลัง")
        for _ in 0..<3 { for node in nodes { _ = try node.node.sync(through: tour.low) } }
        for node in nodes {
            #expect(try node.subjects == ["ก่อน", "ต้นฉบับ", "ทีหลัง", "สำเนา"].sorted())
        }
        #expect(try tour.office.ownState == copy.ownState)
    }

    @Test("An office's parcel is taken with the certificate that another on the stick brings")
    func certificateBeside() throws {
        // The order in which parcels are read goes by the senders' keys.
        for seed in UInt64(1)...6 {
            let centre = try TestNode("centre", level: .centre)
            let district = try centre.enrolled("80.21", level: .district, seed: seed)
            let stick = MemoryStick()
            for node in [district, centre, district] { _ = try node.node.sync(through: stick) }
            let office = try district.enrolled("80.21.karo", seed: seed + 10)
            for node in [office, district, office] { _ = try node.node.sync(through: stick) }
            try office.record("เรื่อง")
            for node in [office, district] { _ = try node.node.sync(through: stick) }
            let report = try centre.node.sync(through: stick)
            #expect(report.refused == [] && report.isComplete)
            #expect(try centre.subjects == ["เรื่อง"])
        }
    }

    @Test("A revoked office gets to know that by stick, and the reader that its work is held apart")
    func revoked() throws {
        let tour = try Tour()
        _ = try tour.district.node.revoke("80.21.karo")
        try tour.office.record("หลัง")
        _ = try tour.office.node.sync(through: tour.low)
        let report = try tour.district.node.sync(through: tour.low)
        #expect(report.notices.contains { $0.contains("not admitted") })
        #expect(try tour.district.subjects == ["ก่อน"])
        _ = try tour.office.node.sync(through: tour.low)
        #expect(throws: (any Error).self) { try tour.office.record("ทีหลัง") }
        let files = tour.low.contents.count
        _ = try tour.district.node.sync(through: tour.low)
        #expect(tour.low.contents.count == files)
    }
}
