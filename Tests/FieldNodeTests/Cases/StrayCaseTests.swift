import ComplaintModel
import FieldNode
import Testing

/// What disks that were put back have taken along of a hand-over is seen where both books are.
@Suite struct StrayCaseTests {
    @Test("A case whose line went with two disks is named as in no register")
    func lineLost() async throws {
        let world = try await TransferOffices()
        try world.transfer(world.first)
        try await world.exchange()
        let district = try world.district.copied(seed: 31)
        let nong = try world.nong.copied(seed: 33)
        let line = try world.nong.node.acceptOffer(world.offer(at: world.nong))
        try await world.nong.sync(with: world.district)
        try await world.karo.sync(with: world.district)
        #expect(try world.karo.node.show(world.first).state == "transferred")
        #expect(try world.district.node.doctor().strayCases == [])
        for _ in 0..<2 {
            for office in [world.karo, nong] { try await office.sync(with: district) }
        }
        let stray = try district.node.doctor().strayCases
        #expect(stray.map(\.kind) == [.inNoRegister])
        #expect(stray.first?.id == world.first)
        #expect(stray.first?.other == "80.21.nong:\(line.number)")
    }

    @Test("A case taken by a request that went with a disk is named as in two registers")
    func requestLost() async throws {
        let world = try await TransferOffices()
        let district = try world.district.copied(seed: 31)
        let target = try OfficeCode(parsing: "80.21.nong")
        _ = try world.district.node.transfer(world.first, to: target)
        try await world.nong.sync(with: world.district)
        let line = try world.nong.node.acceptOffer(world.offer(at: world.nong))
        for _ in 0..<2 {
            for office in [world.karo, world.nong] { try await office.sync(with: district) }
        }
        #expect(try world.karo.node.show(world.first).state == "accepted")
        let stray = try district.node.doctor().strayCases
        #expect(stray.map(\.kind) == [.inTwoRegisters])
        #expect(stray.first?.id == world.first)
        #expect(stray.first?.other == "80.21.nong:\(line.number)")
    }
}
