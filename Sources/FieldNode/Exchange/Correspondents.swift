import ComplaintModel
import NodeStore
import SyncProtocol

/// Somebody for whom parcels are left in folders and files.
struct Correspondent {
    /// What every parcel for it has in common.
    var plan: ParcelPlan
    /// The node that the parcels are for; zeros for any node above.
    let recipient: NodeID
    /// The keys of the nodes that can open them.
    let keys: Set<VerifyingKey>
    /// The codes of those nodes' offices, sorted.
    let offices: [String]
    /// The present lives of those that were heard from.
    let heard: [PeerName]
    /// What it last said that it holds.
    let vectors: [LedgerID: VersionVector]
    /// Whether nothing was ever heard of it, it is to hear of a doubt, or it was never told of this
    /// node's present life: a peer that rests in what an earlier life has said would keep to itself
    /// what that has lost.
    let isUnheard: Bool
}

extension FieldNode {
    /// Stands for any node above.
    static let above = NodeID(high: 0, low: 0)

    /// Everybody for whom this node leaves parcels: the nodes above together, every other computer of
    /// the office, and every peer that it has heard from.
    ///
    /// - Throws: ``TrustError/notEnrolled(code:)``, or `StoreError`.
    func correspondents() throws -> [Correspondent] {
        try store.read { reader in
            let authority = try authority(reader)
            guard authority.root != nil else {
                throw TrustError.notEnrolled(code: office.code.text)
            }
            var all: [Correspondent] = []
            var aboveKeys: Set<VerifyingKey> = []
            if office.level != .centre {
                let above = try correspondentAbove(reader)
                aboveKeys = above.keys
                all.append(above)
            }
            var others = Set(authority.holders(of: ownLedger).map(\.signingKey))
            let heard = Set(try reader.peers().map(\.name.node))
            for certificate in authority.enrolled
            where heard.contains(NodeID(of: certificate.signingKey)) {
                others.insert(certificate.signingKey)
            }
            others.subtract(aboveKeys)
            others.remove(verifyingKey)
            for key in others.sorted() {
                if let one = try correspondent(key, authority, reader) { all.append(one) }
            }
            return all
        }
    }

    /// The nodes above, who open one and the same parcels.
    ///
    /// What is written for them is what the least of those that were heard from lacks. One that nothing is
    /// known of yet but that it has invited this node, such as a centre that was put back, may lack anything.
    private func correspondentAbove(_ reader: StoreReader) throws -> Correspondent {
        let keys = try recipientsAbove(reader)
        var plan = ParcelPlan()
        plan.recipients = keys.sorted { $0.key < $1.key }.map(\.value)
        plan.padding = .sizeClass
        let nearest = try likelyAbove(keys, reader)
        plan.ledgers = try ledgers(for: nearest, as: try standing(of: nearest, reader), reader)
        let heard = try keys.keys.compactMap { try reader.peer(of: NodeID(of: $0)) }
        let isStrange = try keys.keys.contains { key in
            try !authority(reader).isNamed(key) && reader.peer(of: NodeID(of: key)) == nil
        }
        let vectors = isStrange ? [] : try heard.map { try reader.vectors(of: $0.name) }
        return Correspondent(
            plan: plan,
            recipient: Self.above,
            keys: Set(keys.keys),
            offices: try officeCodes(of: Array(keys.keys), reader),
            heard: heard.map(\.name),
            vectors: Self.heldByAll(vectors),
            isUnheard: try heard.isEmpty || isStrange || !isAnnounced(to: Self.above, reader)
        )
    }

    /// A vector for each ledger that all of some nodes hold: the entries that they have in common.
    private static func heldByAll(
        _ vectors: [[LedgerID: VersionVector]],
    ) -> [LedgerID: VersionVector] {
        guard let first = vectors.first else { return [:] }
        return vectors.dropFirst().reduce(first) { common, next in
            var both: [LedgerID: VersionVector] = [:]
            for (ledger, vector) in common {
                guard let other = next[ledger] else { continue }
                both[ledger] = vector.lesser(other)
            }
            return both
        }
    }

    private func correspondent(
        _ key: VerifyingKey,
        _ authority: Authority,
        _ reader: StoreReader,
    ) throws -> Correspondent? {
        let sender = try standing(of: key, reader)
        guard sender.isPeer, let certificate = authority.certificate(of: key).last else {
            return nil
        }
        var plan = ParcelPlan()
        plan.recipients = [certificate.agreementKey]
        plan.peer = key
        plan.padding = .sizeClass
        plan.hasAllReceipts = true
        plan.ledgers = try ledgers(for: key, as: sender, reader)
        let peer = try reader.peer(of: NodeID(of: key))
        return Correspondent(
            plan: plan,
            recipient: NodeID(of: key),
            keys: [key],
            offices: [certificate.code.string],
            heard: peer.map { [$0.name] } ?? [],
            vectors: try peer.map { try reader.vectors(of: $0.name) } ?? [:],
            isUnheard: try peer?.isDoubted ?? true || !isAnnounced(to: NodeID(of: key), reader)
        )
    }

    /// Notes that a parcel's content was applied whole.
    func noteApplied(_ parcel: ReadParcel) throws {
        try store.write {
            try $0.noteApplied(parcel.id, from: parcel.sender, at: world.nowMilliseconds())
        }
    }

    /// Notes that a series of this node's present life was left in a folder.
    func noteAnnounced(to recipient: NodeID) throws {
        try store.write { try $0.set(Setting.announced(to: recipient), to: "1") }
    }

    private func officeCodes(of keys: [VerifyingKey], _ reader: StoreReader) throws -> [String] {
        Set(try keys.compactMap { try officeCode(of: $0, reader) }).sorted()
    }

    /// Whether a parcel of this node's present life was left for somebody.
    private func isAnnounced(to recipient: NodeID, _ reader: StoreReader) throws -> Bool {
        try reader.setting(Setting.announced(to: recipient)) != nil
    }
}

extension VersionVector {
    /// What two nodes hold both, entry by entry: of an origin's entries, the lower.
    func lesser(_ other: VersionVector) -> VersionVector {
        VersionVector(
            entries.filter { entry in
                other.entries.contains {
                    $0.origin == entry.origin && $0.sequence >= entry.sequence
                }
            }
                + other.entries.filter { entry in
                    entries.contains {
                        $0.origin == entry.origin && $0.sequence > entry.sequence
                    }
                }
        )
    }
}
