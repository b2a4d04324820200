import ComplaintModel
import NodeStore
import SyncProtocol

/// A case that may be about the same as another.
package struct SimilarCase: Hashable, Sendable, Encodable {
    /// The case's id.
    package let id: String
    /// Its number.
    package let number: String
    /// What it is about.
    package let subject: String
    /// The day on which it was received, ISO 8601.
    package let received: String
    /// Its state's machine name.
    package let state: String
}

extension FieldNode {
    /// For how many days back a complaint may be one that came before.
    private static let similarDays = 90
    /// A clerk looks at so many.
    private static let similarLimit = 3

    /// Cases of the same office that may be about the same as a case, the likeliest first: a clerk
    /// decides whether to link or to decline.
    ///
    /// - Parameter caseName: the case, as a person names it.
    /// - Returns: at most three, none voided.
    /// - Throws: ``FieldNodeError/unknownCase(typed:)`` or `StoreError`.
    package func similar(to caseName: String) throws -> [SimilarCase] {
        try store.read { reader in
            let (summary, ledger) = try find(caseName, in: reader)
            let received = ComplaintFacts(summary.row).received
            let first = LocalMoment(date: received.date.adding(days: -Self.similarDays))
            let last = LocalMoment(date: received.date.adding(days: Self.similarDays))
            var filter = CaseFilter()
            filter.ledger = ledger.number
            filter.received = Int64(first.minuteNumber)...Int64(last.minuteNumber)
            filter.notStates = [CaseState.voided.rawValue]
            filter.reserved = .ofOffice(office.code.text)
            let own = Resemblance(summary.row)
            return try reader.cases(filter)
                .filter { $0.key != summary.key }
                .map { (degree: Resemblance($0.row).degree(to: own), found: $0) }
                .filter { $0.degree >= Resemblance.threshold }
                .sorted { ($1.degree, $0.found.key) < ($0.degree, $1.found.key) }
                .prefix(Self.similarLimit)
                .map { SimilarCase($0.found) }
        }
    }
}

extension SimilarCase {
    fileprivate init(_ summary: CaseSummary) {
        self.init(
            id: summary.id.description,
            number: summary.numberText,
            subject: summary.row.shown(ComplaintCell.subject)?.string ?? "",
            received: ComplaintFacts(summary.row).received.date.iso,
            state: summary.state
        )
    }
}

extension Resemblance {
    fileprivate init(_ row: RowState) {
        let text = { (cell: CellTag) in row.shown(cell)?.string ?? "" }
        self.init(
            subject: text(ComplaintCell.subject),
            detail: text(ComplaintCell.detail),
            place: text(ComplaintCell.place)
        )
    }
}
