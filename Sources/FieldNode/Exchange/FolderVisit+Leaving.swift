import NodeStore
import SyncProtocol

// What a node leaves in a folder for its peers, and what it takes away again of its own.

extension FolderVisit {
    /// Writes what the nodes above lack, in parcels that any of them can open, and then what each
    /// other known peer lacks; those that have sent something get a receipt in any case.
    mutating func leaveParcels(batchBytes: Int) throws {
        try node.showPresentLife()
        let ended = try revoked.sorted { $0.key < $1.key }
            .map { try node.correspondent(revoked: $0.value) }
        for correspondent in try node.correspondents() + ended {
            let files = own.removeValue(forKey: correspondent.recipient) ?? []
            try serve(correspondent, files, batchBytes: batchBytes)
        }
        // Nobody is served any more for whom these were left, so nothing takes their place.
        for (recipient, files) in own.sorted(by: { $0.key < $1.key }) {
            try keepOrTakeBack(files, of: recipient)
        }
    }

    /// Takes back what was left for a machine before its key was revoked: it could still read it.
    ///
    /// What tells it so stays.
    private mutating func keepOrTakeBack(_ files: [OwnFile], of recipient: NodeID) throws {
        let secret = try node.store.read { [node] reader in
            let authority = try node.authority(reader)
            let isRevoked = authority.all.contains { listed in
                let key = listed.certificate.signingKey
                return NodeID(of: key) == recipient && authority.isRevoked(key)
            }
            guard isRevoked else { return Set<String>() }
            let telling = try files.filter { file in
                let lines = file.parcel.changes.entries.map(\.line)
                return try reader.ledgers(ofLines: lines).contains { id in
                    try reader.ledger(id)?.registryPrefix == nil
                }
            }
            return Set(telling.map(\.name))
        }
        for name in secret.sorted() { try folder.remove(name) }
        note(files.filter { secret.contains($0.name) }, .removed, to: [])
        note(files.filter { !secret.contains($0.name) }, .kept, to: [])
    }

    private mutating func serve(
        _ correspondent: Correspondent,
        _ files: [OwnFile],
        batchBytes: Int,
    ) throws {
        let reached = try node.store.read { [node] reader in
            try files.filter { try node.hasReached($0.parcel, correspondent, reader) }
        }
        let gone = Set(reached.map(\.name))
        let left = files.filter { !gone.contains($0.name) }
        try remove(reached, .removed, correspondent)
        guard try isOwed(correspondent, left) else {
            return note(left, .kept, to: correspondent.offices)
        }
        let word = try node.store.read { [node] in try node.word(for: correspondent, $0) }
        let series = Self.series(of: word, in: left)
        if series.isEmpty {
            try write(to: correspondent, saying: word, batchBytes: batchBytes)
        } else {
            note(series, .kept, to: correspondent.offices)
        }
        let names = Set(series.map(\.name))
        try remove(left.filter { !names.contains($0.name) }, .replaced, correspondent)
    }

    /// Whether somebody lacks anything, or is to hear something, that may not be on the way here.
    ///
    /// The nodes above always are: by the marks that they see again, and by what they had confirmed, one
    /// of them that was put back from a copy finds it out, though nobody has anything new for it.
    private func isOwed(_ correspondent: Correspondent, _ left: [OwnFile]) throws -> Bool {
        if correspondent.recipient == FieldNode.above { return true }
        if correspondent.isUnheard || left.contains(where: { !$0.isWhole }) { return true }
        if !answered.isDisjoint(with: correspondent.keys) { return true }
        let plan = correspondent.plan
        if try node.lacksAnything(correspondent.vectors, of: plan.ledgers) { return true }
        return try node.store.read { [node] in try node.hasUntoldReceipts(plan, $0) }
    }

    /// The files of a whole series that says a word; none if any of its parts is missing.
    private static func series(of word: Digest256, in files: [OwnFile]) -> [OwnFile] {
        let series = files.filter { $0.isWhole && $0.parcel.word == word }
            .sorted { $0.parcel.part < $1.parcel.part }
        let isWhole =
            series.map(\.parcel.part) == Array(series.indices)
            && series.last?.parcel.isLast == true
        return isWhole ? series : []
    }

    private mutating func write(
        to correspondent: Correspondent,
        saying word: Digest256,
        batchBytes: Int,
    ) throws {
        var plan = correspondent.plan
        var part = 0
        repeat {
            plan.offer = try node.gather(
                plan.ledgers,
                for: correspondent.vectors,
                limitBytes: batchBytes,
                after: plan.offer.lastBlocks
            )
            let parcel = try node.parcel(plan)
            try node.note(parcel, of: plan, correspondent, saying: word, part: part)
            let name = try folder.write(parcel.bytes)
            report.sentChanges += plan.offer.changes
            report.sentBytes += parcel.bytes.count
            report.parcels.append(
                ParcelOutcome(
                    name: name,
                    .written,
                    to: correspondent.offices,
                    changes: plan.offer.changes,
                    bytes: parcel.bytes.count
                )
            )
            part += 1
        } while plan.offer.hasMore
        try node.noteAnnounced(to: correspondent.recipient)
    }

    private mutating func remove(
        _ files: [OwnFile],
        _ deed: ParcelOutcome.Deed,
        _ correspondent: Correspondent,
    ) throws {
        for file in files { try folder.remove(file.name) }
        note(files, deed, to: correspondent.offices)
    }

    private mutating func note(
        _ files: [OwnFile],
        _ deed: ParcelOutcome.Deed,
        to offices: [String],
    ) {
        report.parcels += files.map {
            ParcelOutcome(name: $0.name, deed, to: offices, bytes: $0.bytes)
        }
    }
}
