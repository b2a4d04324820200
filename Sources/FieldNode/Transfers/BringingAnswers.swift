import ComplaintModel
import NodeStore
import SyncProtocol

// What a node above brings back of the offers that it has made.

extension FieldNode {
    /// Brings the answers in a ledger back to the offices that had asked.
    ///
    /// - Throws: `StoreError`.
    func bringAnswers(of held: StoreReader.HeldLedger, in writer: StoreWriter) throws {
        let log = try writer.reader.log(of: held)
        let desk = TransferDesk(writer.reader, log)
        let answers = try desk.answers()
        if answers.isEmpty { return }
        let makers = try offerMakers(writer.reader)
        for offer in try desk.rows(DomainTable.offerTag) {
            guard let answer = answers[offer.key],
                let request = offer.row.foreign(OfferCell.request),
                makers.isOurs(offer.key, in: log),
                let source = try writer.reader.ledger(request.ledger),
                try mayAct(on: source, writer.reader)
            else { continue }
            let complaint = try answer.row.shown(AnswerCell.complaint)?.rowKey.flatMap {
                try writer.reader.caseSummary($0)
            }
            try close(
                request.id,
                in: source,
                with: answer.row,
                taken: complaint.map { (held, $0) },
                office: held.code,
                writer
            )
        }
    }

    private func close(
        _ request: RowID,
        in source: StoreReader.HeldLedger,
        with answer: RowState,
        taken: (ledger: StoreReader.HeldLedger, complaint: CaseSummary)?,
        office: String,
        _ writer: StoreWriter,
    ) throws {
        let work = try LedgerWork(self, writer, try writer.reader.log(of: source))
        let desk = TransferDesk(writer.reader, work.log)
        let requests = try desk.rows(DomainTable.transferTag)
        guard let row = try requests.first(where: { try desk.id(of: $0.key) == request }),
            let key = row.row.shown(TransferCell.complaint)?.rowKey,
            let summary = try writer.reader.caseSummary(key)
        else { return }
        // A case that was taken is handed over, whatever else became of the request in the meantime.
        let outcomes = try desk.outcomes()
        let outcome = outcomes[row.key]
        if outcome?.shown(OutcomeCell.complaint) != nil { return }
        let line = taken.map { Value.row(.foreign($0.ledger.id, $0.complaint.id)) }
        let isTold = requests.contains { other in
            other.row.shown(TransferCell.complaint)?.rowKey == key
                && outcomes[other.key]?.shown(OutcomeCell.complaint) == line
        }
        if line != nil, isTold { return }
        let isWithdrawn = try desk.withdrawals()[row.key] != nil
        if taken == nil, outcome != nil || isWithdrawn { return }
        let date = answer.shown(AnswerCell.date)
        let cells: [(CellTag, Value?)] = [
            (OutcomeCell.request, .row(.row(row.key))),
            (OutcomeCell.office, .code(office)),
            (OutcomeCell.complaint, line),
            (OutcomeCell.reason, answer.shown(AnswerCell.reason)),
            (OutcomeCell.date, date),
            (OutcomeCell.officeName, try taken.map { try .code(name(of: $0.ledger, writer)) }),
            (OutcomeCell.number, taken.map { .code($0.complaint.numberText) }),
        ]
        var writes: [CellWrite] = []
        if let taken {
            let number = taken.complaint.numberText
            let action = CaseAction(
                kind: .transfer,
                date: date?.integer.map { LocalMoment(minuteNumber: Int($0)) } ?? now,
                text: "\(office) รับเรื่องแล้ว เลขที่ \(number)"
                    + (isWithdrawn ? " ก่อนทราบว่าถอนคำขอ" : ""),
                unit: office
            )
            let standing = try work.open(summary).standing
            // A line that was voided on the way stays voided; that the other office has it stands here.
            if standing.state != .voided {
                writes = CellWrite.action(action, on: key, retracts: nil)
            }
        }
        let ordinal: UInt16 = writes.isEmpty ? 0 : 1
        writes += CellWrite.row(DomainTable.outcomeTag, .writeOnce, cells, ordinal: ordinal)
        if taken != nil {
            writes += try desk.withdrawals(
                ofOthersThan: row.key,
                for: key,
                because: "\(office) รับเรื่องแล้ว",
                on: now,
                from: ordinal + 1
            )
        }
        try work.author(writes)
        try work.finish()
    }
}
