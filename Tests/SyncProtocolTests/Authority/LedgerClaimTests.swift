import Testing

@testable import SyncProtocol

@Suite("Whose a ledger is")
struct LedgerClaimTests {
    @Test("nobody takes the ledger of an office under another prefix by naming it")
    func capture() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        registry.add(
            registry.thief.certificate("90.a", ledger: 1, rights: [.writes]),
            by: registry.neighbour,
            in: "90"
        )
        let contested = registry.authority
        for node in [registry.thief, registry.neighbour] {
            #expect(contested.grant(of: node.key, in: .office(1)).permits.isEmpty)
        }
        #expect(contested.all.filter { $0.state == .contested }.count == 2)
        #expect(contested.codes(of: .office(1)).isEmpty)
        // One who stands above both settles it, and the district's own certificate holds again.
        try registry.addSigned(registry.centre.hub("", ledger: 9))
        registry.add(
            registry.centre.certificate("80.21.karo", ledger: 1),
            by: registry.centre,
            in: ""
        )
        let settled = registry.authority
        #expect(settled.codes(of: .office(1)) == [Utf8Text("80.21.karo")])
        #expect(!settled.grant(of: registry.office.key, in: .office(1)).permits.isEmpty)
        #expect(settled.grant(of: registry.thief.key, in: .office(1)).permits.isEmpty)
        #expect(settled.grant(of: registry.neighbour.key, in: .office(1)).permits.isEmpty)
    }

    @Test(
        "a ledger stays with the office of the key that founded it, whoever enrols another for it"
    )
    func founder() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        try registry.addSigned(registry.centre.hub("", ledger: 9))
        let ledger = LedgerID.founded(by: registry.office.key)
        registry.add(
            registry.office.certificate("80.21.kata", ledger: ledger),
            by: registry.district,
            in: "80.21"
        )
        for code in ["80.22.x", "80"] {
            registry.add(
                registry.thief.certificate(code, ledger: ledger),
                by: registry.centre,
                in: ""
            )
        }
        let authority = registry.authority
        #expect(authority.codes(of: ledger) == [Utf8Text("80.21.kata")])
        #expect(authority.holders(of: ledger).map(\.signingKey) == [registry.office.key])
        #expect(authority.grant(of: registry.thief.key, in: ledger).permits.isEmpty)
        #expect(!authority.grant(of: registry.office.key, in: ledger).permits.isEmpty)
        // With another code for the founder, whoever stands above both decides, as with any ledger.
        registry.add(
            registry.office.certificate("80.3.kata", ledger: ledger),
            by: registry.province,
            in: "80"
        )
        #expect(registry.authority.codes(of: ledger) == [Utf8Text("80.3.kata")])
    }

    @Test("nobody is certified at a level above that of whoever certifies")
    func levels() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let thief = registry.thief
        registry.add(
            thief.certificate("80.21", ledger: 5, level: .centre),
            by: registry.district,
            in: "80.21"
        )
        #expect(registry.authority.level(of: thief.key) == nil)
        #expect(registry.authority.all.last?.state == .unfounded)
        try registry.addSigned(thief.certificate("80.21", ledger: 5, level: .centre))
        #expect(registry.authority.level(of: thief.key) == .centre)
    }

    @Test("a move within a province is the province's to make, and the old code goes")
    func move() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        registry.add(
            registry.office.certificate("80.3.karo", ledger: 1),
            by: registry.province,
            in: "80"
        )
        #expect(registry.authority.codes(of: .office(1)) == [Utf8Text("80.3.karo")])
        let district = registry.authority.grant(of: registry.district.key, in: .office(1))
        #expect(district.permits.isEmpty)
    }

    @Test("an office's second computer shares its ledger, whoever above certifies it")
    func secondComputer() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        registry.add(
            registry.thief.certificate("80.21.karo", ledger: 1),
            by: registry.province,
            in: "80"
        )
        let holders = registry.authority.holders(of: .office(1)).map(\.signingKey)
        #expect(Set(holders) == [registry.office.key, registry.thief.key])
        #expect(registry.authority.codes(of: .office(1)).count == 1)
    }

    @Test("nobody comes into a registry by naming it as an office's ledger")
    func registries() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let ledger = registry.ledger(of: "")
        let statement = Statement.certificate(
            Certificate(
                signingKey: registry.thief.key,
                agreementKey: registry.thief.agreement,
                level: .office,
                code: Utf8Text("80.21.b"),
                ledger: ledger,
                rights: .writes
            )
        )
        registry.add(statement, by: registry.district, in: "80.21")
        #expect(registry.authority.grant(of: registry.thief.key, in: ledger).permits.isEmpty)
        #expect(registry.authority.grant(of: registry.district.key, in: ledger).permits.isEmpty)
        let own = registry.ledger(of: "80.21")
        #expect(registry.authority.grant(of: registry.district.key, in: own).permits.count == 1)
        #expect(registry.authority.grant(of: registry.office.key, in: own).permits.isEmpty)
    }
}
