import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// Takes the request back that another office take a case over: it named the wrong office, for one,
    /// or an office that does not exist.
    ///
    /// The case is free at once. An office that has accepted it before it could hear of this has taken it
    /// all the same, and the case is handed over when its answer arrives.
    ///
    /// - Parameters:
    ///   - caseName: the case.
    ///   - reason: why.
    ///   - officer: who takes the request back.
    /// - Returns: what had been asked.
    /// - Throws: ``FieldNodeError/actionRefused(_:)`` if the case is not on its way,
    ///   ``FieldNodeError/reasonMissing``.
    package func withdrawTransfer(
        _ caseName: String,
        reason: String,
        by officer: String? = nil,
    ) throws -> RequestedTransfer {
        guard let reason = String?.some(reason).normalised else {
            throw FieldNodeError.reasonMissing
        }
        return try recording { writer in
            let (summary, ledger) = try find(caseName, in: writer.reader)
            try requireDisclosed(summary, in: ledger.id)
            return try work(in: ledger, writer) { work in
                let desk = TransferDesk(writer.reader, work.log)
                guard let request = try desk.open()[summary.key] else {
                    throw FieldNodeError.notUnderWay(summary.numberText)
                }
                try work.author(
                    desk.withdrawal(of: summary.key, because: reason, by: officer, on: now)
                )
                return RequestedTransfer(
                    id: summary.id.description,
                    number: summary.numberText,
                    to: request.row.shown(TransferCell.to)?.string ?? "",
                    withIdentity: request.row.shown(TransferCell.identity) != nil,
                    isUnknown: false
                )
            }
        }
    }
}

extension TransferDesk {
    /// The writes that take the open request for a case back; none if there is none.
    ///
    /// - Parameters:
    ///   - complaint: the case.
    ///   - reason: why.
    ///   - officer: who takes it back.
    ///   - moment: now.
    ///   - ordinal: the place of the row among those that the change makes.
    /// - Returns: the writes.
    /// - Throws: `StoreError`.
    func withdrawal(
        of complaint: RowKey,
        because reason: String,
        by officer: String? = nil,
        on moment: LocalMoment,
        ordinal: UInt16 = 0,
    ) throws -> [CellWrite] {
        guard let request = try open()[complaint] else { return [] }
        return withdrawal(of: request, because: reason, by: officer, on: moment, ordinal: ordinal)
    }

    /// The writes that take every other request for a case back, once one of them was granted.
    ///
    /// - Parameters:
    ///   - granted: the request that was granted.
    ///   - complaint: the case.
    ///   - reason: why.
    ///   - moment: now.
    ///   - ordinal: the place of the first row among those that the change makes.
    /// - Returns: the writes.
    /// - Throws: `StoreError`.
    func withdrawals(
        ofOthersThan granted: RowKey,
        for complaint: RowKey,
        because reason: String,
        on moment: LocalMoment,
        from ordinal: UInt16,
    ) throws -> [CellWrite] {
        let closed = Set(try outcomes().keys).union(try withdrawals().keys)
        let others = try rows(DomainTable.transferTag).filter { key, row in
            key != granted && !closed.contains(key)
                && row.shown(TransferCell.complaint)?.rowKey == complaint
        }
        return others.enumerated().flatMap { index, other in
            withdrawal(
                of: other,
                because: reason,
                on: moment,
                ordinal: ordinal + UInt16(index)
            )
        }
    }

    private func withdrawal(
        of request: (key: RowKey, row: RowState),
        because reason: String,
        by officer: String? = nil,
        on moment: LocalMoment,
        ordinal: UInt16,
    ) -> [CellWrite] {
        let cells: [(CellTag, Value?)] = [
            (WithdrawalCell.request, .row(.row(request.key))),
            (WithdrawalCell.reason, .text(reason)),
            (WithdrawalCell.by, officer.normalised.map { .code($0) }),
            (WithdrawalCell.date, .integer(Int64(moment.minuteNumber))),
        ]
        return CellWrite.row(DomainTable.withdrawalTag, .writeOnce, cells, ordinal: ordinal)
    }
}

extension FieldNodeError {
    fileprivate static func notUnderWay(_ number: String) -> FieldNodeError {
        .actionRefused(
            Sentence(
                thai: "เรื่องเลขที่ \(number) ไม่ได้อยู่ระหว่างโอน ('tambon list --in-transit')",
                english: "case \(number) is not on its way to another office; "
                    + "'tambon list --in-transit' lists those that are"
            )
        )
    }
}
