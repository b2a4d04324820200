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
    /// Makes a parcel with everything that an office's node lacks, as far as is known here.
    ///
    /// - Parameter code: the office's code. If its ledger is kept here, the parcel holds that; else
    ///   it is taken for the node above, and gets everything that is kept for it.
    /// - Returns: the file's bytes, and what is in them.
    /// - Throws: `StoreError` for what SQLite reports.
    package func export(to code: String) throws -> ExportedParcel {
        let peer = try store.read { try $0.peers() }.filter { $0.code == code }
            .max { $0.heardAt < $1.heardAt }
        let vectors = try peer.map { peer in try store.read { try $0.vectors(of: peer.id) } } ?? [:]
        let held = try heldLedgers()
        let named = held.filter { $0.code == code && !$0.isOwn }
        let above = office.level == .office ? held.filter(\.isOwn) : held
        let ledgers = named.isEmpty ? above : named
        let offer = try gather(ledgers, for: vectors, limitBytes: Self.fileBatchBytes)
        return ExportedParcel(
            bytes: try parcel(offer, telling: ledgers, to: .office(Utf8Text(code))),
            changes: offer.changes
        )
    }

    /// Applies the parcel of a file.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - name: what a person calls the file.
    ///   - isTrial: whether to check and count only, and store nothing.
    /// - Returns: what was new, known, waiting or refused.
    /// - Throws: ``ExchangeError`` naming the file if it cannot be used; nothing has changed then.
    package func `import`(_ bytes: [UInt8], name: String, isTrial: Bool) throws -> ImportReport {
        let parcel: Parcel
        do throws(ParcelError) { parcel = try Parcel(decoding: bytes) } catch {
            throw ExchangeError.badFile(name: name, error)
        }
        let read = try ReadParcel(parcel)
        if read.hello.node.bytes == office.nodeID { throw ExchangeError.ownParcel(name: name) }
        guard isAddressed(by: read) else {
            throw ExchangeError.notAddressedToUs(name: name, own: office.code.text)
        }
        let result = isTrial ? try `try`(read) : try take(read)
        if !isTrial { try keepTrace(of: result, from: read, name: name, bytes: bytes.count) }
        return ImportReport(
            from: read.senderCode,
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
        defer { rulesByLedger.withLock { $0.removeAll() } }
        do {
            return try store.write { writer in
                var result = ParcelResult()
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
        from parcel: ReadParcel,
        name: String,
        bytes: Int,
    ) throws {
        var trace = ExchangeTrace(
            at: world.nowMilliseconds(),
            peer: parcel.senderCode,
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
