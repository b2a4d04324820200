import Crypto

@testable import SyncProtocol
import TestGround

/// A small random registry with honest and hostile writers; one seed, one world.
struct AuthorityWorld {
    static let prefixes = ["", "80", "80.2", "80.21", "90"]
    static let codes = ["80", "80.2", "80.2.a", "80.21", "80.21.b", "90.1"]

    let root: TestNode
    let nodes: [TestNode]
    private(set) var registry: TestRegistry
    private var random: SplitMix64

    init(seed: UInt64) throws {
        registry = try TestRegistry()
        root = registry.root
        nodes = [
            registry.centre, registry.province, registry.neighbour, registry.district,
            registry.office, registry.thief,
        ]
        random = SplitMix64(seed: seed)
        try addRoots()
        for _ in 0..<(4 + random.below(10)) {
            if random.once(in: 3) { addOne() } else { addBelow() }
        }
        if random.once(in: 2) { try addSignedRevocation() }
    }

    private mutating func addRoots() throws {
        for _ in 0...random.below(2) {
            try registry.addSigned(certificate(isDelegate: true), by: anybody(), in: anyPrefix())
        }
        // A copy of what the root has signed, in another row.
        if random.once(in: 4), let first = registry.statements.first {
            registry.add(first.statement, by: anybody(), in: anyPrefix())
        }
    }

    private mutating func addSignedRevocation() throws {
        try registry.addSigned(revocation(), by: anybody(), in: anyPrefix())
    }

    private mutating func addOne() {
        if random.once(in: 8) { return addFurtherPlaces() }
        let statement = random.once(in: 3) ? revocation() : certificate(isDelegate: false)
        let prefix = anyPrefix()
        let ledger = random.once(in: 30) ? LedgerID.office(1) : nil
        registry.add(statement, by: anybody(), in: prefix, ledger: ledger)
    }

    /// What one who was certified might well say: of a code under its prefixes, in its registry.
    private mutating func addBelow() {
        let held = registry.statements[random.below(registry.statements.count)]
        guard case .certificate(let certificate) = held.statement, !certificate.prefixes.isEmpty,
            let author = nodes.first(where: { $0.key == certificate.signingKey })
        else { return addOne() }
        let prefix = certificate.prefixes[random.below(certificate.prefixes.count)]
        let codes = Self.codes.filter { prefix.covers(Utf8Text($0)) }
        let prefixes = Self.prefixes.filter { prefix.covers(Utf8Text($0)) }
        let statement = anybody().certificate(
            codes[random.below(codes.count)],
            ledger: anyLedger(),
            prefixes: random.once(in: 3) ? [] : [prefixes[random.below(prefixes.count)]],
            rights: random.once(in: 3) ? .writes : certificate.rights,
            level: random.once(in: 9) ? anyLevel() : certificate.level,
            replaces: random.once(in: 3) ? someRows() : []
        )
        let isRevocation = random.once(in: 4)
        registry.add(isRevocation ? revocation() : statement, by: author, in: prefix.string)
    }

    private mutating func certificate(isDelegate: Bool) -> Statement {
        let count = isDelegate ? 1 + random.below(2) : random.below(3)
        let all: [Rights] = [.writes, .acts, .enrols]
        let few = Rights(all.filter { _ in !random.once(in: 3) })
        return anybody().certificate(
            Self.codes[random.below(Self.codes.count)],
            ledger: anyLedger(),
            prefixes: (0..<count).map { _ in anyPrefix() },
            rights: isDelegate ? Rights(all) : few,
            level: anyLevel(),
            replaces: random.once(in: isDelegate ? 4 : 1) ? someRows() : []
        )
    }

    private mutating func revocation() -> Statement {
        let victim = anybody()
        var limits: [Limit] = []
        for prefix in Self.prefixes where !random.once(in: 3) {
            let place = UInt32(1 + random.below(4))
            limits.append(victim.limit(place, in: registry.ledger(of: prefix)))
        }
        for ledger in ledgers where random.once(in: 2) {
            limits.append(victim.limit(UInt32(1 + random.below(4)), in: ledger))
        }
        return victim.revocation(limits, replaces: someRows())
    }

    /// Further places of a revocation that is there or will be, mostly by its own author.
    private mutating func addFurtherPlaces() {
        let rows = registry.statements.filter {
            if case .revocation = $0.statement { true } else { false }
        }
        let row = rows.isEmpty ? nil : rows[random.below(rows.count)]
        guard case .revocation(let places) = revocation() else { return }
        let further = FurtherPlaces(of: row?.id ?? TestRegistry.id(3), limits: places.limits)
        let own = nodes.first { $0.key == row?.author }
        let author = own.flatMap { random.once(in: 4) ? nil : $0 } ?? anybody()
        let prefix = random.once(in: 4) ? anyPrefix() : row?.registryPrefix.string ?? ""
        registry.add(.furtherPlaces(further), by: author, in: prefix)
    }

    /// Rows that are there, that will be there, and that never are.
    private mutating func someRows() -> [RowID] {
        (0..<(random.once(in: 3) ? 1 + random.below(2) : 0)).map { _ in
            TestRegistry.id(1 + random.below(registry.statements.count + 3))
        }
    }

    /// The ledgers that certificates name: two of any id, and one that the office's key has founded.
    var ledgers: [LedgerID] {
        [.office(0), .office(1), .founded(by: registry.office.key)]
    }

    private mutating func anyLedger() -> LedgerID { ledgers[random.below(ledgers.count)] }

    private mutating func anyLevel() -> NodeLevel {
        random.once(in: 4) ? .office : random.once(in: 4) ? .centre : .district
    }

    private mutating func anybody() -> TestNode { nodes[random.below(nodes.count)] }

    private mutating func anyPrefix() -> String { Self.prefixes[random.below(Self.prefixes.count)] }
}
