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
    private var ownParcels: [Recipient: [String]] = [:]
    /// The peers that have sent changes: they get to know what has arrived.
    private var answered: Set<[UInt8]> = []

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
            try take(try ReadParcel(try Parcel(decoding: bytes)), name, byteCount)
        } catch let error as StoreError {
            throw error
        } catch {
            report.isComplete = false
            report.refused.append("\(name): \(error)")
            let deed = error is ParcelError ? ParcelOutcome.Deed.damaged : .refused
            note(name, deed, bytes: byteCount, reason: "\(error)")
        }
    }

    private mutating func take(_ parcel: ReadParcel, _ name: String, _ byteCount: Int) throws {
        if parcel.hello.node.bytes == node.office.nodeID {
            if let recipient = parcel.recipient { ownParcels[recipient, default: []].append(name) }
            note(name, .own, bytes: byteCount)
            return
        }
        guard node.isAddressed(by: parcel) else {
            note(name, .foreign, bytes: byteCount)
            return
        }
        let result = try node.take(parcel)
        if !parcel.sets.isEmpty { answered.insert(parcel.hello.node.bytes) }
        report.receivedBytes += byteCount
        report.receivedChanges += result.newChanges
        report.knownChanges += result.knownChanges
        report.waiting += result.waiting
        report.refused += result.refused.map { "\(name): \($0)" }
        if !result.refused.isEmpty || !result.waiting.isEmpty { report.isComplete = false }
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

    /// Writes a parcel for every known peer that lacks something or has sent something; a node that
    /// knows nobody above it writes one for whoever that may be.
    mutating func writeParcels() throws {
        let peers = try node.store.read { try $0.peers() }
        for peer in peers {
            guard let id = NodeID(bytes: peer.id) else { continue }
            let vectors = try node.store.read { try $0.vectors(of: peer.id) }
            let ledgers = try node.ledgers(for: vectors, peerCode: peer.code)
            let recipient = Recipient.node(id)
            let lacks = try node.lacksAnything(vectors, of: ledgers)
            if lacks || answered.contains(peer.id) {
                try write(ledgers, vectors, to: recipient)
            } else {
                try remove(ownParcels[recipient] ?? [])
            }
        }
        let knowsAbove = peers.contains { !node.accepts($0.code) }
        if !knowsAbove, node.office.level != .centre {
            try write(try node.heldLedgers(), [:], to: .above)
        } else {
            try remove(ownParcels[.above] ?? [])
        }
    }

    private mutating func write(
        _ ledgers: [StoreReader.HeldLedger],
        _ vectors: [LedgerID: VersionVector],
        to recipient: Recipient,
    ) throws {
        let offer = try node.gather(ledgers, for: vectors, limitBytes: FieldNode.fileBatchBytes)
        let parcel = try node.parcel(offer, telling: ledgers, to: recipient)
        let name = try folder.write(parcel)
        report.sentChanges += offer.changes
        report.sentBytes += parcel.count
        note(name, .written, changes: offer.changes, bytes: parcel.count)
        try remove(ownParcels[recipient] ?? [])
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

extension FieldNode {
    /// Whether a parcel is for this node: by its id, its office's code, or as the node above.
    func isAddressed(by parcel: ReadParcel) -> Bool {
        switch parcel.recipient {
        case .node(let id): id.bytes == office.nodeID
        case .office(let code): code.string == office.code.text
        case .above: office.level != .office && parcel.codes.values.contains(where: accepts)
        case nil: true
        }
    }
}
