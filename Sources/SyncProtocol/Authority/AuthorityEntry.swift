/// A statement as the evaluation sees it: once, with all rows in which it stands.
///
/// What the root key has signed is the same statement wherever it stands: were each copy one of its
/// own, anybody who may write a registry could bring back by a copy what the root has replaced.
struct AuthorityEntry {
    /// The first of the rows that hold the statement.
    let held: HeldStatement
    /// All rows that hold it, sorted.
    var ids: [RowID]
    /// The least height of those rows: who copies a statement does so after it was made.
    var height: Height
    /// Whether the root key has signed it; who wrote it down then does not matter.
    let isByRoot: Bool

    private init(_ held: HeldStatement, isByRoot: Bool) {
        self.held = held
        self.isByRoot = isByRoot
        ids = [held.id]
        height = held.height
    }

    /// Statements in one order, each once, without those that stand in no registry of this root.
    static func entries(of statements: some Sequence<HeldStatement>, root: VerifyingKey) -> [Self] {
        var registries: [Utf8Text: LedgerID] = [:]
        var positions: [[UInt8]: Int] = [:]
        var entries: [Self] = []
        for held in Set(statements).sorted(by: HeldStatement.precedes) {
            let prefix = held.registryPrefix
            let registry = registries[prefix] ?? .registry(root: root, prefix: prefix)
            registries[prefix] = registry
            guard registry == held.place.ledger else { continue }
            guard held.statement.isSigned(by: root) else {
                entries.append(Self(held, isByRoot: false))
                continue
            }
            let bytes = held.statement.unsignedBytes
            if let position = positions[bytes] {
                entries[position].ids.append(held.id)
                entries[position].height = min(entries[position].height, held.height)
            } else {
                positions[bytes] = entries.count
                entries.append(Self(held, isByRoot: true))
            }
        }
        return entries
    }

    /// The certificate, if the statement is one.
    var certificate: Certificate? {
        if case .certificate(let certificate) = held.statement { certificate } else { nil }
    }

    /// The revocation, if the statement is one.
    var revocation: Revocation? {
        if case .revocation(let revocation) = held.statement { revocation } else { nil }
    }

    /// Further places of a revocation, if the statement names such.
    var furtherPlaces: FurtherPlaces? {
        if case .furtherPlaces(let places) = held.statement { places } else { nil }
    }
}
