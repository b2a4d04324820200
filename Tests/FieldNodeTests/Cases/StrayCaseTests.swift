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

    @Test("A case that two other offices have taken is named with both lines, until one is voided")
    func takenByTwo() async throws {
        let world = try await TransferOffices()
        let east = try world.district.enrolled("80.21.east")
        let second = try world.district.furtherComputer(of: "80.21.nong", seed: 23)
        func exchange() async throws {
            for _ in 0..<2 {
                try await east.sync(with: world.district)
                try await world.exchange()
            }
        }
        for _ in 0..<2 { try await second.sync(with: world.district) }
        try await exchange()
        try world.transfer(world.first)
        for office in [world.karo, second] { try await office.sync(with: world.district) }
        let line = try second.node.acceptOffer(world.offer(at: second)).id
        try await second.sync(with: world.district)
        let name = try second.ownName
        // The centre knows nothing of that yet.
        _ = try world.centre.node.revoke(name)
        try await exchange()
        _ = try world.karo.node.transfer(world.first, to: OfficeCode(parsing: "80.21.east"))
        try await exchange()
        let other = try east.node.acceptOffer(world.offer(at: east)).id
        try await exchange()
        _ = try world.centre.node.admitLate(name)
        for _ in 0..<2 { try await exchange() }
        let numbers = try [other, line].map { try world.district.node.show($0).number }
        let nodes = [world.karo, world.district, world.centre]
        for node in nodes {
            let stray = try node.node.doctor().strayCases
            #expect(stray.map(\.kind) == [.inTwoOtherRegisters])
            #expect(stray.first?.id == world.first)
            #expect(stray.first?.other == "80.21.east:\(numbers[0]), 80.21.nong:\(numbers[1])")
        }
        try world.district.act(other, .void) { $0.reason = "รับโอนซ้ำ" }
        try await exchange()
        for node in nodes {
            #expect(try node.node.doctor().strayCases == [])
            let shown = try node.node.show(world.first)
            #expect(shown.state == "transferred")
            #expect(shown.takenOver?.hasSuffix("เลขที่ \(numbers[1])") == true)
            #expect(try node.node.verify().problems == [])
        }
        // Now it is the only line.
        #expect(throws: FieldNodeError.self) {
            try world.district.act(line, .void) { $0.reason = "รับโอนซ้ำ" }
        }
    }
}
