import NodeStore
import SyncProtocol

/// The requests in the books of an office that has asked others to take cases over, and what became of
/// each.
struct AskingBook {
    let held: StoreReader.HeldLedger
    let desk: TransferDesk
    let requests: [RowID: (key: RowKey, row: RowState)]
    let outcomes: [RowKey: RowState]
    let withdrawals: [RowKey: RowState]
    /// The names of the changes that are held and not admitted.
    let apart: Set<HashPrefix12>

    init(_ held: StoreReader.HeldLedger, _ reader: StoreReader) throws {
        self.held = held
        let desk = TransferDesk(reader, try reader.log(of: held))
        self.desk = desk
        requests = Dictionary(
            try desk.rows(DomainTable.transferTag).map { (try desk.id(of: $0.key), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        outcomes = try desk.outcomes()
        withdrawals = try desk.withdrawals()
        apart = try desk.namesHeldApart()
    }

    /// Whether it is said of a case already that it stands on a line of another office's register.
    func tells(_ line: Value, of complaint: RowKey) -> Bool {
        requests.values.contains { request in
            request.row.shown(TransferCell.complaint)?.rowKey == complaint
                && outcomes[request.key]?.shown(OutcomeCell.complaint) == line
        }
    }
}

extension RowState {
    /// Whether an outcome says that the case stands in the other office's register.
    var hasLine: Bool { shown(OutcomeCell.complaint) != nil }

    /// Whether an outcome speaks of a line in the other office's register: that the case stands on it,
    /// or that it does so no more.
    var speaksOfLine: Bool { hasLine || shown(OutcomeCell.number) != nil }
}
