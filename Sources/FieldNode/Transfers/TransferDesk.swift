import ComplaintModel
import NodeStore
import SyncProtocol

/// The transfers of one ledger, as its rows tell them.
struct TransferDesk {
    let reader: StoreReader
    let log: LedgerLog

    typealias Rows = [(key: RowKey, row: RowState)]

    init(_ reader: StoreReader, _ log: LedgerLog) {
        self.reader = reader
        self.log = log
    }

    /// The rows of one step, in an order that is the same on every node.
    func rows(_ step: TableTag) throws -> Rows {
        LedgerRules.sorted(try reader.otherRows(step, of: log.number))
    }

    /// The name that every node gives a row.
    func id(of key: RowKey) throws -> RowID {
        guard let stamp = try log.stamp(of: key.dot) else {
            throw StoreError.damagedBlock(number: 0)
        }
        return RowID(hash: stamp.hash, ordinal: key.ordinal)
    }

    /// The requests that nothing has become of yet, by the case; of several for one case the first.
    func open() throws -> [RowKey: (key: RowKey, row: RowState)] {
        let requests = try rows(DomainTable.transferTag)
        if requests.isEmpty { return [:] }
        let closed = Set(
            try rows(DomainTable.outcomeTag).compactMap {
                $0.row.shown(OutcomeCell.request)?.rowKey
            }
        )
        var open: [RowKey: (key: RowKey, row: RowState)] = [:]
        for request in requests where !closed.contains(request.key) {
            guard let complaint = request.row.shown(TransferCell.complaint)?.rowKey,
                open[complaint] == nil
            else { continue }
            open[complaint] = request
        }
        return open
    }

    /// Refuses what cannot be done with a case that another office was asked to take.
    func requireNotUnderWay(_ complaint: RowKey) throws {
        guard let request = try open()[complaint] else { return }
        throw FieldNodeError.underWay(to: request.row.shown(TransferCell.to)?.string ?? "")
    }

    /// The cases that are on their way: to which office, and since when.
    func transits() throws -> [RowKey: (to: String, since: CivilDate)] {
        try open().mapValues { _, row in
            let minute = row.shown(TransferCell.date)?.integer ?? 0
            return (
                row.shown(TransferCell.to)?.string ?? "",
                LocalMoment(minuteNumber: Int(minute)).date
            )
        }
    }

    /// The offices that have declined to take a case over, each with its reason.
    func declined(_ complaint: RowKey) throws -> [String] {
        let requests = Set(
            try rows(DomainTable.transferTag)
                .filter { $0.row.shown(TransferCell.complaint)?.rowKey == complaint }.map(\.key)
        )
        if requests.isEmpty { return [] }
        return try rows(DomainTable.outcomeTag).compactMap { _, row in
            guard let request = row.shown(OutcomeCell.request)?.rowKey, requests.contains(request),
                row.shown(OutcomeCell.complaint) == nil
            else { return nil }
            let office = row.shown(OutcomeCell.office)?.string ?? ""
            return "\(office): \(row.shown(OutcomeCell.reason)?.string ?? "")"
        }
    }

    /// The answers that were given, by the offer; of several to one offer the first.
    func answers() throws -> [RowKey: (key: RowKey, row: RowState)] {
        let given = try rows(DomainTable.answerTag).compactMap { answer in
            answer.row.shown(AnswerCell.offer)?.rowKey.map { ($0, answer) }
        }
        return Dictionary(given) { first, _ in first }
    }
}

extension RowState {
    /// The row of another ledger that a cell names.
    func foreign(_ cell: CellTag) -> (ledger: LedgerID, id: RowID)? {
        guard case .row(.foreign(let ledger, let id)) = shown(cell) else { return nil }
        return (ledger, id)
    }
}
