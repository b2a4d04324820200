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
    /// What all of them are known to hold.
    var vectors: [LedgerID: VersionVector]
    /// Whether nothing was ever heard of it, it is to hear of a doubt, or it was never told of this
    /// node's present life: a peer that rests in what an earlier life has said would keep to itself
    /// what that has lost.
    let isUnheard: Bool
    /// What each of those that were never heard from is known to hold.
    var confirmed: [[LedgerID: VersionVector]] = []
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
    /// What is written for them is what any of them is not known to hold. One that nothing is known of yet
    /// but that it has invited this node, such as a centre that was put back, may lack anything.
    private func correspondentAbove(_ reader: StoreReader) throws -> Correspondent {
        let keys = try recipientsAbove(reader)
        var plan = ParcelPlan()
        plan.recipients = keys.sorted { $0.key < $1.key }.map(\.value)
        plan.padding = .sizeClass
        let nearest = try likelyAbove(keys, reader)
        plan.ledgers = try ledgers(for: nearest, as: try standing(of: nearest, reader), reader)
        let heard = try keys.keys.sorted().compactMap { try reader.peer(of: NodeID(of: $0)) }
        let unheard = try keys.keys.sorted().filter { try reader.peer(of: NodeID(of: $0)) == nil }
        let isStrange = try unheard.contains { try !authority(reader).isNamed($0) }
        let told = try heard.map { try reader.vectors(of: $0.name) }
        let confirmed = try unheard.map { try self.confirmed(by: $0, of: plan.ledgers, reader) }
        return Correspondent(
            plan: plan,
            recipient: Self.above,
            keys: Set(keys.keys),
            offices: try officeCodes(of: Array(keys.keys), reader),
            heard: heard.map(\.name),
            vectors: try heldByAll(told + confirmed, reader),
            isUnheard: try heard.isEmpty || isStrange || !isAnnounced(to: Self.above, reader),
            confirmed: confirmed
        )
    }

    /// The nodes above, where what is written for them is what some of them are not known to hold.
    func narrowed(
        _ above: Correspondent,
        to keys: Set<VerifyingKey>,
        _ reader: StoreReader,
    ) throws -> Correspondent {
        var narrowed = above
        let known = try keys.sorted().map { key in
            if let peer = try reader.peer(of: NodeID(of: key)) {
                return try reader.vectors(of: peer.name)
            }
            return try confirmed(by: key, of: above.plan.ledgers, reader)
        }
        narrowed.vectors = try heldByAll(known, reader)
        return narrowed
    }

    /// What a node above that was never heard from is known to hold: what its receipts say, which hubs
    /// pass down.
    ///
    /// Nobody gives receipts for registries. Whoever has brought it what this very node has written has
    /// brought before that the registries that let it in.
    private func confirmed(
        by key: VerifyingKey,
        of ledgers: [StoreReader.HeldLedger],
        _ reader: StoreReader,
    ) throws -> [LedgerID: VersionVector] {
        var held: [LedgerID: VersionVector] = [:]
        for ledger in ledgers {
            held[ledger.id] = try reader.receipt(of: key, for: ledger.id)?.vector
        }
        guard let vector = held[ownLedger], let own = try reader.ledger(ownLedger) else {
            return held
        }
        let log = try reader.log(of: own)
        let hasOwnChanges = try log.proven(by: vector).entries.contains { dot in
            log.lineage.lines[dot.line].flatMap { log.key(of: $0.origin) } == verifyingKey
        }
        guard hasOwnChanges else { return held }
        let registries = ledgers.filter { $0.registryPrefix != nil }
        return try held.merging(reader.versionVectors(of: registries)) { receipt, _ in receipt }
    }

    /// What all of some nodes hold of each ledger.
    ///
    /// Where they differ it is looked up in the log: of two branches of one chain that are equally long,
    /// one may hold the one and another the other.
    private func heldByAll(
        _ vectors: [[LedgerID: VersionVector]],
        _ reader: StoreReader,
    ) throws -> [LedgerID: VersionVector] {
        guard let first = vectors.first else { return [:] }
        var common: [LedgerID: VersionVector] = [:]
        for (ledger, vector) in first {
            let others = vectors.dropFirst().compactMap { $0[ledger] }
            if others.count < vectors.count - 1 { continue }
            if others.allSatisfy({ $0 == vector }) {
                common[ledger] = vector
            } else if let held = try reader.ledger(ledger) {
                common[ledger] = try reader.log(of: held).common([vector] + others)
            }
        }
        return common
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
        // Two lives of one key, a machine and its copy, open the same parcels.
        let lives = try reader.peers(of: NodeID(of: key))
        return Correspondent(
            plan: plan,
            recipient: NodeID(of: key),
            keys: [key],
            offices: [certificate.code.string],
            heard: lives.map(\.name),
            vectors: try heldByAll(lives.map { try reader.vectors(of: $0.name) }, reader),
            isUnheard: try lives.isEmpty || lives.contains(where: \.isDoubted)
                || !isAnnounced(to: NodeID(of: key), reader)
        )
    }

    /// All computers of an office together; nil if none is enrolled.
    ///
    /// Each of them opens what is written for them, which is what the least of them lacks.
    func computers(
        of code: String,
        _ authority: Authority,
        _ reader: StoreReader,
    ) throws -> Correspondent? {
        let keys = Set(authority.enrolled.filter { $0.code.string == code }.map(\.signingKey))
            .subtracting([verifyingKey])
        let all = try keys.sorted().prefix(SealedParcel.recipientLimit).compactMap {
            try correspondent($0, authority, reader)
        }
        guard let first = all.first, all.count > 1 else { return all.first }
        var plan = first.plan
        plan.recipients = all.flatMap(\.plan.recipients)
        plan.peer = nil
        return Correspondent(
            plan: plan,
            recipient: first.recipient,
            keys: all.reduce(into: []) { $0.formUnion($1.keys) },
            offices: first.offices,
            heard: all.flatMap(\.heard),
            vectors: try heldByAll(all.map(\.vectors), reader),
            isUnheard: all.contains(where: \.isUnheard)
        )
    }

    /// One whose key was revoked: it gets to know that by the registries that say so, and nothing else.
    ///
    /// - Parameter parcel: what it has said of itself.
    /// - Returns: where the registries go.
    /// - Throws: `StoreError`.
    func correspondent(revoked parcel: ReadParcel) throws -> Correspondent {
        var plan = ParcelPlan()
        plan.recipients = [parcel.hello.agreementKey]
        plan.peer = parcel.sender
        plan.padding = .sizeClass
        plan.ledgers = try store.read { try ledgers(for: parcel.sender, as: .revoked, $0) }
            .filter { $0.registryPrefix != nil }
        return Correspondent(
            plan: plan,
            recipient: NodeID(of: parcel.sender),
            keys: [parcel.sender],
            offices: [parcel.hello.officeCode.string],
            heard: [],
            vectors: parcel.vectors,
            isUnheard: true
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

extension LedgerLog {
    /// A vector of what all of some vectors cover.
    fileprivate func common(_ vectors: [VersionVector]) throws -> VersionVector {
        let covered = try vectors.map { try self.covered(by: $0) }
        let entries = try lineage.lines.keys.compactMap { line -> VersionVector.Entry? in
            let last = Dot(line: line, sequence: covered.map { $0[line] }.min() ?? .none)
            guard let origin = lineage.lines[line]?.origin, let stamp = try stamp(of: last) else {
                return nil
            }
            return VersionVector.Entry(
                origin: origin,
                sequence: last.sequence,
                hashPrefix: stamp.hash.high
            )
        }
        return VersionVector(entries)
    }
}
