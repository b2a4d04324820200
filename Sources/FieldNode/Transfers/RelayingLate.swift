import ComplaintModel
import NodeStore
import SyncProtocol

// What a transfer may wait for beside its own steps: that the books of the office which is asked come,
// that another node above goes or comes, and that the case is put right.

extension FieldNode {
    /// Takes the next step of every transfer, if books have come or nodes above have changed since: a
    /// request may have waited for just that.
    ///
    /// Books come by the thousand, so this is done once for all of them.
    ///
    /// - Throws: `StoreError`.
    func relayWaitingTransfers(in writer: StoreWriter) throws {
        guard try writer.reader.setting(Setting.transfersWait) != nil else { return }
        try writer.unset(prefix: Setting.transfersWait)
        let tables = [DomainTable.transferTag, DomainTable.answerTag]
        let numbers = Set(try tables.flatMap { try writer.reader.otherRows($0).map(\.ledger) })
        for number in numbers.sorted() {
            guard let held = try writer.reader.ledger(numbered: number) else { continue }
            try relayTransfers(of: held.id, in: writer)
        }
    }

    /// Notes that there may be something to do for transfers that waited.
    func noteWaitingTransfers(in writer: StoreWriter) throws {
        if office.level != .office { try writer.set(Setting.transfersWait, to: "1") }
    }

    /// Whether a node above has to look whether the offer of any of these cases still says what they say, or
    /// whether an office that has handed one of them over still names its line.
    func transfersMayLag(
        _ cases: Set<RowKey>,
        in log: LedgerLog,
        _ reader: StoreReader,
    ) throws -> Bool {
        if office.level == .office || cases.isEmpty { return false }
        let desk = TransferDesk(reader, log)
        if try desk.open().keys.contains(where: cases.contains) { return true }
        return try reader.otherRows(DomainTable.answerTag, of: log.number).contains { _, row in
            row.shown(AnswerCell.complaint)?.rowKey.map(cases.contains) ?? false
        }
    }
}
