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
        let stick = MemoryStick()
        for _ in 0..<2 {
            for node in [world.karo, world.nong, district, world.centre] {
                _ = try node.node.sync(through: stick)
            }
        }
        for node in [district, world.karo] { _ = try node.node.sync(through: stick) }
        // Nobody has revoked the keys that the offer was made with.
        let states = try world.centre.node.nodes().nodes.map(\.state)
        #expect(!states.contains("revoked"))
        let left = try world.karo.node.show(world.first)
        #expect(left.state == "transferred" && left.inTransitTo == nil)
        #expect(try district.node.verify().problems == [])
    }

    @Test("A case accepted before a withdrawal was heard of goes over, whosever books come first")
    func acceptedAndWithdrawn() async throws {
        let world = try await TransferOffices()
        let image = try TestFolder(copying: world.district.folder)
        try world.transfer(world.first)
        try await world.exchange()
        let offer = try world.offer(at: world.nong)
        _ = try world.karo.node.withdrawTransfer(world.first, reason: "ดำเนินการเอง")
        _ = try world.nong.node.acceptOffer(offer)
        let district = try TestNode(opening: image, clock: world.district.clock, seed: 31)
        for _ in 0..<3 {
            for node in [world.nong, world.karo] { try await node.sync(with: district) }
        }
        #expect(try world.karo.node.show(world.first).state == "transferred")
        #expect(try district.node.verify().problems == [])
    }

    /// Holds that nobody writes any more, and that all who hold the same books say the same.
    private static func expectAtRest(_ world: TransferOffices, _ more: [TestNode] = []) async throws
    {
        try await world.exchange()
        let counts = try world.all.map { try $0.node.doctor().ledgers.map(\.changes) }
        for _ in 0..<2 {
            for node in more { try await node.sync(with: world.district) }
            try await world.exchange()
        }
        #expect(try world.all.map { try $0.node.doctor().ledgers.map(\.changes) } == counts)
        for node in [world.district, world.centre] {
            #expect(try node.stateBytes(office: "80.21.karo") == world.karo.ownState)
            #expect(try node.node.verify().problems == [])
        }
    }

    @Test("Of a case handed over the number is told that it has, also if it got another one later")
    func renumbered() async throws {
        let world = try await TransferOffices()
        let second = try world.district.furtherComputer(of: "80.21.nong", seed: 23)
        for _ in 0..<2 { try await second.sync(with: world.district) }
        try world.transfer(world.first)
        try await world.exchange()
        try await second.sync(with: world.district)
        // Both give the next number.
        _ = try second.node.takeBook(last: nil)
        let line = try world.nong.node.acceptOffer(world.offer(at: world.nong))
        let other = try second.record("เรื่องอื่น")
        #expect(line.number == other.number)
        for _ in 0..<2 {
            for node in [world.nong, second] { try await node.sync(with: world.district) }
        }
        try await world.exchange()
        let conflict = try #require(
            try second.node.conflicts().first { $0.id == other.id }?.conflicts.first
        )
        let kept = try #require(conflict.values.first { $0.value.contains(other.id) }).dot
        try second.node.resolve(other.id, "number", .keep(dot: kept))
        for _ in 0..<2 { try await second.sync(with: world.district) }
        try await world.exchange()
        let number = try second.node.show(line.id).number
        #expect(number != other.number)
        for node in [world.karo, world.district, world.centre] {
            let shown = try node.node.show(world.first)
            #expect(shown.takenOver == "สำนักงาน 80.21.nong (80.21.nong) เลขที่ \(number)")
            #expect(shown.state == "transferred")
            #expect(shown.actions.last?.text?.contains(number) == true)
        }
        try await Self.expectAtRest(world, [second])
    }

    /// Two computers of one office that are both asked to take a case over, and the offer.
    private static func offeredToTwo() async throws -> (
        world: TransferOffices, second: TestNode, offer: String
    ) {
        let world = try await TransferOffices()
        let second = try world.district.furtherComputer(of: "80.21.nong", seed: 23)
        try world.transfer(world.first)
        try await world.exchange()
        for _ in 0..<2 { try await second.sync(with: world.district) }
        return (world, second, try world.offer(at: second))
    }

    /// Two computers of one office take a case over before they hear of each other; the line of each.
    private static func takenTwice() async throws -> (
        world: TransferOffices, second: TestNode, lines: [String]
    ) {
        let (world, second, offer) = try await offeredToTwo()
        let nodes = [world.nong, second]
        let lines = try nodes.map { try $0.node.acceptOffer(offer).id }
        for _ in 0..<2 { for node in nodes { try await node.sync(with: world.district) } }
        return (world, second, lines)
    }

    @Test("Of a case taken over twice the line is told that is left, once the other is voided")
    func settledTakeover() async throws {
        let (world, second, lines) = try await Self.takenTwice()
        try await world.exchange()
        let told = try #require(try world.karo.node.show(world.first).takenOver)
        let both = try lines.map { try world.nong.node.show($0) }
        let named = try #require(both.first { told.hasSuffix("เลขที่ \($0.number)") })
        let left = try #require(both.first { $0.id != named.id })
        try world.nong.act(named.id, .void) { $0.reason = "รับโอนซ้ำ" }
        try await world.exchange()
        for node in [world.karo, world.district, world.centre] {
            let shown = try node.node.show(world.first)
            #expect(shown.takenOver == "สำนักงาน 80.21.nong (80.21.nong) เลขที่ \(left.number)")
            #expect(shown.actions.count { $0.kind == "transfer" } == 1)
        }
        // What is left is the only line.
        #expect(throws: FieldNodeError.self) {
            try world.nong.act(left.id, .void) { $0.reason = "รับโอนซ้ำ" }
        }
        try await Self.expectAtRest(world, [second])
    }

    @Test("Of a case taken over twice the line is told that no disk has taken along")
    func lostTakeover() async throws {
        let (world, second, offer) = try await Self.offeredToTwo()
        let district = try world.district.copied(seed: 31)
        let gone = try world.nong.node.acceptOffer(offer)
        for office in [world.nong, world.karo] { try await office.sync(with: world.district) }
        #expect(try world.karo.node.show(world.first).takenOver?.hasSuffix(gone.number) == true)
        let left = try second.node.acceptOffer(offer)
        for _ in 0..<2 {
            for office in [world.karo, second] { try await office.sync(with: district) }
        }
        try await world.karo.sync(with: district)
        let number = try second.node.show(left.id).number
        #expect(number != gone.number)
        #expect(try world.karo.node.show(world.first).takenOver?.hasSuffix(number) == true)
        #expect(try district.node.doctor().strayCases == [])
    }

    @Test("A line voided on its way is the other office's once it is not voided any more")
    func voidTakenBack() async throws {
        let world = try await TransferOffices()
        try world.transfer(world.first)
        try await world.exchange()
        let offer = try world.offer(at: world.nong)
        try world.karo.act(world.first, .void) { $0.reason = "ลงซ้ำ" }
        _ = try world.nong.node.acceptOffer(offer)
        try await world.exchange()
        let voided = try world.karo.node.show(world.first)
        #expect(voided.state == "voided")
        let void = try #require(voided.actions.first { $0.kind == "void" }).index
        try world.karo.act(world.first, .retract) {
            $0.retracts = void
            $0.reason = "ไม่ซ้ำ"
        }
        #expect(try world.karo.node.show(world.first).state == "transferred")
        try await Self.expectAtRest(world)
    }

    @Test("A case of which no line is left there is the first office's again, and can be offered")
    func allVoided() async throws {
        let (world, second, lines) = try await Self.takenTwice()
        let nodes = [world.nong, second]
        try await world.nong.sync(with: world.district)
        // Each voids another line, and neither knows of the other.
        for (node, line) in zip(nodes, lines) {
            try node.act(line, .void) { $0.reason = "รับโอนซ้ำ" }
        }
        for node in nodes { try await node.sync(with: world.district) }
        try await world.exchange()
        let back = try world.karo.node.show(world.first)
        #expect(back.state == "accepted" && back.takenOver == nil && back.inTransitTo == nil)
        #expect(back.declinedTransfers == ["80.21.nong: 80.21.nong ยกเลิกรายการที่รับโอนไว้แล้ว"])
        try world.transfer(world.first)
        try await world.exchange()
        let taken = try world.nong.node.acceptOffer(world.offer(at: world.nong))
        try await world.exchange()
        #expect(
            try world.karo.node.show(world.first).takenOver?.hasSuffix(taken.number) == true
        )
        try await Self.expectAtRest(world, [second])
    }

    @Test("The only line of a case that was taken over is not voided: the case is transferred back")
    func onlyLine() async throws {
        let world = try await TransferOffices()
        try world.transfer(world.first)
        try await world.exchange()
        let line = try world.nong.node.acceptOffer(world.offer(at: world.nong))
        try await world.exchange()
        let before = try world.nong.ownState
        let refusal = #expect(throws: FieldNodeError.self) {
            try world.nong.act(line.id, .void) { $0.reason = "ไม่อยู่ในเขต" }
        }
        #expect(refusal?.sentence.thai.contains("80.21.karo") == true)
        #expect(try world.nong.ownState == before)
        _ = try world.nong.node.transfer(line.id, to: OfficeCode(parsing: "80.21.karo"))
        try await world.exchange()
        let back = try world.karo.node.acceptOffer(world.offer(at: world.karo))
        try await world.exchange()
        #expect(try world.nong.node.show(line.id).state == "transferred")
        #expect(try world.karo.node.show(back.id).state == "accepted")
        // A line of the office's own is voided as ever.
        let own = try world.nong.record("ลงผิด").id
        try world.nong.act(own, .void) { $0.reason = "ลงผิด" }
    }

    @Test("A case taken on a machine whose work is not admitted comes back, until that is admitted")
    func notAdmitted() async throws {
        let world = try await TransferOffices()
        let second = try world.district.furtherComputer(of: "80.21.nong", seed: 23)
        for _ in 0..<2 { try await second.sync(with: world.district) }
        try await world.exchange()
        try world.transfer(world.first)
        for office in [world.karo, second] { try await office.sync(with: world.district) }
        let line = try second.node.acceptOffer(world.offer(at: second))
        try await second.sync(with: world.district)
        try await world.karo.sync(with: world.district)
        #expect(try world.karo.node.show(world.first).state == "transferred")
        // The centre knows nothing of that yet.
        let name = try second.ownName
        _ = try world.centre.node.revoke(name)
        try await world.exchange()
        let back = try world.karo.node.show(world.first)
        #expect(back.state == "accepted" && back.takenOver == nil && back.inTransitTo == nil)
        #expect(back.declinedTransfers.count == 1)
        #expect(try world.nong.node.offers().isEmpty)
        try await Self.expectAtRest(world)
        _ = try world.centre.node.admitLate(name)
        try await world.exchange()
        let shown = try world.karo.node.show(world.first)
        #expect(shown.state == "transferred")
        let number = try world.nong.node.show(line.id).number
        #expect(shown.takenOver?.hasSuffix(number) == true)
        #expect(shown.declinedTransfers.isEmpty)
        try await Self.expectAtRest(world)
    }

    /// A case that a machine of the office had asked another one to take, and that was revoked by a node which had not
    /// heard of that.
    private static func unadmitted(
        _ answer: (TransferOffices) async throws -> Void
    ) async throws -> (world: TransferOffices, second: TestNode, lost: String) {
        let world = try await TransferOffices()
        let second = try world.district.furtherComputer(of: "80.21.karo", seed: 29)
        for _ in 0..<2 { try await second.sync(with: world.district) }
        try await world.exchange()
        let nong = try OfficeCode(parsing: "80.21.nong")
        _ = try second.node.transfer(world.first, to: nong)
        for office in [second, world.nong] { try await office.sync(with: world.district) }
        #expect(try world.nong.node.offers().count == 1)
        try await answer(world)
        let lost = try second.ownName
        _ = try world.centre.node.revoke(lost)
        try await world.exchange()
        return (world, second, lost)
    }

    @Test("The offer of a request that is not admitted any more is taken back")
    func unadmittedRequest() async throws {
        let (world, _, lost) = try await Self.unadmitted { _ in }
        #expect(try world.nong.node.offers().isEmpty)
        #expect(try world.karo.node.show(world.first).inTransitTo == nil)
        #expect(try world.district.node.notices().allSatisfy { !$0.contains("รับโอน") })
        try await Self.expectAtRest(world)
        // Admitted after all, it came to nothing, and can be made again.
        _ = try world.centre.node.admitLate(lost)
        try await world.exchange()
        let shown = try world.karo.node.show(world.first)
        #expect(shown.inTransitTo == nil && shown.declinedTransfers.count == 1)
        try world.transfer(world.first)
        try await world.exchange()
        #expect(try world.nong.node.offers().count == 1)
        try await Self.expectAtRest(world)
    }

    @Test(
        "Where a case was taken by a request that is not admitted any more, the hub says so, once"
    )
    func unadmittedButTaken() async throws {
        let (world, _, lost) = try await Self.unadmitted { world in
            _ = try world.nong.node.acceptOffer(world.offer(at: world.nong))
        }
        func told() throws -> Int {
            try world.district.node.notices().count { $0.contains("รับโอนเรื่องเลขที่ 1/2569") }
        }
        #expect(try told() == 1)
        try world.district.node.dropNotices()
        try world.nong.record("อีกเรื่อง")
        try await Self.expectAtRest(world)
        #expect(try told() == 0)
        _ = try world.centre.node.admitLate(lost)
        try await world.exchange()
        #expect(try world.karo.node.show(world.first).state == "transferred")
        try await Self.expectAtRest(world)
    }
}
