import ComplaintModel
import FieldNode
import Testing

/// What a node above brings back of its offers, and brings anew where it does not hold any more.
@Suite struct BroughtBackTests {
    @Test("A hub put back with new keys brings back the answers to what it had offered before")
    func restoredHub() async throws {
        let world = try await TransferOffices()
        try world.transfer(world.first)
        try await world.exchange()
        let district = try world.district.restored(seed: 17)
        let code = district.node.office.code
        _ = try district.node.join(world.centre.node.invite(code, level: .district))
        for _ in 0..<2 { try await district.sync(with: world.centre) }
        _ = try world.nong.node.acceptOffer(world.offer(at: world.nong))
        for _ in 0..<2 {
            for office in [world.karo, world.nong] { try await office.sync(with: district) }
        }
        // Nobody has revoked the keys that the offer was made with.
        let states = try world.centre.node.nodes().nodes.map(\.state)
        #expect(!states.contains("revoked"))
        let left = try world.karo.node.show(world.first)
        #expect(left.state == "transferred" && left.inTransitTo == nil)
        #expect(try district.node.verify().problems == [])
    }
}
