import ComplaintModel
import FieldNode
import Testing

/// A case that stands in another office's register.
@Suite struct HandedOverTests {
    @Test("The office that handed a case over tells the complainant, and does not go on with it")
    func handedOver() async throws {
        let world = try await TransferOffices()
        try world.transfer(world.first)
        try await world.exchange()
        let offer = try #require(try world.nong.node.offers().first?.id)
        _ = try world.nong.node.acceptOffer(offer)
        try await world.exchange()
        let before = try world.karo.ownState
        for kind in [ActionKind.close, .assign, .triage] {
            let refusal = #expect(throws: FieldNodeError.self, "\(kind)") {
                try world.karo.act(world.first, kind) {
                    $0.unit = "กองช่าง"
                    $0.category = "service"
                }
            }
            #expect(refusal?.sentence.thai.contains("80.21.nong") == true)
        }
        #expect(try world.karo.ownState == before)
        try world.karo.act(world.first, .notify)
        try world.karo.act(world.first, .note) { $0.text = "ส่งสำเนาแล้ว" }
        #expect(try world.karo.node.show(world.first).state == "transferred")
    }

    @Test("A case that two computers have taken over is in conflict until one line is voided")
    func takenTwice() async throws {
        let world = try await TransferOffices()
        let second = try world.district.furtherComputer(of: "80.21.nong", seed: 23)
        try world.transfer(world.first)
        try await world.exchange()
        try await second.sync(with: world.district)
        let offer = try #require(try second.node.offers().first?.id)
        let taken = try [world.nong, second].map { try $0.node.acceptOffer(offer).id }
        for node in [world.nong, second, world.nong] { try await node.sync(with: world.district) }
        let conflicts = try world.nong.node.conflicts()
        #expect(Set(conflicts.map(\.id)) == Set(taken))
        #expect(conflicts.flatMap(\.conflicts).map(\.field) == ["takeover", "takeover"])
        #expect(try world.nong.node.list(ListRequest()).filter { $0.conflicts > 0 }.count == 2)
        for node in [world.nong, world.district] { try node.expectConflictsCounted(2) }
        try world.nong.act(taken[1], .void) { $0.reason = "รับโอนซ้ำ" }
        #expect(try world.nong.node.conflicts().isEmpty)
        #expect(try world.nong.node.list(ListRequest()).allSatisfy { $0.conflicts == 0 })
        try world.nong.expectConflictsCounted(0)
    }

    /// An office has an offer of a district that is revoked before the centre has heard of it.
    private static func offeredByLostDistrict() async throws -> (TransferOffices, second: TestNode)
    {
        let world = try await TransferOffices()
        let second = try world.district.furtherComputer(of: "80.21.nong", seed: 23)
        try await second.sync(with: world.district)
        try await world.exchange()
        try world.transfer(world.first)
        for office in [world.karo, world.nong] { try await office.sync(with: world.district) }
        return (world, second)
    }

    @Test(
        "A case taken from a hub that is revoked later is offered by no other, and is handed over"
    )
    func takenFromRevoked() async throws {
        let (world, _) = try await Self.offeredByLostDistrict()
        let offer = try #require(try world.nong.node.offers().first?.id)
        _ = try world.nong.node.acceptOffer(offer)
        _ = try world.centre.node.revoke("80.21")
        for _ in 0..<2 {
            for office in [world.karo, world.nong] { try await office.sync(with: world.centre) }
        }
        #expect(try world.nong.node.offers().isEmpty)
        #expect(try world.karo.node.show(world.first).state == "transferred")
        #expect(try world.nong.node.conflicts().isEmpty)
        #expect(try world.centre.node.verify().problems == [])
    }

    @Test(
        "A case that two computers have taken over from two hubs, one of them revoked, is in conflict"
    )
    func takenFromTwoHubs() async throws {
        let (world, second) = try await Self.offeredByLostDistrict()
        var taken = [try world.nong.node.acceptOffer(world.offer(at: world.nong)).id]
        _ = try world.centre.node.revoke("80.21")
        try await world.karo.sync(with: world.centre)
        for _ in 0..<2 { try await second.sync(with: world.centre) }
        taken.append(try second.node.acceptOffer(world.offer(at: second)).id)
        for node in [world.nong, second, world.nong] { try await node.sync(with: world.centre) }
        let conflicts = try world.nong.node.conflicts()
        #expect(Set(conflicts.map(\.id)) == Set(taken))
        #expect(conflicts.flatMap(\.conflicts).map(\.field) == ["takeover", "takeover"])
    }
}
