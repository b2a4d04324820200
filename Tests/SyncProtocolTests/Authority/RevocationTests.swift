import Testing

@testable import SyncProtocol

@Suite("Revocations")
struct RevocationTests {
    private func limits(_ registry: TestRegistry, _ node: TestNode) -> [[Limit]] {
        registry.authority.limits(of: node.key, in: .office(1)).flatMap(\.revocations)
    }

    private func admits(_ sequence: UInt32, by node: TestNode, _ registry: TestRegistry) -> Bool {
        let origin = node.origin(in: .office(1))
        return registry.authority.limits(of: node.key, in: .office(1)).contains { limits in
            limits.admit { $0.origin == origin && sequence <= $0.sequence.value }
        }
    }

    @Test("a revoked key is accepted up to the place named, and nowhere without a place")
    func upToThePlace() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let office = registry.office
        registry.add(
            office.revocation([office.limit(5, in: .office(1))]),
            by: registry.district,
            in: "80.21"
        )
        #expect(admits(5, by: office, registry))
        #expect(!admits(6, by: office, registry))
        #expect(registry.authority.isRevoked(office.key))
        #expect(registry.authority.holders(of: .office(1)).isEmpty)
        #expect(
            !registry.authority.mayHold(.office(1), coded: Utf8Text("80.21.karo"), by: office.key)
        )
        // Who stands above is above still, and the code stays.
        #expect(registry.authority.codes(of: .office(1)) == [Utf8Text("80.21.karo")])
        registry.add(office.revocation(), by: registry.province, in: "80")
        #expect(!admits(1, by: office, registry))
    }

    @Test("of revocations made apart the lowest place counts, in each origin")
    func lowest() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let office = registry.office
        for (place, author) in [(9, registry.district), (4, registry.province)]
            as [(UInt32, TestNode)]
        {
            registry.add(
                office.revocation([office.limit(place, in: .office(1))]),
                by: author,
                in: "80.21"
            )
        }
        #expect(admits(4, by: office, registry))
        #expect(!admits(5, by: office, registry))
        #expect(limits(registry, office).count == 2)
    }

    @Test("who has seen a revocation may raise its places; who has not named it cannot")
    func raised() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let office = registry.office
        let first = registry.add(
            office.revocation([office.limit(4, in: .office(1))]),
            by: registry.province,
            in: "80"
        )
        let higher = [office.limit(9, in: .office(1))]
        registry.add(office.revocation(higher), by: registry.province, in: "80")
        #expect(!admits(5, by: office, registry))
        // A lower one may not lift what a higher one has said.
        registry.add(
            office.revocation(higher, replaces: [first]),
            by: registry.district,
            in: "80.21"
        )
        #expect(!admits(5, by: office, registry))
        registry.add(office.revocation(higher, replaces: [first]), by: registry.province, in: "80")
        #expect(admits(9, by: office, registry))
        #expect(!admits(10, by: office, registry))
        #expect(registry.authority.revocations.map(\.isLive) == [false, true, true, true])
    }

    @Test("a new certificate lifts the revocation it names")
    func lifted() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let office = registry.office
        let id = registry.add(office.revocation(), by: registry.district, in: "80.21")
        registry.add(
            office.certificate("80.21.karo", ledger: 1, replaces: [id]),
            by: registry.district,
            in: "80.21"
        )
        #expect(admits(1_000, by: office, registry))
        #expect(!registry.authority.isRevoked(office.key))
    }

    @Test("nobody revokes its equal, its superior, or one under another prefix")
    func upwards() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        try registry.addSigned(registry.thief.hub("80", ledger: 81))
        for (victim, author, prefix) in [
            (registry.province, registry.thief, "80"),
            (registry.province, registry.district, "80.21"),
            (registry.district, registry.district, "80.21"),
            (registry.office, registry.neighbour, "90"),
            (registry.office, registry.neighbour, "80"),
            (registry.district, registry.office, "80.21"),
        ] {
            registry.add(victim.revocation(), by: author, in: prefix)
        }
        #expect(registry.authority.revocations.allSatisfy { !$0.isLive })
        #expect(registry.authority.all.allSatisfy { $0.state == .counts })
        try registry.addSigned(registry.province.revocation())
        #expect(registry.authority.isRevoked(registry.province.key))
    }

    @Test("a neighbour's certificate neither shields a key from revocation nor lets it be revoked")
    func shields() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let office = registry.office
        registry.add(office.certificate("90.a", ledger: 2), by: registry.neighbour, in: "90")
        registry.add(office.revocation(), by: registry.neighbour, in: "90")
        #expect(admits(1, by: office, registry))
        registry.add(office.revocation(), by: registry.district, in: "80.21")
        #expect(!admits(1, by: office, registry))
    }

    @Test("what a revoked delegate said within its places stays; what it said later does not count")
    func delegates() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let district = registry.district
        registry.add(registry.thief.certificate("80.21.b", ledger: 2), by: district, in: "80.21")
        registry.add(registry.office.revocation(), by: district, in: "80.21")
        let place = district.limit(2, in: registry.ledger(of: "80.21"))
        registry.add(district.revocation([place]), by: registry.province, in: "80")
        #expect(!registry.authority.certificate(of: registry.office.key).isEmpty)
        #expect(!registry.authority.certificate(of: registry.thief.key).isEmpty)
        #expect(!registry.authority.isRevoked(registry.office.key))
        #expect(registry.authority.nodesAbove(Utf8Text("80.21.b")).count == 1)
    }

    @Test("a key that is certified again below the one who revoked it stays revoked")
    func certifiedAgain() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        registry.add(registry.office.revocation(), by: registry.province, in: "80")
        registry.add(
            registry.office.certificate("80.21.karo", ledger: 1),
            by: registry.district,
            in: "80.21"
        )
        #expect(!admits(1, by: registry.office, registry))
    }
}
