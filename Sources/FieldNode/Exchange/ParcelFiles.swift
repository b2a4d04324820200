import ComplaintModel
package import NodeStore
import SyncProtocol
import Synchronization

/// A parcel made for a file.
package struct ExportedParcel: Sendable {
    /// The file's bytes.
    package let bytes: [UInt8]
    /// The changes in it.
    package let changes: Int
}

/// What the import of a file came to.
package struct ImportReport: Hashable, Sendable, Encodable {
    /// The office that it came from.
    package let from: String
    /// Changes that are held now and were not before.
    package let newChanges: Int
    /// Changes that were held already.
    package let knownChanges: Int
    /// What its change sets wait for.
    package let waiting: [String]
    /// Change sets that were refused, each with the reason.
    package let refused: [String]
    /// Whether nothing was stored, since only a trial was asked for.
    package let isTrial: Bool
}

extension FieldNode {
    /// Makes a parcel with what an office's node lacks, as far as is known here, up to a batch.
    ///
    /// - Parameter code: the office's code. If a node of it is enrolled and heard of, the parcel is
    ///   for that; else it is taken for a node above, and gets what is kept for it.
    /// - Returns: the file's bytes, and what is in them.
    /// - Throws: ``TrustError/notEnrolled(code:)``, ``FieldNodeError/unknownOffice(typed:)`` or
    ///   `StoreError`.
    package func export(to code: String) throws -> ExportedParcel {
        let all = try correspondents()
        let named = try store.read { reader in
            let authority = try authority(reader)
            return all.first { correspondent in
                correspondent.keys.contains { key in
                    authority.certificate(of: key).contains { $0.code.string == code }
                }
            }
        }
        let invitedBy = try store.read { try acceptedInvitation($0)?.issuerCode.string }
        let above = all.first { $0.recipient == Self.above && invitedBy == code }
        guard let correspondent = named ?? above else {
            throw FieldNodeError.unknownOffice(typed: code)
        }
        var plan = correspondent.plan
        plan.offer = try gather(
            plan.ledgers,
            for: correspondent.vectors,
            limitBytes: Self.exportBytes
        )
        return ExportedParcel(bytes: try parcel(plan).bytes, changes: plan.offer.changes)
    }

    /// The bytes of change sets in an exported file, about: one file holds an office's years.
    private static let exportBytes = 256 << 20

    /// Applies the parcel of a file.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - name: what a person calls the file.
    ///   - isTrial: whether to check and count only, and store nothing.
    /// - Returns: what was new, known, waiting or refused.
    /// - Throws: ``ExchangeError`` naming the file if it cannot be used; nothing has changed then.
    package func `import`(_ bytes: [UInt8], name: String, isTrial: Bool) throws -> ImportReport {
        if let id = SealedParcel.id(of: bytes),
            try store.read({ try $0.leftParcel(id) }) != nil
        {
            throw ExchangeError.ownParcel(name: name)
        }
        let read: ReadParcel
        do { read = try ReadParcel(bytes, for: self) } catch {
            throw ExchangeError.badFile(name: name, reason: "\(error)")
        }
        let result = isTrial ? try `try`(read) : try take(read)
        if !isTrial { try keepTrace(of: result, name: name, bytes: bytes.count) }
        return ImportReport(
            from: read.hello.officeCode.string,
            newChanges: result.newChanges,
            knownChanges: result.knownChanges,
            waiting: result.waiting,
            refused: result.refused,
            isTrial: isTrial
        )
    }

    /// Applies a parcel within a transaction that is then undone.
    private func `try`(_ parcel: ReadParcel) throws -> ParcelResult {
        struct Undone: Error { let result: ParcelResult }
        do {
            return try transaction { writer in
                var result = ParcelResult()
                result.sender = try admitSender(of: parcel, in: writer)
                for body in parcel.sets {
                    do {
                        let set = try ChangeSetDecoder.decode(body)
                        result.add(try absorb(set, body, codes: parcel.codes, in: writer))
                    } catch { try result.refuse(error) }
                }
                throw Undone(result: result)
            }
        } catch let undone as Undone { return undone.result }
    }

    private func keepTrace(
        of result: ParcelResult,
        name: String,
        bytes: Int,
    ) throws {
        var trace = ExchangeTrace(
            at: world.nowMilliseconds(),
            peer: result.senderCode,
            way: "file"
        )
        trace.receivedChanges = result.newChanges
        trace.knownChanges = result.knownChanges
        trace.receivedBytes = bytes
        trace.refused = (result.refused + result.waiting).map { "\(name): \($0)" }
        try store.write { [trace] in try $0.keep(trace) }
    }

    /// The traces of past exchanges, newest first.
    package func log(peer: String?, limit: Int) throws -> [ExchangeTrace] {
        try store.read { try $0.traces(peer: peer, limit: limit) }
    }
}
