import Testing

@testable import SyncProtocol

@Suite("Authority over a whole country")
struct AuthorityScaleTests {
    /// 80 provinces by the root, each with 100 offices, of which 200 in all are revoked.
    @Test("8,000 offices and 200 revocations are evaluated whole")
    func wholeCountry() throws {
        var registry = try TestRegistry()
        let nodes = try (0..<8_080).map { try TestNode(numbered: $0) }
        for province in 0..<80 {
            try registry.addSigned(nodes[province].hub("\(province)", ledger: UInt64(province)))
        }
        for office in 80..<8_080 {
            let province = office % 80
            registry.add(
                nodes[office].certificate("\(province).\(office)", ledger: UInt64(office)),
                by: nodes[province],
                in: "\(province)"
            )
        }
        for office in 80..<280 {
            let limit = nodes[office].limit(9, in: .office(UInt64(office)))
            registry.add(nodes[office].revocation([limit]), by: nodes[office % 80], in: "")
            registry.add(
                nodes[office].revocation([limit]),
                by: nodes[office % 80],
                in: "\(office % 80)"
            )
        }
        let clock = ContinuousClock()
        var authority = Authority(root: nil)
        let duration = clock.measure { authority = registry.authority }
        print("8,080 certificates and 400 revocations, of which 200 count: \(duration)")
        #expect(authority.all.filter { $0.state == .counts }.count == 7_880)
        #expect(authority.all.filter { $0.state == .revoked }.count == 200)
        #expect(authority.revocations.filter(\.isLive).count == 200)
    }
}

extension TestNode {
    /// One of many: the number stands in the key's first bytes.
    fileprivate init(numbered number: Int) throws {
        var bytes = [UInt8](repeating: 77, count: 24)
        bytes.appendBigEndian(UInt64(number))
        try self.init(secret: bytes)
    }
}
