import ComplaintModel
package import NodeStore
import SyncProtocol
import Synchronization

/// What the import of a file came to.
package struct ImportReport: Sendable, Encodable {
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
    /// The causes of ``refused``, for what a person is told of them; no part of what a program is told.
    package let refusals: [any Error]
    /// Whether nothing was stored, since only a trial was asked for.
    package let isTrial: Bool

    /// What a program is told.
    private enum CodingKeys: String, CodingKey {
        case from, newChanges, knownChanges, waiting, refused, isTrial
    }
}

extension FieldNode {
    /// Applies the parcel of a file, of whatever size.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - name: what a person calls the file.
    ///   - isTrial: whether to check and count only, and store nothing.
    /// - Returns: what was new, known, waiting or refused.
    /// - Throws: ``ExchangeError`` naming the file if it cannot be used; nothing has changed then.
    package func `import`(
        _ bytes: any ParcelBytes,
        name: String,
        isTrial: Bool,
    ) throws -> ImportReport {
        let start = try bytes.bytes(from: 0, limitBytes: SealedParcel.nameByteCount)
        if let id = SealedParcel.id(of: start), try store.read({ try $0.leftParcel(id) }) != nil {
            throw ExchangeError.ownParcel(name: name)
        }
        let read = try naming(name) { try StoredParcel(bytes, for: self) }
        let result = try naming(name) {
            if isTrial { return try `try`(read) }
            return try take(read) { result, writer in
                try keepTrace(of: result, name: name, bytes: bytes.count, in: writer)
            }
        }
        return ImportReport(
            from: read.letter.hello.officeCode.string,
            newChanges: result.newChanges,
            knownChanges: result.knownChanges,
            waiting: result.waiting,
            refused: result.refused,
            refusals: result.refusals,
            isTrial: isTrial
        )
    }

    /// Names the file in what is wrong with its bytes.
    private func naming<Value>(_ name: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch {
            switch error {
            case is SealedParcelError, is ParcelError, ExchangeError.noHello,
                ExchangeError.tooMuchTold:
                throw ExchangeError.badFile(name: name, cause: error)
            default: throw error
            }
        }
    }

    /// Applies a parcel within a transaction that is then undone.
    private func `try`(_ parcel: StoredParcel) throws -> ParcelResult {
        struct Undone: Error { let result: ParcelResult }
        do {
            return try transaction { writer in
                var result = ParcelResult()
                result.admit(
                    try admitSender(
                        of: parcel.letter,
                        sets: { each in try parcel.forEachSet(each) },
                        in: writer
                    )
                )
                try parcel.forEachSet { body in
                    do {
                        let set = try ChangeSetDecoder.decode(body)
                        result.add(try absorb(set, body, codes: parcel.letter.codes, in: writer))
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
        in writer: StoreWriter,
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
        try writer.keep(trace)
    }

    /// The traces of past exchanges, newest first.
    package func log(peer: String?, limit: Int) throws -> [ExchangeTrace] {
        try store.read { try $0.traces(peer: peer, limit: limit) }
    }
}
