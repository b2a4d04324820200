import ComplaintModel
import FieldNode
import Testing

@Suite struct RestoredHubTests {
    @Test(
        "F18 A hub put back from a copy gets everything again, and the fall is shown",
        arguments: [true, false]
    )
    func restoredCentre(byStick: Bool) async throws {
        let first = try TestNode("centre", level: .centre)
        let office = try first.enrolled("80.21.karo")
        try office.record("ก่อนสำรอง")
        try await office.sync(with: first)
        let backup = try TestFolder(copying: first.folder)
        for number in 1...3 { try office.record("หลังสำรอง \(number)") }
        try await office.sync(with: first)
        #expect(try office.node.list(ListRequest()).allSatisfy(\.hasArrived))
        let centre = try TestNode(
            opening: backup,
            clock: first.clock,
            seed: 5,
            place: "machine 2"
        )
        var notices: [String] = []
        if byStick {
            let stick = MemoryStick()
            for _ in 0..<3 {
                _ = try centre.node.sync(through: stick)
                notices += try office.node.sync(through: stick).notices
            }
            _ = try centre.node.sync(through: stick)
        } else {
            for _ in 0..<2 { notices += try await office.sync(with: centre).notices }
        }
        #expect(notices.contains { $0.contains("holds less") })
        let left = try office.node.notices()
        #expect(left.count == 1, "\(left)")
        #expect(try centre.stateBytes(office: "80.21.karo") == office.ownState)
        #expect(try centre.subjects.count == 4)
        for node in [centre, office] { #expect(try node.node.verify().problems == []) }
    }

    @Test("F18 A hub put back as an image is noticed by one who has begun a new life since as well")
    func renewedWitness() async throws {
        let first = try TestNode("centre", level: .centre)
        let office = try first.enrolled("80.21.karo")
        try await office.sync(with: first)
        let image = try TestFolder(copying: first.folder)
        try office.record("หลังสำรอง")
        try await office.sync(with: first)
        let moved = try office.copied(place: "machine 2")
        let centre = try TestNode(opening: image, clock: first.clock, seed: 5)
        #expect(try centre.node.notices().isEmpty)
        try await moved.sync(with: centre)
        #expect(try centre.node.notices().contains { $0.contains("put back from a copy") })
    }

    @Test("F18 A hub put back as an image is noticed by one who was set up from a backup as well")
    func restoredWitness() async throws {
        let first = try TestNode("centre", level: .centre)
        let lost = try first.enrolled("80.21.karo")
        // The lost machine has got more marks than the new one will have when it counts.
        for _ in 0..<4 { try await lost.sync(with: first) }
        let office = try lost.restored(seed: 7)
        let invitation = try first.node.invite(lost.node.office.code, level: .office)
        _ = try office.node.join(invitation)
        try await office.sync(with: first)
        let image = try TestFolder(copying: first.folder)
        try office.record("หลังสำรอง")
        try await office.sync(with: first)
        let centre = try TestNode(opening: image, clock: first.clock, seed: 5)
        #expect(try centre.node.notices().isEmpty)
        try await office.sync(with: centre)
        #expect(try centre.node.notices().contains { $0.contains("put back from a copy") })
    }

    @Test("F18 What is only assumed of a hub put back from a copy keeps nothing off its stick")
    func assumed() async throws {
        let first = try TestNode("centre", level: .centre)
        let office = try first.enrolled("80.21.karo")
        try office.record("ก่อนสำรอง")
        try await office.sync(with: first)
        let backup = try TestFolder(copying: first.folder)
        for number in 1...3 { try office.record("หลังสำรอง \(number)") }
        try await office.sync(with: first)
        let centre = try TestNode(
            opening: backup,
            clock: first.clock,
            seed: 5,
            place: "machine 2"
        )
        // The new life has shown itself, and the line breaks before it is known what it lacks.
        await #expect(throws: DirectLink.Cut.self) {
            try await office.node.sync(over: DirectLink(to: centre.node, answers: 1))
        }
        let stick = MemoryStick()
        for node in [office, centre] { _ = try node.node.sync(through: stick) }
        #expect(try centre.subjects == office.subjects)
    }
}
