import NodeStore
import SyncProtocol
import Synchronization

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
    /// The ledgers as a tree of digests has them.
    func leaves(
        _ ledgers: [StoreReader.HeldLedger],
        _ reader: StoreReader,
    ) throws -> [DigestTree.Leaf] {
        let vectors = try reader.versionVectors(of: ledgers)
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
    ///   - mark: the serial of the mark that goes with it.
    ///   - writer: notes what was told.
    /// - Returns: what is said.
    /// - Throws: `StoreError`.
    func telling(
        _ plan: ParcelPlan,
        to peer: PeerName?,
        with mark: UInt64,
        in writer: StoreWriter,
    ) throws -> Telling {
        var telling = Telling()
        if let rest = plan.rest {
            telling.digests = [LedgerDigests(of: .sender, [rest.own])]
            return telling
        }
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
            to: peer,
            with: mark
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
    ///
    /// What differs further down explains what differs above it.
    func misfits(of parcel: ReadParcel, _ reader: StoreReader) throws -> [LedgerDigests.Entry] {
        guard let said = parcel.digests.first(where: { $0.subject == .sender }) else { return [] }
        let known = rests.withLock { $0[parcel.peer]?.peer }
        if let known, known == parcel.onlyDigest { return [] }
        let tree = DigestTree(try reader.leaves(of: parcel.peer))
        let wrong = said.entries.map(\.prefix).filter { !said.entries.contains(tree.entry($0)) }
        return wrong.filter { prefix in
            !wrong.contains { $0 != prefix && prefix.covers($0) }
        }.flatMap { prefix in
            let known = tree.entry(prefix)
            return known.count == 0 ? [known] : tree.children(of: prefix) + [known]
        }
    }

    /// Takes what was assumed of a new life of a peer for said, since the digests of its newest parcel
    /// fit.
    func settle(_ parcel: ReadParcel, in writer: StoreWriter) throws {
        let newest = try writer.reader.peer(parcel.peer)?.parcelNumber
        guard newest == parcel.hello.parcelNumber,
            parcel.digests.contains(where: { $0.subject == .sender })
        else { return }
        try writer.settle(parcel.peer)
    }

    /// Names anew what a peer shows that it does not know of this node.
    ///
    /// - Returns: the prefixes of which the next parcel gives digests: those under which every ledger
    ///   is named anew, and those where the peer is to look further.
    func takeMisfits(
        of parcel: ReadParcel,
        as sender: Sender,
        in writer: StoreWriter,
    ) throws -> [Utf8Text] {
        guard let known = parcel.digests.first(where: { $0.subject == .reader }) else { return [] }
        let ledgers = try ledgers(for: parcel.sender, as: sender, writer.reader)
        let search = MisfitSearch(
            known: known.entries,
            own: DigestTree(try leaves(ledgers, writer.reader))
        )
        try writer.forgetTold(search.named.sorted(), to: parcel.peer)
        return search.prefixes
    }
}
