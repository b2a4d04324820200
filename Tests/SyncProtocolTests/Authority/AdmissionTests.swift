import Testing

@testable import SyncProtocol

@Suite("Admission")
struct AdmissionTests {
    private let number = TableAndCell(TableTag(3), CellTag(7))

    private func change(_ cells: TableAndCell..., sequence: UInt32 = 2) -> Change {
        Change(
            dot: Dot(line: LineNumber(0), sequence: SequenceNumber(sequence)),
            height: Height(1),
            time: 0,
            context: ChangeContext(own: .none, others: LineVector()),
            writes: cells.map { cell in
                CellWrite(
                    table: cell.table,
                    row: .own(0),
                    cell: cell.cell,
                    rule: .overwritable,
                    value: .integer(1)
                )
            }
        )
    }

    private func verdict(
        _ change: Change,
        by node: TestNode,
        in ledger: LedgerID,
        _ registry: TestRegistry,
    ) -> Verdict {
        let rules = AdmissionRules(reserved: [number, TableAndCell(.origins, Opening.keyCell)])
        return Admission(authority: registry.authority, rules: rules)
            .verdict(of: change, by: node.key, in: ledger) { limit in
                limit.origin == node.origin(in: ledger)
                    && change.dot.sequence <= limit.sequence
            }
    }

    @Test("an office writes everything in its ledger, and nothing elsewhere")
    func office() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let all = change(number, TableAndCell(TableTag(3), CellTag(1)))
        #expect(verdict(all, by: registry.office, in: .office(1), registry) == .admitted)
        for ledger in [.office(2), .office(8_021), registry.ledger(of: "80.21")] as [LedgerID] {
            let elsewhere = verdict(all, by: registry.office, in: ledger, registry)
            #expect(elsewhere == .quarantined(.outsideScope))
        }
        let stranger = verdict(all, by: registry.thief, in: .office(1), registry)
        #expect(stranger == .quarantined(.unknownKey))
    }

    @Test("a node above writes all but the reserved cells, its origin's opening included")
    func above() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let plain = TableAndCell(TableTag(3), CellTag(8))
        let opening = TableAndCell(.origins, Opening.keyCell)
        for node in [registry.district, registry.province] {
            let good = change(opening, plain, sequence: 1)
            #expect(verdict(good, by: node, in: .office(1), registry) == .admitted)
            let bad = verdict(change(plain, number), by: node, in: .office(1), registry)
            #expect(bad == .quarantined(.reservedCell(number.table, number.cell)))
        }
        let beside = verdict(change(plain), by: registry.neighbour, in: .office(1), registry)
        #expect(beside == .quarantined(.outsideScope))
    }

    @Test("a change that was concurrent with a revocation is kept apart beyond the place named")
    func concurrent() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let office = registry.office
        registry.add(
            office.revocation([office.limit(3, in: .office(1))]),
            by: registry.district,
            in: "80.21"
        )
        let verdicts = (1...5).map { place in
            verdict(change(number, sequence: place), by: office, in: .office(1), registry)
        }
        let late = Verdict.quarantined(.revoked)
        #expect(verdicts == [.admitted, .admitted, .admitted, late, late])
    }

    @Test("a registry takes the changes of those who enrol over its prefix")
    func registries() throws {
        var registry = try TestRegistry()
        try registry.enrolEverybody()
        let (change, ledger) = (change(number), registry.ledger(of: "80.21"))
        #expect(verdict(change, by: registry.district, in: ledger, registry) == .admitted)
        #expect(verdict(change, by: registry.province, in: ledger, registry) == .admitted)
        let upwards = verdict(
            change,
            by: registry.district,
            in: registry.ledger(of: "80"),
            registry
        )
        #expect(upwards == .quarantined(.outsideScope))
    }

    @Test("a node that was never enrolled admits its own work, and until it is certified as well")
    func beforeEnrolment() throws {
        var registry = try TestRegistry()
        let (node, change) = (registry.office, change(number))
        let alone = Admission(authority: Authority(root: nil))
        #expect(alone.verdict(of: change, by: node.key, in: .office(1)) { _ in false } == .admitted)
        let own = ProvisionalAuthor(keys: [node.key], ledger: .office(1))
        func verdict(in ledger: LedgerID) -> Verdict {
            Admission(authority: registry.authority, provisional: own)
                .verdict(of: change, by: node.key, in: ledger) { _ in false }
        }
        #expect(verdict(in: .office(1)) == .admitted)
        #expect(verdict(in: .office(2)) == .quarantined(.unknownKey))
        // A certificate from one who may not give it changes nothing.
        registry.add(node.certificate("80.b", ledger: 3), by: registry.thief, in: "80")
        #expect(verdict(in: .office(1)) == .admitted)
        try registry.addSigned(node.certificate("80.b", ledger: 3))
        #expect(verdict(in: .office(1)) == .quarantined(.outsideScope))
    }

    @Test("each reason is part of a sentence")
    func reasons() {
        let reasons: [Verdict.Reason] = [
            .unknownKey, .outsideScope, .revoked, .reservedCell(number.table, number.cell),
        ]
        #expect(Set(reasons.map(\.description)).count == reasons.count)
        #expect(reasons[3].description.contains("cell 7 of table 3"))
    }
}
