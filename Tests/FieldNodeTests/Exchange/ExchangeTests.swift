import ComplaintModel
import FieldNode
import Foundation
import Testing

@Suite struct ExchangeTests {
    @Test("An office and the centre hold the same after one exchange, and the second moves nothing")
    func exchange() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        for number in 1...20 { try office.record("เรื่องที่ \(number)") }
        let first = try await office.node.sync(over: DirectLink(to: centre.node))
        #expect(first.isComplete)
        #expect(first.sentChanges == 21)
        #expect(
            try office.stateBytes(office: "80.21.karo") == centre.stateBytes(office: "80.21.karo")
        )
        let second = try await office.node.sync(over: DirectLink(to: centre.node))
        #expect(second.isComplete)
        #expect(second.rounds == 1)
        #expect(second.sentChanges == 0)
        #expect(second.receivedChanges == 0)
    }

    @Test(
        "Those who wait hear of an invitation, and of a peer that was reached, not of one that was not"
    )
    func told() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try TestNode("80.21.karo")
        let events = office.node.events.stream()
        _ = try office.node.join(centre.node.invite(office.node.office.code, level: .office))
        await #expect(throws: DirectLink.Cut.self) {
            try await office.node.sync(over: DirectLink(to: centre.node, answers: 0))
        }
        try await office.sync(with: centre)
        try office.record("ถนนพัง")
        var heard: [NodeEvents.Event] = []
        for await event in events {
            heard.append(event)
            if event == .recorded { break }
        }
        #expect(heard == [.invited, .reached(address: "direct:centre"), .recorded])
    }

    @Test(
        "Concurrent edits are both kept, shown on both nodes, and gone when a person resolves them"
    )
    func conflict() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนนพัง").id
        try await office.sync(with: centre)
        try office.node.edit(id, .place, to: "หมู่ 3")
        try office.node.edit(id, .accused, to: "ผู้รับเหมา")
        try centre.node.edit(id, .place, to: "หมู่ 5")
        try await office.sync(with: centre)
        for node in [office, centre] {
            let found = try node.node.conflicts()
            #expect(found.map(\.id) == [id])
            #expect(try found.requireFirst().conflicts.map(\.field) == ["place"])
            #expect(
                try Set(found.requireFirst().conflicts.requireFirst().values.map(\.value)) == [
                    "หมู่ 3", "หมู่ 5",
                ]
            )
            #expect(try node.node.show(id).accused == "ผู้รับเหมา")
        }
        let dot = try #require(
            try centre.node.conflicts().requireFirst().conflicts.requireFirst().values.first {
                $0.value == "หมู่ 3"
            }?.dot
        )
        try centre.node.resolve(id, "place", .keep(dot: dot))
        try await office.sync(with: centre)
        for node in [office, centre] {
            #expect(try node.node.conflicts().isEmpty)
            #expect(try node.node.show(id).place == "หมู่ 3")
        }
        #expect(
            try office.stateBytes(office: "80.21.karo") == centre.stateBytes(office: "80.21.karo")
        )
        #expect(try office.node.verify().problems.isEmpty)
        #expect(try centre.node.verify().problems.isEmpty)
    }
}
