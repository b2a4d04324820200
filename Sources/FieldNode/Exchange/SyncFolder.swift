import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// Exchanges by a folder: reads what is for this node, then writes what each known peer lacks.
    ///
    /// Foreign parcels are left alone, damaged ones are named, and nothing of a bad parcel is applied.
    /// A parcel of this node is replaced by a newer one for the same peer, and removed once the peer
    /// has said that it holds everything in it.
    ///
    /// - Throws: what the folder throws, or `StoreError`.
    package func sync(
        through folder: any ParcelFolder,
        progress: (SyncReport) -> Void = { _ in },
    ) throws -> SyncReport {
        var visit = FolderVisit(node: self, folder: folder)
        for name in try folder.parcelNames() {
            try visit.read(name)
            progress(visit.report)
        }
        try visit.writeParcels()
        try visit.keepTrace()
        return visit.report
    }
}

/// One visit of a folder.
private struct FolderVisit {
    let node: FieldNode
    let folder: any ParcelFolder
    var report: SyncReport
    /// The parcels that this node has left here before, by recipient.
    private var ownParcels: [NodeID: [String]] = [:]
    /// The peers that have sent changes: they get to know what has arrived.
    private var answered: Set<VerifyingKey> = []

    init(node: FieldNode, folder: any ParcelFolder) {
        self.node = node
        self.folder = folder
        report = SyncReport(peer: folder.address)
        report.isComplete = true
    }

    mutating func read(_ name: String) throws {
        var byteCount = 0
        do {
            let bytes = try folder.read(name, limitBytes: ParcelFolderLimits.fileBytes)
            byteCount = bytes.count
            if try isOwn(bytes, name) { return }
            try take(try ReadParcel(bytes, for: node), name, byteCount)
        } catch let error as StoreError {
            throw error
        } catch SealedParcelError.notForThisNode {
            note(name, .foreign, bytes: byteCount)
        } catch {
            report.isComplete = false
            report.refused.append("\(name): \(error)")
            let deed = error is SealedParcelError ? ParcelOutcome.Deed.damaged : .refused
            note(name, deed, bytes: byteCount, reason: "\(error)")
        }
    }

    /// Whether this node has written a parcel itself.
    private mutating func isOwn(_ bytes: [UInt8], _ name: String) throws -> Bool {
        guard let id = SealedParcel.id(of: bytes),
            let recipient = try node.store.read({ try $0.recipient(ofWritten: id) })
        else { return false }
        ownParcels[recipient, default: []].append(name)
        note(name, .own, bytes: bytes.count)
        return true
    }

    private mutating func take(_ parcel: ReadParcel, _ name: String, _ byteCount: Int) throws {
        if try node.store.read({ try $0.wasApplied(parcel.id) }) {
            answered.insert(parcel.sender)
            note(name, .known, bytes: byteCount)
            return
        }
        let result = try node.take(parcel)
        if !parcel.sets.isEmpty { answered.insert(parcel.sender) }
        report.receivedBytes += byteCount
        report.receivedChanges += result.newChanges
        report.knownChanges += result.knownChanges
        report.waiting += result.waiting
        report.notices += result.notices
        report.refused += result.refused.map { "\(name): \($0)" }
        if !result.refused.isEmpty || !result.waiting.isEmpty {
            report.isComplete = false
        } else {
            try node.noteApplied(parcel)
        }
        let deed: ParcelOutcome.Deed =
            !result.refused.isEmpty
            ? .refused
            : !result.waiting.isEmpty ? .waiting : result.newChanges > 0 ? .applied : .known
        note(
            name,
            deed,
            changes: result.newChanges,
            bytes: byteCount,
            reason: (result.refused + result.waiting).first
        )
    }

    private mutating func note(
        _ name: String,
        _ deed: ParcelOutcome.Deed,
        changes: Int = 0,
        bytes: Int,
        reason: String? = nil,
    ) {
        report.parcels.append(
            ParcelOutcome(name: name, deed: deed, changes: changes, bytes: bytes, reason: reason)
        )
    }

    /// Writes what the nodes above lack, in parcels that any of them can open, and then what each
    /// other known peer lacks; those that have sent something get a receipt in any case.
    mutating func writeParcels() throws {
        for correspondent in try node.correspondents() {
            let lacks = try node.lacksAnything(
                correspondent.vectors,
                of: correspondent.plan.ledgers
            )
            let isAnswered = !answered.isDisjoint(with: correspondent.keys)
            if lacks || isAnswered || correspondent.isUnheard {
                try write(to: correspondent)
            } else {
                try remove(ownParcels[correspondent.recipient] ?? [])
            }
        }
    }

    private mutating func write(to correspondent: Correspondent) throws {
        var plan = correspondent.plan
        repeat {
            plan.offer = try node.gather(
                plan.ledgers,
                for: correspondent.vectors,
                limitBytes: FieldNode.fileBatchBytes,
                after: plan.offer.lastBlocks
            )
            let parcel = try node.parcel(plan)
            try node.noteWritten(parcel.id, for: correspondent.recipient)
            let name = try folder.write(parcel.bytes)
            report.sentChanges += plan.offer.changes
            report.sentBytes += parcel.bytes.count
            note(name, .written, changes: plan.offer.changes, bytes: parcel.bytes.count)
        } while plan.offer.hasMore
        try remove(ownParcels[correspondent.recipient] ?? [])
    }

    private mutating func remove(_ names: [String]) throws {
        for name in names {
            try folder.remove(name)
            note(name, .removed, bytes: 0)
        }
    }

    func keepTrace() throws {
        var trace = ExchangeTrace(
            at: node.world.nowMilliseconds(),
            peer: folder.address,
            way: "directory"
        )
        trace.sentChanges = report.sentChanges
        trace.receivedChanges = report.receivedChanges
        trace.knownChanges = report.knownChanges
        trace.sentBytes = report.sentBytes
        trace.receivedBytes = report.receivedBytes
        trace.refused = report.refused
        try node.store.write { [trace] in try $0.keep(trace) }
    }
}
