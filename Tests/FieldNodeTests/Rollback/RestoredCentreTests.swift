import ComplaintModel
import FieldNode
import NodeStore
import Testing

/// A centre that was set up anew from a backup has other keys, for which only the root key vouches.
@Suite struct RestoredCentreTests {
    private struct Deployment {
        let lost: TestNode
        let office: TestNode
        /// Enrolled before the backup, and below a district.
        let district: TestNode
        let below: TestNode
        /// Enrolled after the backup.
        let late: TestNode
        let centre: TestNode

        init() async throws {
            lost = try TestNode("centre", level: .centre)
            office = try lost.enrolled("80.22.pak")
            try office.record("ก่อนสำรอง")
            try await office.sync(with: lost)
            district = try lost.enrolled("80.21", level: .district)
            try await district.sync(with: lost)
            below = try district.enrolled("80.21.karo")
            for _ in 0..<2 {
                try await below.sync(with: district)
                try await district.sync(with: lost)
            }
            let folder = try TestFolder()
            let backup = folder.path + "/backup"
            try lost.node.backUp(to: backup)
            for number in 1...3 { try office.record("หลังสำรอง \(number)") }
            try await office.sync(with: lost)
            late = try lost.enrolled("80.22.late")
            try late.record("มาทีหลัง")
            try await late.sync(with: lost)
            let world = lost.clock.world(seed: 7, place: "machine 2")
            _ = try FieldNode.restore(backup, into: folder.path, world: world)
            centre = try TestNode(
                opening: folder,
                clock: lost.clock,
                seed: 8,
                place: "machine 2"
            )
            try centre.node.certify(root: #require(lost.root))
        }

        var unarrived: [String] {
            get throws {
                var request = ListRequest()
                request.onlyNotArrived = true
                return try office.node.list(request).map(\.subject).sorted()
            }
        }
    }

    private static let all = ["ก่อนสำรอง"] + (1...3).map { "หลังสำรอง \($0)" }

    @Test("A late receipt of a life between two restores of a centre counts for nothing")
    func lifeBetween() async throws {
        let first = try TestNode("centre", level: .centre)
        let district = try first.enrolled("80.21", level: .district)
        try await district.sync(with: first)
        let office = try district.enrolled("80.21.karo")
        let id = try office.record("เรื่อง").id
        for _ in 0..<2 {
            try await office.sync(with: district)
            try await district.sync(with: first)
        }
        let image = try TestFolder(copying: first.folder)
        func putBack(_ place: String) throws -> TestNode {
            let folder = try TestFolder(copying: image)
            return try TestNode(opening: folder, clock: first.clock, seed: 5, place: place)
        }
        let between = try putBack("machine 2")
        try district.act(id, .note) { $0.text = "ของอำเภอ" }
        try await district.sync(with: between)
        // The same image once more: this life knows of none but the first.
        let present = try putBack("machine 3")
        try await office.sync(with: present)
        try await office.sync(with: district)
        var request = ListRequest()
        request.onlyNotArrived = true
        #expect(try office.node.list(request).count == 1)
        try await district.sync(with: present)
        try await office.sync(with: present)
        #expect(try office.node.list(request).isEmpty)
    }

    @Test("F18 An office finds a centre with new keys at its address, and sends what it has lost")
    func overLink() async throws {
        let world = try await Deployment()
        #expect(try world.unarrived.isEmpty)
        let report = try await world.office.sync(with: world.centre)
        #expect(report.isComplete && report.refused.isEmpty)
        #expect(report.notices.contains { $0.contains("holds less") })
        try await world.office.sync(with: world.centre)
        #expect(try world.centre.subjects == Self.all.sorted())
        #expect(try world.centre.stateBytes(office: "80.22.pak") == world.office.ownState)
        #expect(try world.unarrived.isEmpty)
        // One whose certificate is lost with the disk brings it along; one below a district hears by it.
        #expect(try await world.late.sync(with: world.centre).isComplete)
        #expect(try await world.district.sync(with: world.centre).isComplete)
        try await world.below.sync(with: world.district)
        try world.below.record("ใต้อำเภอ")
        #expect(try await world.below.sync(with: world.centre).isComplete)
        let expected = Self.all + ["มาทีหลัง", "ใต้อำเภอ"]
        #expect(try world.centre.subjects == expected.sorted())
        for node in [world.centre, world.office, world.late, world.district, world.below] {
            #expect(try node.node.verify().problems == [])
            #expect(try node.node.doctor().quarantine.isEmpty)
        }
    }

