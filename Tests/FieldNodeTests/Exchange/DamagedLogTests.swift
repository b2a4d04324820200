import ComplaintModel
import FieldNode
import Testing
import TestGround

/// A block of a hub's log that has rotted.
@Suite struct DamagedLogTests {
    @Test("F7 A damaged block of one office holds up no other office below the same hub")
    func others() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let karo = try district.enrolled("80.21.karo")
        let nong = try district.enrolled("80.21.nong")
        for number in 1...4 {
            try karo.record("กะหรอ \(number)")
            for office in [karo, nong] { try await office.sync(with: district) }
            if number == 2 { try await district.sync(with: centre) }
        }
        let raw = RawDatabase(of: district)
        let blocks = try raw.run(
            """
            SELECT block.number, length(body) FROM block JOIN ledger ON ledger.number = block.ledger
            WHERE ledger.code = '80.21.karo' ORDER BY block.number
            """
        )
        let last = try #require(blocks.last)
        let bit = try #require(Int(last[1])) * 8 - 12
        try raw.flip(bit: bit, of: "body", in: "block", where: "number = \(last[0])")
        try nong.record("หนอง")
        try karo.record("กะหรอ 5")
        for _ in 0..<2 {
            for office in [karo, nong] { try await office.sync(with: district) }
            _ = try? await district.sync(with: centre)
        }
        #expect(try centre.subjects.contains("หนอง"))
        #expect(try district.subjects.contains("กะหรอ 5"))
        let stick = MemoryStick()
        try nong.record("หนองอีก")
        try await nong.sync(with: district)
        _ = try district.node.sync(through: stick)
        _ = try centre.node.sync(through: stick)
        #expect(try centre.subjects.contains("หนองอีก"))
        #expect(try centre.node.verify().problems == [])
    }

    @Test("Staff hears of a damaged block also where nobody lacks it")
    func unnoticedSoFar() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        for number in 1...4 {
            try office.record("ก่อน \(number)")
            try await office.sync(with: centre)
        }
        try RawDatabase(of: office).run(
            """
            UPDATE block SET body = zeroblob(40) WHERE number = (
                SELECT min(block.number) FROM block JOIN ledger ON ledger.number = block.ledger
                WHERE ledger.code = '80.21.karo'
            )
            """
        )
        for number in 1...4 {
            try office.record("หลัง \(number)")
            try await office.sync(with: centre)
        }
        #expect(try centre.subjects.count == 8)
        #expect(try office.node.notices().contains { $0.contains("80.21.karo is damaged") })
    }
}
