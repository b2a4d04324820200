import SyncProtocol

/// Exercises what the endpoint does with the body of a request: it opens the parcel, reads its messages,
/// and checks its change sets; here by a node that holds nothing.
enum BodyExercise {
    /// Takes bytes as a body.
    static func run(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
        guard let opened = try? SealedParcel.open(bytes, with: FixedKeys.reader) else {
            return false
        }
        return try take(opened.frames, .body)
    }

    /// Seals bytes as a parcel's frames, signs them, and takes that as a body.
    static func contents(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
        guard let parcel = ForgedParcel.all.first(where: { $0.frameByteCount >= bytes.count })
        else { return false }
        let padding = [UInt8](repeating: 0, count: parcel.frameByteCount - bytes.count)
        guard let forged = try? parcel.bytes(holding: bytes + padding) else {
            throw .harness(.contents)
        }
        return try run(forged)
    }

    private static func take(
        _ frames: [ParcelFrame],
        _ decoder: Decoder,
    ) throws(BrokenPromise) -> Bool {
        guard let parcel = try? Parcel(reading: frames), case .hello = parcel.messages.first else {
            return false
        }
        var leaves: [LedgerID: DigestTree.Leaf] = [:]
        for message in parcel.messages {
            switch message {
            case .changeSet(let body): _ = try ChangeSetExercise.run(body)
            case .receipt(let receipt): _ = receipt.isValid
            case .have(let have):
                leaves[have.ledger] = DigestTree.Leaf(
                    ledger: have.ledger,
                    code: have.officeCode,
                    vector: have.vector
                )
            default: break
            }
        }
        let tree = DigestTree(leaves.values)
        for case .digests(let digests) in parcel.messages { try search(tree, digests, decoder) }
        return true
    }

    /// Looks for what does not fit, as if the sender's ledgers were this node's.
    private static func search(
        _ tree: DigestTree,
        _ digests: LedgerDigests,
        _ decoder: Decoder,
    ) throws(BrokenPromise) {
        for prefix in digests.entries.map(\.prefix) {
            let below = tree.children(of: prefix).reduce(0) { $0 + Int($1.count) }
            let here = tree.leaves(under: prefix).count { $0.code == prefix }
            try BrokenPromise.unless(
                below + here == Int(tree.entry(prefix).count),
                .waysDisagree(decoder)
            )
        }
        let search = MisfitSearch(known: digests.entries, own: tree)
        let all = Set(tree.leaves.map(\.ledger))
        try BrokenPromise.unless(search.named.isSubset(of: all), .waysDisagree(decoder))
    }
}
