import ComplaintModel
import FieldNode
import Testing

/// Machines that were lost, and whose books were put back from a backup that knew no certificate.
@Suite struct PredecessorTests {
    /// A district enrols an office, which is then lost; the centre, which has not heard from the
    /// district, enrols the machine that was set up from a backup made before all that.
    private struct Lost {
        let centre: TestNode
        let district: TestNode
        let lost: TestNode
        let office: TestNode

        init() async throws {
            centre = try TestNode("centre", level: .centre)
            district = try centre.enrolled("80.21", level: .district)
            try await district.sync(with: centre)
            lost = try TestNode("80.21.karo", clock: centre.clock)
            try lost.record("ก่อนสำรอง")
            office = try lost.restored(seed: 7)
            _ = try lost.node.join(try district.node.invite(lost.node.office.code, level: .office))
            try lost.record("หลังสำรอง")
            try await lost.sync(with: district)
            _ = try office.node.join(try centre.node.invite(lost.node.office.code, level: .office))
            try office.record("หลังกู้คืน")
        }

        /// Everybody hears from everybody.
        func exchange() async throws {
            for _ in 0..<3 {
                try await office.sync(with: centre)
                try await district.sync(with: centre)
                try await office.sync(with: district)
            }
        }
    }

    @Test("What a backup has saved of a machine never enrolled counts, and nothing further")
    func saved() async throws {
        let centre = try TestNode("centre", level: .centre)
        let lost = try TestNode("80.21.karo", clock: centre.clock)
        try lost.record("ก่อนสำรอง")
        let office = try lost.restored(seed: 7)
        _ = try office.node.join(try centre.node.invite(lost.node.office.code, level: .office))
        for _ in 0..<2 { try await office.sync(with: centre) }
        #expect(try centre.subjects == ["ก่อนสำรอง"])
        #expect(try centre.node.doctor().quarantine.isEmpty)
        // Who has found the lost machine can write as long as it likes.
        try lost.record("ของผู้อื่น")
        let copied = try TestNode(opening: TestFolder(copying: lost.folder), clock: lost.clock)
        _ = try copied.node.join(try centre.node.invite(lost.node.office.code, level: .office))
        let report = try await copied.sync(with: centre)
        #expect(report.refused.contains { $0.contains("was revoked") }, "\(report.refused)")
        #expect(try centre.subjects == ["ก่อนสำรอง"])
    }

    @Test("What a lost machine has brought to the node that had enrolled it is accepted everywhere")
    func enrolledElsewhere() async throws {
        let world = try await Lost()
        try await world.office.sync(with: world.centre)
        #expect(try world.centre.subjects == ["ก่อนสำรอง", "หลังกู้คืน"])
        try await world.exchange()
        let expected = ["ก่อนสำรอง", "หลังกู้คืน", "หลังสำรอง"]
        for node in [world.centre, world.district, world.office] {
            #expect(try node.subjects == expected.sorted(), "\(node.code)")
            #expect(try node.node.doctor().quarantine.isEmpty, "\(node.code)")
            #expect(try node.stateBytes(office: "80.21.karo") == world.office.ownState)
        }
    }

    @Test("What two lives of a centre have certified apart of a lost machine is lost to neither")
    func certifiedApart() async throws {
        let centre = try TestNode("centre", level: .centre)
        let other = try centre.enrolled("80.21.nong")
        try await other.sync(with: centre)
        let lost = try TestNode("80.21.karo", clock: centre.clock)
        try lost.record("ก่อนสำรอง")
        let office = try lost.restored(seed: 7)
        _ = try office.node.join(try centre.node.invite(lost.node.office.code, level: .office))
        let copy = try centre.copied(place: "machine 3")
        // The answer of the one is lost, so the other is told as well who the lost machine was.
        await #expect(throws: DirectLink.Cut.self) {
            let link = DirectLink(to: centre.node, answers: 1, breaking: .afterPeer)
            _ = try await office.node.sync(over: link)
        }
        try await office.sync(with: copy)
        // Each of them hears what the other has said, and not yet that it takes it back.
        for life in [centre, copy] { try await other.sync(with: life) }
        for life in [centre, copy, centre, copy] { try await office.sync(with: life) }
        for life in [centre, copy] {
            #expect(try life.subjects == ["ก่อนสำรอง"])
            #expect(try life.node.doctor().quarantine.isEmpty)
        }
        #expect(try office.subjects == ["ก่อนสำรอง"])
    }

    @Test("A limit that a person has raised is lifted like the first when the machine was enrolled")
    func raisedAndEnrolledElsewhere() async throws {
        let world = try await Lost()
        try await world.office.sync(with: world.centre)
        _ = try world.centre.node.admitLate("80.21.karo")
        try await world.exchange()
        for node in [world.centre, world.district, world.office] {
            #expect(try node.subjects.contains("หลังสำรอง"), "\(node.code)")
            #expect(try node.node.doctor().quarantine.isEmpty, "\(node.code)")
        }
    }

    @Test("What a person has revoked stays revoked when the limit of a lost machine is lifted")
    func revoked() async throws {
        let world = try await Lost()
        let name = try #require(
            world.district.node.nodes().nodes.first { $0.office == "80.21.karo" }?.node
        )
        _ = try world.district.node.revoke(name)
        try world.lost.record("หลังเพิกถอน")
        try await world.office.sync(with: world.centre)
        try await world.exchange()
        for node in [world.centre, world.district, world.office] {
            #expect(try node.subjects.contains("หลังสำรอง"), "\(node.code)")
            #expect(try !node.subjects.contains("หลังเพิกถอน"), "\(node.code)")
        }
        let states = try world.centre.node.nodes().nodes.filter { $0.node == name }.map(\.state)
        #expect(states == ["revoked"])
    }
}
