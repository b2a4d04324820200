import ComplaintModel
import NodeStore
import SyncProtocol

// What a node above brings back of the offers that it has made: what the books of the office that was
// asked say now, as long as what stands in the books of the one that had asked says otherwise.

extension FieldNode {
    /// Brings what a ledger says of the cases that it was asked for back to the offices that had asked.
    ///
    /// What was brought before is brought anew where it does not hold any more: the case's line there has
    /// another number, or is another one, or there is none.
    ///
    /// - Throws: `StoreError`.
    func bringAnswers(of held: StoreReader.HeldLedger, in writer: StoreWriter) throws {
        let log = try writer.reader.log(of: held)
        let asked = try AskedBook(held, writer.reader, log)
        if asked.offers.isEmpty { return }
        let makers = try offerMakers(writer.reader)
        var sources: [LedgerID: AskingBook] = [:]
        for offer in asked.offers {
            guard let request = offer.row.foreign(OfferCell.request),
                makers.isOurs(offer.key, in: log),
                let source = try sources[request.ledger] ?? asking(request.ledger, writer)
            else { continue }
            sources[request.ledger] = source
            if source.apart.contains(request.id.hash) {
                try noticeTaken(offer, from: source.held, in: held, writer)
            }
            guard let row = source.requests[request.id],
                let word = try asked.word(on: offer, told: source.outcomes[row.key])
            else { continue }
            let unseen = { (answer: RowState) in try asked.unseen(since: offer, by: answer) }
            if try bring(word, unseen: unseen, on: row, in: source, from: held, writer) {
                // Each outcome lets further steps be taken, here and there.
                sources = [:]
                try takeBackIfFallen(word, .foreign(request.ledger, request.id), held, writer)
            }
        }
    }

    /// The books of an office that has asked; nil if they are not here, or not this node's to write in.
    private func asking(_ ledger: LedgerID, _ writer: StoreWriter) throws -> AskingBook? {
        guard let held = try writer.reader.ledger(ledger), try mayAct(on: held, writer.reader)
        else { return nil }
        return try AskingBook(held, writer.reader)
    }

    /// Lets nobody accept by an offer what the office that has asked goes on with again.
    private func takeBackIfFallen(
        _ word: AskedBook.Word,
        _ request: RowReference,
        _ held: StoreReader.HeldLedger,
        _ writer: StoreWriter,
    ) throws {
        guard case .fallen(let reason) = word else { return }
        try takeBackOffers(of: request, in: held, because: reason, on: now, writer)
    }

    /// Writes what became of a request, unless that stands there.
    ///
    /// - Parameters:
    ///   - word: what became of it.
    ///   - unseen: what was put right in the case without reaching whoever has accepted it.
    ///   - request: the request.
    ///   - source: the books of the office that has asked.
    ///   - held: the books of the office that was asked.
    ///   - writer: the transaction.
    /// - Returns: whether anything was written.
    /// - Throws: `StoreError`.
    private func bring(
        _ word: AskedBook.Word,
        unseen: (_ answer: RowState) throws -> [String],
        on request: (key: RowKey, row: RowState),
        in source: AskingBook,
        from held: StoreReader.HeldLedger,
        _ writer: StoreWriter,
    ) throws -> Bool {
        guard let complaint = request.row.shown(TransferCell.complaint)?.rowKey,
            let summary = try writer.reader.caseSummary(complaint)
        else { return false }
        let told = source.outcomes[request.key]
        let bringing = Bringing(
            node: self,
            work: try LedgerWork(self, writer, try writer.reader.log(of: source.held)),
            source: source,
            request: request.key,
            summary: summary,
            office: held.code,
            told: told
        )
        switch word {
        case .taken(let line, let answer):
            let row = Value.row(.foreign(held.id, line.id))
            if told?.hasLine ?? false {
                guard
                    told?.shown(OutcomeCell.complaint) != row
                        || told?.shown(OutcomeCell.number)?.string != line.numberText
                else { return false }
            } else if source.tells(row, of: complaint) {
                return false
            }
            try bringing.taken(
                line,
                row,
                answer,
                name(of: held, writer),
                unseen: told?.hasLine ?? false ? [] : unseen(answer)
            )
        case .declined(let answer):
            if told != nil || source.withdrawals[request.key] != nil { return false }
            try bringing.declined(answer.shown(AnswerCell.reason), answer.shown(AnswerCell.date))
        case .fallen(let reason):
            if told == nil, source.withdrawals[request.key] != nil { return false }
            if let told, !told.hasLine { return false }
            try bringing.fallen(reason)
        }
        return true
    }
}