    @Test("F18 A stick tells of a centre's new keys, and that what it lost has not arrived")
    func byStick() async throws {
        let world = try await Deployment()
        let stick = MemoryStick()
        _ = try world.centre.node.sync(through: stick)
        let heard = try world.office.node.sync(through: stick)
        #expect(heard.refused.isEmpty && heard.notices.contains { $0.contains("holds less") })
        #expect(try world.unarrived == Self.all.dropFirst().sorted())
        for node in [world.centre, world.office] { _ = try node.node.sync(through: stick) }
        #expect(try world.centre.subjects == Self.all.sorted())
        #expect(try world.unarrived.isEmpty)
        // Nothing is left for the keys that nobody has any more.
        for _ in 0..<2 {
            for node in [world.centre, world.office] { _ = try node.node.sync(through: stick) }
        }
        let before = stick.contents
        for node in [world.centre, world.office] { _ = try node.node.sync(through: stick) }
        #expect(stick.contents == before)
    }

    @Test("F18 An office that the backup does not know is found again once it is invited anew")
    func invitedAnew() async throws {
        let world = try await Deployment()
        let stick = MemoryStick()
        for node in [world.late, world.centre] { _ = try node.node.sync(through: stick) }
        #expect(try world.centre.subjects == ["ก่อนสำรอง"])
        _ = try world.late.node.join(
            world.centre.node.invite(world.late.node.office.code, level: .office)
        )
        for _ in 0..<2 {
            for node in [world.late, world.centre] { _ = try node.node.sync(through: stick) }
        }
        #expect(try world.centre.subjects == ["ก่อนสำรอง", "มาทีหลัง"])
        _ = try world.late.node.sync(through: stick)
        #expect(try world.late.node.list(ListRequest()).allSatisfy(\.hasArrived))
        let centres = try world.late.node.nodes().nodes.filter { $0.office == "centre" }
        #expect(centres.map(\.state).sorted() == ["enrolled", "replaced"])
    }

    @Test("F18 A file from a centre with new keys is taken like any other")
    func byFile() async throws {
        let world = try await Deployment()
        let bytes = try world.centre.exported(to: "80.22.pak")
        for isTrial in [true, false] {
            let report = try world.office.node.import(bytes, name: "x.tbn", isTrial: isTrial)
            #expect(report.refused.isEmpty && report.newChanges > 0)
        }
        _ = try world.centre.node.import(
            world.office.exported(to: "centre"),
            name: "y.tbn",
            isTrial: false
        )
        #expect(try world.centre.subjects == Self.all.sorted())
    }

    @Test("Whoever reads what a centre without a certificate wrote is told to do nothing")
    func uncertified() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        for _ in 0..<2 { try await office.sync(with: centre) }
        let restored = try centre.restored(seed: 7)
        let stick = MemoryStick()
        _ = try restored.node.sync(through: stick)
        let report = try office.node.sync(through: stick)
        let refusal = try #require(report.refused.first)
        #expect(refusal.contains("nothing is to be done at '80.21.karo'"))
        #expect(refusal.contains("tambon certify") && !refusal.contains("tambon invite"))
    }

    @Test("An office does not follow new keys for which another root key vouches, or nobody")
    func strangers() async throws {
        let world = try await Deployment()
        let other = try TestNode("centre", level: .centre, seed: 99)
        let folder = try TestFolder()
        let backup = folder.path + "/backup"
        try other.node.backUp(to: backup)
        _ = try FieldNode.restore(backup, into: folder.path, world: other.clock.world(seed: 3))
        let uncertified = try TestNode(opening: folder, clock: other.clock, seed: 4)
        await #expect(throws: (any Error).self) { try await world.office.sync(with: uncertified) }
        try uncertified.node.certify(root: #require(other.root))
        await #expect(throws: ExchangeError.self) { try await world.office.sync(with: uncertified) }
        #expect(try await world.office.sync(with: world.lost).isComplete)
        // What the lost machine answers has nothing new about it once the office knows its successor.
        try await world.office.sync(with: world.centre)
        #expect(try await world.office.sync(with: world.centre).isComplete)
    }
}
