import ComplaintModel
import NodeStore
import SyncProtocol

/// The offers in the books of an office that was asked to take cases over, and what those books say of
/// each now.
struct AskedBook {
    /// What an office's books say of a case that it was asked for.
    enum Word {
        /// The case stands on a line; and the answer by which it came there.
        case taken(CaseSummary, RowState)
        /// It was declined.
        case declined(RowState)
        /// The line by which it was taken does not count any more; and why.
        case fallen(String)
    }

    let offers: TransferDesk.Rows
    private let held: StoreReader.HeldLedger
    private let desk: TransferDesk
    private let answers: [RowKey: (key: RowKey, row: RowState)]
    private let acceptances: [Value: [TransferDesk.Acceptance]]

    init(_ held: StoreReader.HeldLedger, _ reader: StoreReader, _ log: LedgerLog) throws {
        self.held = held
        desk = TransferDesk(reader, log)
        offers = try desk.rows(DomainTable.offerTag)
        answers = offers.isEmpty ? [:] : try desk.answers()
        acceptances =
            offers.isEmpty
            ? [:] : Dictionary(grouping: try desk.acceptances(), by: \.original)
    }

    /// What is to be said of an offer.
    ///
    /// - Parameters:
    ///   - offer: the offer.
    ///   - told: what was brought of its request before.
    /// - Returns: what the books say; nil if they say nothing, or cannot tell better than what was brought.
    /// - Throws: `StoreError`.
    func word(on offer: (key: RowKey, row: RowState), told: RowState?) throws -> Word? {
        let standing = offer.row.shown(OfferCell.complaint).flatMap { acceptances[$0] } ?? []
        if let line = told?.foreign(OutcomeCell.complaint) {
            guard line.ledger == held.id else { return nil }
            switch try state(of: line.id) {
            // Another line may stand for the case, where the one that was told went with a disk.
            case .unknown: return try taken(standing)
            case .stands(let summary):
                let own = standing.first { $0.complaint == summary.key }
                return own.map { .taken(summary, $0.answer.row) }
            case .fallen(let reason): return try taken(standing) ?? .fallen(reason)
            }
        }
        if let taken = try taken(standing) { return taken }
        guard let answer = answers[offer.key] else { return nil }
        if answer.row.shown(AnswerCell.complaint) == nil { return .declined(answer.row) }
        return .fallen(voided)
    }

    /// What was put right in a case without reaching the office that has taken it: a later offer of the same
    /// request says so, and whoever accepted had not seen that one.
    ///
    /// - Parameters:
    ///   - offer: an offer of the request.
    ///   - answer: the acceptance.
    /// - Returns: the fields, as people call them.
    /// - Throws: `StoreError`.
    func unseen(
        since offer: (key: RowKey, row: RowState),
        by answer: RowState,
    ) throws -> [String] {
        let request = offer.row.shown(OfferCell.request)
        let same = offers.filter { $0.row.shown(OfferCell.request) == request }
        let dot = answer.creation.dot
        guard same.count > 1, let last = same.last,
            let context = try desk.reader.change(dot, in: desk.log)?.context
        else { return [] }
        let seen = same.last {
            context.covers($0.key.dot, from: dot.line, in: desk.log.lineage)
        }
        guard let seen else { return [] }
        return Self.edited.filter { cell, _ in
            seen.row.shown(cell) != last.row.shown(cell)
        }.map(\.name)
    }

    /// What of a case can be put right on its way.
    private static let edited: [(cell: CellTag, name: String)] = [
        (OfferCell.received, EditableField.received.nameThai),
        (OfferCell.channel, EditableField.channel.nameThai),
        (OfferCell.category, EditableField.category.nameThai),
        (OfferCell.subject, EditableField.subject.nameThai),
        (OfferCell.detail, EditableField.detail.nameThai),
        (OfferCell.place, EditableField.place.nameThai),
        (OfferCell.accused, EditableField.accused.nameThai),
        (OfferCell.agency, EditableField.agency.nameThai),
        (OfferCell.identity, ConflictView.nameThai(of: ConflictView.identity)),
    ]

    private func taken(_ standing: [TransferDesk.Acceptance]) throws -> Word? {
        for acceptance in standing {
            guard let summary = try desk.reader.caseSummary(acceptance.complaint) else { continue }
            return .taken(summary, acceptance.answer.row)
        }
        return nil
    }

    private enum Line {
        case stands(CaseSummary)
        case fallen(String)
        /// It has not come yet, as where this node was put back from a backup.
        case unknown
    }

    private func state(of line: RowID) throws -> Line {
        guard let summary = try desk.reader.caseSummary(id: line) else {
            return try desk.isHeldApart(line) ? .fallen(notAdmitted) : .unknown
        }
        let isVoided = summary.state == CaseState.voided.rawValue
        // A case that went on to a further office is in that one's hands.
        if isVoided, try desk.takenOver(summary.key) != nil { return .unknown }
        return isVoided ? .fallen(voided) : .stands(summary)
    }

    private var voided: String { "\(held.code) ยกเลิกรายการที่รับโอนไว้แล้ว" }

    private var notAdmitted: String {
        "\(held.code) รับโอนไว้ที่เครื่องซึ่งถูกเพิกถอนแล้ว จึงไม่นับ"
    }
}
