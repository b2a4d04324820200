/// One step down the tree of digests, to the ledgers of which a peer does not know how they stand.
///
/// The peer lists digests of what it takes this node to hold: of a prefix that did not fit, and of all
/// that lie one part below it. Where little is left, its ledgers are named; else the peer gets to know
/// this node's digests a part further down.
package struct MisfitSearch: Sendable {
    /// The ledgers to name anew.
    package private(set) var named: Set<LedgerID> = []
    /// The prefixes to give digests of.
    package private(set) var prefixes: [Utf8Text] = []

    private let known: [LedgerDigests.Entry]
    private let own: DigestTree

    /// As many ledgers as are named without a further look.
    private static let namedLimit = 64

    /// Takes the step.
    ///
    /// - Parameters:
    ///   - known: what the peer takes this node to hold.
    ///   - own: what it holds.
    package init(known: [LedgerDigests.Entry], own: DigestTree) {
        self.known = known
        self.own = own
        for entry in known where own.entry(entry.prefix) != entry { look(at: entry) }
    }

    private mutating func look(at entry: LedgerDigests.Entry) {
        let leaves = own.leaves(under: entry.prefix)
        let children = own.children(of: entry.prefix)
        if leaves.count <= Self.namedLimit || entry.count == 0 || children.isEmpty {
            return name(leaves, under: entry.prefix)
        }
        // No digest further down tells of these.
        named.formUnion(leaves.filter { $0.code == entry.prefix }.map(\.ledger))
        let listed = Set(known.map(\.prefix).filter { $0 != entry.prefix })
        if !listed.contains(where: { entry.prefix.covers($0) }) {
            prefixes += children.map(\.prefix)
            return
        }
        for child in children where !listed.contains(child.prefix) {
            name(own.leaves(under: child.prefix), under: child.prefix)
        }
    }

    private mutating func name(_ leaves: [DigestTree.Leaf], under prefix: Utf8Text) {
        named.formUnion(leaves.map(\.ledger))
        prefixes.append(prefix)
    }
}
