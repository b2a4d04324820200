package import ComplaintModel
import NodeStore
import SyncProtocol

/// A complaint that was recorded, or was there already under its reference.
package struct RecordedCase: Hashable, Sendable, Encodable {
    /// The case's id.
    package let id: String
    /// Its register number, or its slip code as long as it has none.
    package let number: String
    /// Whether its reference was already held, so that nothing was recorded.
    package let wasKnown: Bool
    /// The remark that the register shows, such as a date of receipt in an earlier year; of one that was
    /// there already, why it was not compared.
    package let remark: String?
}

/// One complaint to record.
package struct Recording: Sendable {
    /// What was typed.
    package var entry: ComplaintEntry
    /// The cases that this one continues, as a person names them.
    package var links: [String]
    /// Whether a person vouches for a date of receipt that looks like a slip.
    package var acceptsDate: Bool
    /// The office that alone may read it; nil for a case like others.
    package var reservedFor: OfficeCode?

    /// Describes a complaint to record.
    package init(
        entry: ComplaintEntry,
        links: [String] = [],
        acceptsDate: Bool = false,
        reservedFor: OfficeCode? = nil,
    ) {
        self.entry = entry
        self.links = links
        self.acceptsDate = acceptsDate
        self.reservedFor = reservedFor
    }
}

extension FieldNode {
    /// Records complaints in the register of the own office, all in one transaction.
    ///
    /// - Parameters:
    ///   - recordings: the complaints, in the order of entry.
    ///   - allOrNothing: whether one bad entry keeps the good ones from being recorded.
    ///   - isTrial: whether nothing is to be recorded in any case, only judged.
    /// - Returns: what became of each, in the same order; with `allOrNothing` nothing has been
    ///   recorded if one of them failed.
    /// - Throws: `StoreError`.
    package func record(
        _ recordings: [Recording],
        allOrNothing: Bool = false,
        isTrial: Bool = false,
    ) throws -> [Result<RecordedCase, FieldNodeError>] {
        struct Undone: Error { let results: [Result<RecordedCase, FieldNodeError>] }
        do {
            return try recording { writer in
                let results = try work(in: try ownHeldLedger(writer.reader), writer) { work in
                    try record(recordings, in: work)
                }
                if isTrial || allOrNothing && results.contains(where: \.isFailure) {
                    throw Undone(results: results)
                }
                return results
            }
        } catch let undone as Undone { return undone.results }
    }

    private func record(
        _ recordings: [Recording],
        in work: LedgerWork,
    ) throws -> [Result<RecordedCase, FieldNodeError>] {
        try work.numberAfterClock()
        var desk = RecordingDesk(
            work: work,
            now: now,
            isClockSuspect: try isClockSuspect(work.writer.reader)
        )
        return try recordings.map { recording in
            do { return .success(try desk.record(recording)) } catch let error as FieldNodeError {
                return .failure(error)
            }
        }
    }
}

extension CheckedEntry {
    /// What was given of the sealed identity.
    var identity: [EditableField: String] {
        var identity: [EditableField: String] = [:]
        for field in EditableField.allCases where field.isIdentity { identity[field] = self[field] }
        return identity
    }
}