/// Writes what became of one request.
private struct Bringing {
    let node: FieldNode
    let work: LedgerWork
    let source: AskingBook
    let request: RowKey
    /// The case that was asked for.
    let summary: CaseSummary
    /// The office that was asked.
    let office: String
    /// What was brought before.
    let told: RowState?

    private var complaint: RowKey { summary.key }

    /// The case stands there: it is handed over, whatever else became of the request in the meantime.
    ///
    /// What was put right there in the meantime, and is not known there, its staff has to be told.
    func taken(
        _ line: CaseSummary,
        _ row: Value,
        _ answer: RowState,
        _ name: String,
        unseen: [String],
    ) throws {
        let date = answer.shown(AnswerCell.date)
        // A line that was voided on the way stays voided; should that be taken back, this entry counts.
        var writes = action(line, on: date, unseen)
        writes += outcome(1) {
            [
                (OutcomeCell.complaint, row),
                (OutcomeCell.reason, answer.shown(AnswerCell.reason)),
                (OutcomeCell.date, date),
                (OutcomeCell.officeName, .code(name)),
                (OutcomeCell.number, .code(line.numberText)),
            ]
        }
        writes += try source.desk.withdrawals(
            ofOthersThan: request,
            for: complaint,
            because: "\(office) รับเรื่องแล้ว",
            on: node.now,
            from: 2
        )
        try work.author(writes)
        try work.finish()
    }

    /// The entry that the case was handed over, or where it stands since that was said.
    private func action(
        _ line: CaseSummary,
        on date: Value?,
        _ unseen: [String],
    ) -> [CellWrite] {
        let number = line.numberText
        let action: CaseAction
        if let told, told.hasLine {
            let former = told.shown(OutcomeCell.number)?.string ?? ""
            action = CaseAction(
                kind: .note,
                date: node.now,
                text: "เรื่องที่ \(office) รับไว้ เดิมเลขที่ \(former) ปัจจุบันเลขที่ \(number)"
            )
        } else {
            let isWithdrawn = source.withdrawals[request] != nil
            action = CaseAction(
                kind: .transfer,
                date: date?.integer.map { LocalMoment(minuteNumber: Int($0)) } ?? node.now,
                text: "\(office) รับเรื่องแล้ว เลขที่ \(number)"
                    + (isWithdrawn ? " ก่อนทราบว่าถอนคำขอ" : ""),
                unit: office,
                reason: unseen.isEmpty
                    ? nil : FieldNode.takenBeforeEdits + unseen.joined(separator: ", ")
            )
        }
        return CellWrite.action(action, on: complaint, retracts: nil)
    }

    /// The case stays where it is.
    func declined(_ reason: Value?, _ date: Value?) throws {
        try work.author(outcome { [(OutcomeCell.reason, reason), (OutcomeCell.date, date)] })
        try work.finish()
    }

    /// The line by which the case was taken does not count any more: the office that had asked goes on.
    func fallen(_ reason: String) throws {
        let date = Value.integer(Int64(node.now.minuteNumber))
        guard let told else { return try declined(.text(reason), date) }
        try retractHandOver(because: reason)
        try work.author(
            outcome {
                [
                    (OutcomeCell.reason, .text(reason)), (OutcomeCell.date, date),
                    (OutcomeCell.officeName, told.shown(OutcomeCell.officeName)),
                    (OutcomeCell.number, told.shown(OutcomeCell.number) ?? .code("")),
                ]
            }
        )
        try work.finish()
    }

    /// Takes the entries back by which the case was handed over to this office, unless it has taken it
    /// by another request as well.
    private func retractHandOver(because reason: String) throws {
        let isHeldOtherwise = source.requests.values.contains { other in
            other.key != request && other.row.shown(TransferCell.complaint)?.rowKey == complaint
                && other.row.shown(TransferCell.to)?.string == office
                && source.outcomes[other.key]?.hasLine ?? false
        }
        if isHeldOtherwise { return }
        let standing = try work.open(summary)
        for (index, action) in standing.caseActions.enumerated()
        where action.kind == .transfer && action.unit == office
            && !standing.standing.retracted.contains(index)
        {
            let retraction = CaseAction(
                kind: .retract,
                date: node.now,
                retracts: index,
                reason: reason
            )
            let key = standing.actions[index].key
            try work.author(CellWrite.action(retraction, on: complaint, retracts: key))
        }
    }

    private func outcome(
        _ ordinal: UInt16 = 0,
        _ cells: () -> [(CellTag, Value?)],
    ) -> [CellWrite] {
        let named: [(CellTag, Value?)] = [
            (OutcomeCell.request, .row(.row(request))), (OutcomeCell.office, .code(office)),
        ]
        return CellWrite.row(
            DomainTable.outcomeTag,
            .writeOnce,
            (named + cells()).sorted { $0.0 < $1.0 },
            ordinal: ordinal
        )
    }
}
