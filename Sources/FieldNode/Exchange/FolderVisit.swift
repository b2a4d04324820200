import NodeStore
import SyncProtocol

/// One visit of a folder: what was read, what lies there, what was left.
struct FolderVisit {
    let node: FieldNode
    let folder: any ParcelFolder
    /// What has been done so far.
    var report: SyncReport
    /// The parcels that this node has left here before, by recipient.
    var own: [NodeID: [OwnFile]] = [:]
    /// The peers that have sent changes: they get to know what has arrived.
    private(set) var answered: Set<VerifyingKey> = []

    /// A file that this node has written.
    struct OwnFile {
        let name: String
        let bytes: Int
        let parcel: LeftParcel
        /// Whether it is as it was written.
        let isWhole: Bool
    }

    init(node: FieldNode, folder: any ParcelFolder) {
        self.node = node
        self.folder = folder
        report = SyncReport(peer: folder.address)
        report.isComplete = true
    }

    /// Reads one file, and takes what is in it if it is for this node.
    ///
    /// - Throws: `StoreError`; what is wrong with the file is in the report.
    mutating func read(_ name: String) throws {
        var size = 0
        var sender: VerifyingKey?
        do {
            let bytes = try folder.read(name, limitBytes: ParcelFolderLimits.fileBytes)
            size = bytes.count
            if try isOwn(bytes, name) { return }
            let parcel = try ReadParcel(bytes, for: node)
            sender = parcel.sender
            try take(parcel, name, size)
        } catch let error as StoreError {
            throw error
        } catch SealedParcelError.notForThisNode {
            report.parcels.append(ParcelOutcome(name: name, .foreign, bytes: size))
        } catch {
            report.isComplete = false
            report.refused.append("\(name): \(error)")
            report.parcels.append(
                ParcelOutcome(
                    name: name,
                    error is SealedParcelError ? .damaged : .refused,
                    from: try sender.flatMap { key in
                        try node.store.read { try node.officeCode(of: key, $0) }
                    },
                    bytes: size,
                    reason: "\(error)"
                )
            )
        }
    }

    /// Whether this node has written a parcel itself.
    private mutating func isOwn(_ bytes: [UInt8], _ name: String) throws -> Bool {
        guard let id = SealedParcel.id(of: bytes),
            let left = try node.store.read({ try $0.leftParcel(id) })
        else { return false }
        let file = OwnFile(
            name: name,
            bytes: bytes.count,
            parcel: left,
            isWhole: Digest256(hashing: bytes) == left.digest
        )
        own[left.recipient, default: []].append(file)
        return true
    }

    private mutating func take(_ parcel: ReadParcel, _ name: String, _ size: Int) throws {
        if !parcel.sets.isEmpty { answered.insert(parcel.sender) }
        if try node.store.read({ try $0.wasApplied(parcel.id) }) {
            return try note(ParcelResult(), of: parcel, name, size)
        }
        let result = try node.take(parcel)
        report.receivedBytes += size
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
        try note(result, of: parcel, name, size)
    }

    private mutating func note(
        _ result: ParcelResult,
        of parcel: ReadParcel,
        _ name: String,
        _ size: Int,
    ) throws {
        let deed: ParcelOutcome.Deed =
            !result.refused.isEmpty
            ? .refused
            : !result.waiting.isEmpty ? .waiting : result.newChanges > 0 ? .applied : .known
        report.parcels.append(
            ParcelOutcome(
                name: name,
                deed,
                from: try node.store.read { try node.officeCode(of: parcel.sender, $0) },
                changes: result.newChanges,
                bytes: size,
                reason: (result.refused + result.waiting).first
            )
        )
    }

    /// Keeps the trace of the visit.
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
        trace.parcels = report.parcels.map(\.trace)
        try node.store.write { [trace] in try $0.keep(trace) }
    }
}
