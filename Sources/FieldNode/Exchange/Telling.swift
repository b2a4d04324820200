import NodeStore
import SyncProtocol

// What a node tells a peer of what it holds: everything at first, then only what has changed, with a
// digest of all by which the peer can see whether it still knows.

/// What a parcel says of the ledgers.
struct Telling {
    /// The ledgers that it names.
    var leaves: [DigestTree.Leaf] = []
    /// Digests, where it does not name all of them.
    var digests: [LedgerDigests] = []
}

extension FieldNode {
    /// As many ledgers as are named at once where a digest does not fit.
    private static let namedLimit = 64

    /// The ledgers as a tree of digests has them.
    func leaves(
        _ ledgers: [StoreReader.HeldLedger],
        _ reader: StoreReader,
    ) throws -> [DigestTree.Leaf] {
        let vectors = try reader.versionVectors()
        return ledgers.map { ledger in
            DigestTree.Leaf(
                ledger: ledger.id,
                code: Utf8Text(ledger.code),
                vector: vectors[ledger.id] ?? VersionVector()
            )
        }
    }

    /// What a parcel says of the ledgers that the peer may have.
    ///
    /// - Parameters:
    ///   - plan: the parcel.
    ///   - peer: the life of the peer that it is for; nil where nobody answers, so that everything is
    ///     named.
    ///   - writer: notes what was told.
    /// - Returns: what is said.
    /// - Throws: `StoreError`.
    func telling(
        _ plan: ParcelPlan,
        to peer: PeerName?,
        in writer: StoreWriter,
    ) throws -> Telling {
        var telling = Telling()
        let all = try leaves(plan.ledgers, writer.reader)
        guard let peer, plan.isAnswered else {
            telling.leaves = all
            return telling
        }
        let told = try writer.reader.told(.holding, to: peer)
        // A set goes with the name of its ledger: who has not got that cannot take the set up.
        let offered = plan.offer.lastBlocks
        let changed = all.filter {
            told[$0.ledger] != Self.digest($0) || offered[$0.ledger] != nil
        }
        telling.leaves = changed
        let tree = DigestTree(all)
        let prefixes = Set([.everything] + plan.renamed)
        telling.digests = [LedgerDigests(of: .sender, prefixes.map { tree.entry($0) })]
        if !plan.misfits.isEmpty {
            telling.digests.append(LedgerDigests(of: .reader, plan.misfits))
        }
        try writer.noteTold(
            .holding,
            Dictionary(uniqueKeysWithValues: changed.map { ($0.ledger, Self.digest($0)) }),
            to: peer
        )
        return telling
    }

    private static func digest(_ leaf: DigestTree.Leaf) -> [UInt8] {
        Array(
            Digest256(hashing: leaf.vector.bytes + leaf.code.bytes).bytes
                .prefix(LedgerDigests.digestByteCount)
        )
    }

    /// Where what this node takes a peer to hold does not fit what the peer says: digests of it, for
    /// the peer to look where.
    func misfits(of parcel: ReadParcel, _ reader: StoreReader) throws -> [LedgerDigests.Entry] {
        guard let said = parcel.digests.first(where: { $0.subject == .sender }) else { return [] }
        let tree = DigestTree(try reader.leaves(of: parcel.peer))
        return said.entries.flatMap { entry -> [LedgerDigests.Entry] in
            let known = tree.entry(entry.prefix)
            if known == entry { return [] }
            return known.count == 0 ? [known] : tree.children(of: entry.prefix) + [known]
        }
    }

    /// Names anew what a peer shows that it does not know of this node.
    ///
    /// - Returns: the prefixes under which every ledger is named with the next parcel.
    func takeMisfits(
        of parcel: ReadParcel,
        as sender: Sender,
        in writer: StoreWriter,
    ) throws -> [Utf8Text] {
        guard let known = parcel.digests.first(where: { $0.subject == .reader }) else { return [] }
        let ledgers = try ledgers(for: parcel.sender, as: sender, writer.reader)
        let tree = DigestTree(try leaves(ledgers, writer.reader))
        var forgotten: Set<LedgerID> = []
        var renamed: [Utf8Text] = []
        for entry in known.entries where tree.entry(entry.prefix) != entry {
            let under = tree.leaves(under: entry.prefix)
            // A large part is named where the peer's digests one step further down do not fit either.
            let isLeastPart =
                under.count <= Self.namedLimit || entry.count == 0
                || !known.entries.contains { $0 != entry && entry.prefix.covers($0.prefix) }
            let named = isLeastPart ? under : under.filter { $0.code == entry.prefix }
            forgotten.formUnion(named.map(\.ledger))
            if isLeastPart { renamed.append(entry.prefix) }
        }
        try writer.forgetTold(forgotten.sorted(), to: parcel.peer)
        return renamed
    }
}
