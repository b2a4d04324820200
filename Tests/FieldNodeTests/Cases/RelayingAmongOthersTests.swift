import ComplaintModel
import FieldNode
import Testing

/// Requests that a hub passes on in the middle of other work.
@Suite struct RelayingAmongOthersTests {
    @Test("A request passed on while several offices' changes are taken stops none of them")
    func amongOthers() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let other = try centre.enrolled("81.10.other")
        try await other.sync(with: centre)
        let karo = try district.enrolled("80.21.karo")
        try await karo.sync(with: district)
        let nong = try district.enrolled("80.21.nong")
        let id = try karo.record("ของกะหรอ").id
        _ = try karo.node.transfer(id, to: other.node.office.code, reason: nil, withIdentity: false)
        try nong.record("ของหนอง")
        for office in [karo, nong] { try await office.sync(with: district) }
        // Both ledgers are new to the centre, and the first makes it write in a third.
        try await district.sync(with: centre)
        #expect(try centre.subjects == ["ของกะหรอ", "ของหนอง"])
        for _ in 0..<2 { try await other.sync(with: centre) }
        #expect(try other.node.offers().count == 1)
        #expect(try centre.node.verify().problems == [])
    }

    @Test("Making all rows again at a hub passes no forged request of a revoked machine on")
    func forged() async throws {
        let centre = try TestNode("centre", level: .centre)
        let nong = try centre.enrolled("80.21.nong")
        let karo = try centre.enrolled("80.21.karo")
        try karo.record("เดิม")
        for _ in 0..<2 { for office in [nong, karo] { try await office.sync(with: centre) } }
        let thief = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        for _ in 0..<2 { try await thief.sync(with: centre) }
        _ = try centre.node.revoke(try thief.ownName)
        let id = try thief.record("ปลอม").id
        _ = try thief.node.transfer(id, to: nong.node.office.code, reason: nil, withIdentity: false)
        try await thief.sync(with: centre)
        #expect(try centre.subjects == ["เดิม"])
        _ = try centre.node.doctor(rebuilding: true)
        for _ in 0..<2 { try await nong.sync(with: centre) }
        #expect(try nong.node.offers().isEmpty)
        #expect(try centre.subjects == ["เดิม"])
    }

    @Test("Making all rows again at a hub tells nobody of a case reserved after the request")
    func reservedAfterwards() async throws {
        let centre = try TestNode("centre", level: .centre)
        let karo = try centre.enrolled("80.21.karo")
        let id = try karo.record("เรื่องลับ").id
        let target = try OfficeCode(parsing: "80.21.nong")
        _ = try karo.node.transfer(id, to: target, reason: "พิมพ์ผิด", withIdentity: false)
        try await karo.sync(with: centre)
        try karo.node.reserve(id, for: centre.node.office.code)
        try await karo.sync(with: centre)
        let nong = try centre.enrolled("80.21.nong")
        for _ in 0..<2 { try await nong.sync(with: centre) }
        let before = try centre.node.doctor().ledgers.map(\.changes)
        for _ in 0..<2 { _ = try centre.node.doctor(rebuilding: true) }
        #expect(try centre.node.doctor().ledgers.map(\.changes) == before)
        for _ in 0..<2 { try await nong.sync(with: centre) }
        #expect(try nong.node.offers().isEmpty)
    }
}
