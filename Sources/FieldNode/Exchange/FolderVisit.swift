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
    /// The parcels that are for this node, as far as their beginnings tell.
    private(set) var found: [FoundParcel] = []
    /// The peers that have sent changes: they get to know what has arrived.
    var answered: Set<VerifyingKey> = []
    /// What those have said whose keys were revoked: they get to know that.
    var revoked: [VerifyingKey: ReadParcel] = [:]

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

    /// Looks whose a file is.
    ///
    /// - Throws: `StoreError`; what is wrong with the file is in the report.
    mutating func look(at name: String) throws {
        var size = 0
        do {
            let bytes = try folder.open(name)
            size = bytes.count
            if try isOwn(bytes, name) { return }
            let beginning = try ParcelBeginning(with: node.keys.agreement, from: bytes.source())
            found.append(FoundParcel(name: name, beginning))
        } catch SealedParcelError.notForThisNode {
            report.parcels.append(ParcelOutcome(name: name, .foreign, bytes: size))
        } catch {
            if isSomethingElse(error, name) { return }
            try note(error, name, from: nil, bytes: size)
        }
    }

    /// Whether a file that does not begin like a parcel is not named like one either.
    private func isSomethingElse(_ error: any Error, _ name: String) -> Bool {
        switch error {
        case SealedParcelError.empty, SealedParcelError.foreignFile: !folder.isGiven(name)
        default: false
        }
    }

    /// Whether this node has written a parcel itself.
    private mutating func isOwn(_ bytes: any ParcelBytes, _ name: String) throws -> Bool {
        let start = try bytes.bytes(from: 0, limitBytes: SealedParcel.nameByteCount)
        guard let id = SealedParcel.id(of: start),
            let left = try node.store.read({ try $0.leftParcel(id) })
        else { return false }
        let file = OwnFile(
            name: name,
            bytes: bytes.count,
            parcel: left,
            isWhole: try bytes.digest() == left.digest
        )
        own[left.recipient, default: []].append(file)
        return true
    }

    /// Notes why a file was not taken.
    ///
    /// - Throws: the error itself, if it is the database's.
    mutating func note(
        _ error: any Error,
        _ name: String,
        from sender: VerifyingKey?,
        bytes: Int,
    ) throws {
        if error is StoreError { throw error }
        report.isComplete = false
        report.refuse(name, because: [error])
        report.parcels.append(
            ParcelOutcome(
                name: name,
                error is SealedParcelError ? .damaged : .refused,
                from: try sender.flatMap { key in
                    try node.store.read { try node.officeCode(of: key, $0) }
                },
                bytes: bytes,
                reason: "\(error)"
            )
        )
    }
}
