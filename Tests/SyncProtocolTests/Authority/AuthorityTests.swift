import Testing

@testable import SyncProtocol

@Suite("Who counts")
struct AuthorityTests {
    private func state(_ id: RowID, in registry: TestRegistry) -> CertificateState? {
        registry.authority.all.first { $0.id == id }?.state
    }

    @Test("certificates count from the root down, and a late one admits exactly what it names")
    func chain() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let whole = registry.authority
        #expect(whole.all.map(\.state) == [.counts, .counts, .counts, .counts])
        #expect(whole.codes(of: .office(1)) == [Utf8Text("80.21.karo")])
        // Without the district's certificate the office's hangs in the air; nothing else changes.
        let without = Authority(
            root: registry.root.key,
            statements: registry.statements.filter { $0.id != TestRegistry.id(3) }
        )
        #expect(without.all.map(\.state) == [.counts, .counts, .unfounded])
        for node in [registry.province, registry.neighbour, registry.thief] {
            for ledger in [80, 90] as [UInt64] {
                let grants = [whole, without].map { $0.grant(of: node.key, in: .office(ledger)) }
                #expect(grants[0] == grants[1])
            }
        }
        #expect(without.grant(of: registry.office.key, in: .office(1)).permits.isEmpty)
        #expect(!whole.grant(of: registry.office.key, in: .office(1)).permits.isEmpty)
    }

    @Test("nobody certifies itself, alone or in a circle")
    func circles() throws {
        var registry = try TestRegistry()
        registry.add(registry.thief.hub("", ledger: 5), by: registry.thief, in: "")
        registry.add(registry.office.hub("80", ledger: 6), by: registry.district, in: "80")
        registry.add(registry.district.hub("80", ledger: 7), by: registry.office, in: "80")
        #expect(registry.authority.all.allSatisfy { $0.state == .unfounded })
        #expect(registry.authority.certificate(of: registry.thief.key).isEmpty)
    }

    @Test("a delegate gives nothing beyond its prefixes: 80.2 is not above 80.21")
    func scope() throws {
        var registry = try TestRegistry()
        let office = registry.office
        try registry.addSigned(registry.province.hub("80.2", ledger: 80))
        for (code, prefixes, place) in [
            ("80.21", [], "80.2"), ("80", [], "80.2"), ("90.1", [], "80.2"),
            ("80.2.a", ["80.21"], "80.2"), ("80.2.a", ["80.2.a", "80"], "80.2"),
            ("80.2.a", [""], "80.2"), ("80.2.a", [], "80.21"), ("80.2.a", [], ""),
        ] {
            let statement = office.certificate(code, ledger: 1, prefixes: prefixes)
            let id = registry.add(statement, by: registry.province, in: place)
            #expect(state(id, in: registry) == .unfounded)
        }
        let good = office.certificate("80.2.a", ledger: 1, prefixes: ["80.2"])
        #expect(
            state(registry.add(good, by: registry.province, in: "80.2"), in: registry) == .counts
        )
    }

    @Test("a delegate gives no right that it does not have, and none without the right to enrol")
    func rights() throws {
        var registry = try TestRegistry()
        let (province, office) = (registry.province, registry.office)
        try registry.addSigned(
            province.certificate("80", ledger: 80, prefixes: ["80"], rights: [.writes, .enrols])
        )
        try registry.addSigned(
            registry.neighbour.certificate(
                "90",
                ledger: 90,
                prefixes: ["90"],
                rights: [.writes, .acts]
            )
        )
        let acting = office.certificate("80.a", ledger: 1, rights: .acts)
        let future = office.certificate("80.a", ledger: 1, rights: Rights(rawValue: 128))
        let beyond = office.certificate("90.a", ledger: 1)
        #expect(state(registry.add(acting, by: province, in: "80"), in: registry) == .unfounded)
        #expect(state(registry.add(future, by: province, in: "80"), in: registry) == .unfounded)
        let byNeighbour = registry.add(beyond, by: registry.neighbour, in: "90")
        #expect(state(byNeighbour, in: registry) == .unfounded)
    }

    @Test("a statement counts in the registry that its prefix names, and in no other ledger")
    func foreignLedgers() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let statement = registry.thief.certificate("80.21.b", ledger: 2)
        let count = registry.authority.all.count
        registry.add(statement, by: registry.district, in: "80.21", ledger: .office(1))
        registry.add(
            statement,
            by: registry.district,
            in: "80.21",
            ledger: registry.ledger(of: "80")
        )
        #expect(registry.authority.all.count == count)
        #expect(registry.authority.certificate(of: registry.thief.key).isEmpty)
    }

    @Test("a certificate takes the place of one it names, if its author could have issued that")
    func replacing() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let old = TestRegistry.id(4)
        let renewed = registry.thief.certificate("80.21.karo", ledger: 1, replaces: [old])
        registry.add(
            registry.thief.certificate("90.a", ledger: 2, replaces: [old]),
            by: registry.neighbour,
            in: "90"
        )
        registry.add(renewed, by: registry.office, in: "80.21")
        #expect(state(old, in: registry) == .counts)
        let new = registry.add(renewed, by: registry.province, in: "80.21")
        #expect(state(old, in: registry) == .replaced)
        #expect(state(new, in: registry) == .counts)
        // What took a place may be replaced in turn; the first does not come back.
        registry.add(
            registry.office.certificate("80.21.karo", ledger: 1, replaces: [new]),
            by: registry.province,
            in: "80"
        )
        #expect(state(old, in: registry) == .replaced)
        #expect(state(new, in: registry) == .replaced)
        #expect(
            registry.authority.holders(of: .office(1)).map(\.signingKey) == [registry.office.key]
        )
    }

    @Test("what the root has replaced does not come back by a copy")
    func copies() throws {
        var registry = try TestRegistry()
        let first = try registry.addSigned(registry.province.hub("80", ledger: 80))
        try registry.addSigned(registry.neighbour.hub("80", ledger: 80, replaces: [first]))
        try registry.addSigned(
            registry.province.hub("80", ledger: 80),
            by: registry.thief,
            in: "90"
        )
        #expect(registry.authority.certificate(of: registry.province.key).isEmpty)
        #expect(registry.authority.isNamed(registry.province.key))
    }

    @Test("the nodes above a code come nearest first, the centre last")
    func nodesAbove() throws {
        var registry = try TestRegistry()
        try registry.addSigned(registry.centre.hub("", ledger: 9))
        try registry.enrolEverybody()
        let above = registry.authority.nodesAbove(Utf8Text("80.21.karo")).map(\.signingKey)
        #expect(above == [registry.district, registry.province, registry.centre].map(\.key))
        #expect(registry.authority.nodesAbove(Utf8Text("80.2")).map(\.signingKey).count == 2)
        #expect(registry.authority.level(of: registry.centre.key) == .centre)
        #expect(
            registry.authority.mayHold(
                .office(1),
                coded: Utf8Text("80.21.karo"),
                by: registry.office.key
            )
        )
        #expect(
            !registry.authority.mayHold(
                .office(1),
                coded: Utf8Text("80.21.kata"),
                by: registry.office.key
            )
        )
        #expect(
            registry.authority.mayHold(
                .office(1),
                coded: Utf8Text("80.21.kata"),
                by: registry.district.key
            )
        )
        #expect(
            !registry.authority.mayHold(
                .office(1),
                coded: Utf8Text("80.21.kata"),
                by: registry.neighbour.key
            )
        )
        #expect(registry.authority.covers(registry.district.key, .office(1)))
        #expect(!registry.authority.covers(registry.neighbour.key, .office(1)))
        #expect(registry.authority.covers(registry.province.key, registry.ledger(of: "80.21")))
    }
}
