import NodeStore
import SyncProtocol

// What becomes of the parcels that this node has left in a folder: each stays until its reader has
// said that it has all that is in it, or until newer ones have taken its place.

extension FieldNode {
    /// Whether everything that a parcel carries has reached those whom it is for.
    ///
    /// Their newest words count, in their present lives: what they hold, and the mark that they show
    /// where the parcel has brought one; of those that were never heard from, their receipts. A parcel
    /// without a mark, for any node above, is known to have been read only by its changes; if it says more
    /// than those, a newer one has to take its place.
    func hasReached(
        _ left: LeftParcel,
        _ correspondent: Correspondent,
        _ reader: StoreReader,
    ) throws -> Bool {
        if correspondent.heard.isEmpty || correspondent.isUnheard { return false }
        if left.token == 0, left.speaks { return false }
        let isOfThisLife = try left.life == incarnation(reader)
        let isRead = try correspondent.heard.allSatisfy { peer in
            if left.token > 0 {
                guard isOfThisLife, try reader.shownToken(by: peer) >= left.token else {
                    return false
                }
            }
            return try isHeld(left.changes, in: reader.vectors(of: peer), reader)
        }
        return try isRead
            && correspondent.confirmed.allSatisfy { try isHeld(left.changes, in: $0, reader) }
    }

    private func isHeld(
        _ changes: LineVector,
        in vectors: [LedgerID: VersionVector],
        _ reader: StoreReader,
    ) throws -> Bool {
        var proven = LineVector()
        for id in try reader.ledgers(ofLines: changes.entries.map(\.line)) {
            guard let vector = vectors[id], let ledger = try reader.ledger(id) else { return false }
            for dot in try reader.log(of: ledger).proven(by: vector).entries { proven.raise(dot) }
        }
        return changes.isWithin(proven)
    }

    /// A digest of all that parcels for somebody would say now, but for their numbers and marks.
    func word(for correspondent: Correspondent, _ reader: StoreReader) throws -> Digest256 {
        var content = try incarnation(reader).bytes + [correspondent.isUnheard ? 1 : 0]
        // A newer invitation is answered by another secret.
        for part in try joinAnswer(reader)?.parts ?? [] {
            content += Digest256(hashing: part).bytes
        }
        for key in correspondent.keys.sorted() { content += key.bytes }
        for life in correspondent.heard { content += life.node.bytes + life.incarnation.bytes }
        let held = try reader.versionVectors(of: correspondent.plan.ledgers)
        for ledger in correspondent.plan.ledgers {
            let receipts = try reader.receipts(for: ledger.id)
            let parts =
                [
                    ledger.id.bytes, Array(ledger.code.utf8), held[ledger.id]?.bytes ?? [],
                    correspondent.vectors[ledger.id]?.bytes ?? [],
                ] + receipts.map { $0.issuer.bytes + $0.incarnation.bytes + $0.vector.bytes }
            for part in parts { content += Digest256(hashing: part).bytes }
        }
        return Digest256(hashing: content)
    }

    /// Notes a parcel that is about to be left in a folder.
    ///
    /// It is noted first: of a file that lies there after a power cut it is known whose it is.
    func note(
        _ parcel: WrittenParcel,
        of plan: ParcelPlan,
        _ correspondent: Correspondent,
        saying word: Digest256,
        part: Int,
    ) throws {
        let tops = plan.offer.tops
        try store.write { writer in
            let speaks =
                try correspondent.isUnheard || tops.entries.isEmpty
                || joinAnswer(writer.reader) != nil
            let left = LeftParcel(
                id: parcel.id,
                recipient: correspondent.recipient,
                digest: Digest256(hashing: parcel.bytes),
                word: word,
                part: part,
                isLast: !plan.offer.hasMore,
                life: try incarnation(writer.reader),
                token: parcel.token,
                speaks: speaks,
                changes: tops
            )
            try writer.note(left, at: world.nowMilliseconds())
        }
    }
}

extension JoinAnswer {
    /// What of it may change while a node waits for its certificate.
    fileprivate var parts: [[UInt8]] {
        [secret, officeName.bytes] + predecessors.map(\.bytes)
    }
}
