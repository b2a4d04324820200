import ComplaintModel
import NodeStore
import SyncProtocol

// What a node above does by itself for transfers between the offices under it: it alone holds both
// books. Each step is a change of its own in one ledger, so nothing depends on two ledgers moving
// together; a step that is there is not taken again, and what another node above has done is seen.

extension FieldNode {
    /// The steps after which a node above has something to do: an outcome makes way for the next request
    /// for the same case.
    static let relayedTables = [
        DomainTable.transferTag, DomainTable.withdrawalTag, DomainTable.answerTag,
        DomainTable.outcomeTag,
    ]

    /// Brings the requests of a ledger to the offices that they ask, and the answers in it back to the
    /// offices that had asked.
    ///
    /// - Throws: `StoreError`.
    func relayTransfers(of ledger: LedgerID, in writer: StoreWriter) throws {
        guard office.level != .office, let held = try writer.reader.ledger(ledger),
            try mayAct(on: held, writer.reader)
        else { return }
        try offerRequests(of: held, in: writer)
        try withdrawOffers(of: held, in: writer)
        try bringAnswers(of: held, in: writer)
    }

    private func mayAct(on ledger: StoreReader.HeldLedger, _ reader: StoreReader) throws -> Bool {
        let authority = try authority(reader)
        let codes = authority.codes(of: ledger.id) + [Utf8Text(ledger.code)]
        return authority.certificate(of: verifyingKey).contains { certificate in
            certificate.rights.contains(.acts) && codes.contains { certificate.prefixes.covers($0) }
        }
    }

    // MARK: Requests

    private func offerRequests(of held: StoreReader.HeldLedger, in writer: StoreWriter) throws {
        let desk = TransferDesk(writer.reader, try writer.reader.log(of: held))
        for (complaint, request) in try desk.open().sorted(by: { $0.key < $1.key }) {
            guard let code = request.row.shown(TransferCell.to)?.string,
                let summary = try writer.reader.caseSummary(complaint),
                // What was reserved after it was asked for is nobody else's to read.
                summary.row.reservedFor == nil,
                // Another office may have taken it, before a request was known that was made apart.
                try isOpen(summary, in: held, writer.reader),
                let target = try ledger(of: code, writer.reader), target.id != held.id,
                isNearest(to: [held.code, code], try authority(writer.reader))
            else { continue }
            let place = RowReference.foreign(held.id, try desk.id(of: request.key))
            let log = try writer.reader.log(of: target)
            let hash = try desk.log.hash(of: complaint.dot)
            var cells = Self.offer(request.row, of: summary, from: held, at: place, hash)
            let knownAt = try knownAt(summary, in: held, writer)
            cells.append((OfferCell.knownAt, knownAt.map { .code($0) }))
            let there = TransferDesk(writer.reader, log)
            guard try there.lacksOffer(saying: cells, for: place) else { continue }
            let work = try LedgerWork(self, writer, log)
            try work.author(CellWrite.row(DomainTable.offerTag, .writeOnce, cells))
            try work.finish()
            // That office may have taken the case from another node, whose offer does not count any
            // more.
            try bringAnswers(of: target, in: writer)
        }
    }

    /// The office that knows who complains in a case; nil if nobody does.
    ///
    /// The words name the case there, by which that office finds whom to pass an answer on to: by its
    /// number, for people, and by the code under which it can be asked for, which never changes. A number
    /// may turn out to stand on two lines, and go to the other one.
    private func knownAt(
        _ summary: CaseSummary,
        in held: StoreReader.HeldLedger,
        _ writer: StoreWriter,
    ) throws -> String? {
        let facts = ComplaintFacts(summary.row)
        guard facts.reachable else { return facts.knownAt }
        let name = try name(of: held, writer)
        return "\(name.isEmpty ? held.code : name) (เรื่องเลขที่ \(summary.numberText) รหัส "
            + "\(AskCode(of: summary.id).text))"
    }

    private func isOpen(
        _ summary: CaseSummary,
        in held: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> Bool {
        let state = CaseState(rawValue: summary.state) ?? .received
        return try rules(of: held.number, in: reader).procedure.isOpen(state)
    }

    /// Answers the offers whose requests were taken back, so that nobody accepts them any more.
    ///
    /// An office that has accepted before it could hear of this has taken the case all the same.
    private func withdrawOffers(of held: StoreReader.HeldLedger, in writer: StoreWriter) throws {
        let desk = TransferDesk(writer.reader, try writer.reader.log(of: held))
        let withdrawals = try desk.withdrawals()
        if withdrawals.isEmpty { return }
        let authority = try authority(writer.reader)
        for (request, row) in try desk.rows(DomainTable.transferTag) {
            guard let withdrawal = withdrawals[request],
                let code = row.shown(TransferCell.to)?.string,
                let target = try ledger(of: code, writer.reader)
            else { continue }
            let place = RowReference.foreign(held.id, try desk.id(of: request))
            let log = try writer.reader.log(of: target)
            let there = TransferDesk(writer.reader, log)
            let answered = try there.answers()
            let offers = try there.rows(DomainTable.offerTag)
                .filter { $0.row.shown(OfferCell.request) == .row(place) }
            if offers.contains(where: { answered[$0.key] != nil }) { continue }
            let unanswered = offers.filter { isMine($0.key, in: log, authority) }
            if unanswered.isEmpty { continue }
            let work = try LedgerWork(self, writer, log)
            let minute = withdrawal.shown(WithdrawalCell.date)?.integer ?? 0
            for offer in unanswered {
                try work.author(
                    Self.answer(
                        to: offer.key,
                        complaint: nil,
                        reason: withdrawal.shown(WithdrawalCell.reason)?.string,
                        nil,
                        LocalMoment(minuteNumber: Int(minute))
                    )
                )
            }
            try work.finish()
        }
    }

    /// Whether no other node stands above both offices and nearer to them than this one: it has both
    /// books as well, and brings the offer.
    private func isNearest(to codes: [String], _ authority: Authority) -> Bool {
        let reach = { (certificate: Certificate) in
            certificate.prefixes.filter { prefix in
                codes.allSatisfy { [prefix].covers(Utf8Text($0)) }
            }.map(\.string.utf8.count).max()
        }
        let own = authority.certificate(of: verifyingKey).compactMap(reach).max() ?? 0
        return !authority.enrolled.contains { other in
            other.signingKey != verifyingKey && reach(other).map { $0 > own } ?? false
        }
    }

    /// The books of an office, if they are here and this node may write in them; of several those in
    /// which somebody writes.
    private func ledger(
        of code: String,
        _ reader: StoreReader,
    ) throws -> StoreReader.HeldLedger? {
        let found = try books(of: code, reader)
        guard let found, try mayAct(on: found, reader) else { return nil }
        return found
    }

    private static func offer(
        _ request: RowState,
        of summary: CaseSummary,
        from held: StoreReader.HeldLedger,
        at place: RowReference,
        _ hash: Digest256?,
    ) -> [(CellTag, Value?)] {
        let copied = { (cell: CellTag) in summary.row.shown(cell) }
        return [
            (OfferCell.request, .row(place)),
            (OfferCell.complaint, .row(.foreign(held.id, summary.id))),
            (OfferCell.hash, hash.map { .bytes($0.bytes) }),
            (OfferCell.from, .code(held.code)),
            (OfferCell.number, .code(summary.numberText)),
            (OfferCell.received, copied(ComplaintCell.received)),
            (OfferCell.channel, copied(ComplaintCell.channel)),
            (OfferCell.category, .code(summary.category)),
            (OfferCell.subject, copied(ComplaintCell.subject)),
            (OfferCell.detail, copied(ComplaintCell.detail)),
            (OfferCell.place, copied(ComplaintCell.place)),
            (OfferCell.accused, copied(ComplaintCell.accused)),
            (OfferCell.agency, copied(ComplaintCell.agency)),
            (OfferCell.reason, request.shown(TransferCell.reason)),
            (OfferCell.date, request.shown(TransferCell.date)),
            (
                OfferCell.identity,
                request.shown(TransferCell.renewedIdentity)
                    ?? request.shown(TransferCell.identity)
            ),
        ]
    }

    // MARK: Answers

    private func bringAnswers(of held: StoreReader.HeldLedger, in writer: StoreWriter) throws {
        let log = try writer.reader.log(of: held)
        let desk = TransferDesk(writer.reader, log)
        let answers = try desk.answers()
        if answers.isEmpty { return }
        let authority = try authority(writer.reader)
        for offer in try desk.rows(DomainTable.offerTag) {
            guard let answer = answers[offer.key],
                let request = offer.row.foreign(OfferCell.request),
                isMine(offer.key, in: log, authority),
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

    /// Whether this node brings the answer to an offer back: it has made the offer, or who has made it
    /// is no longer there.
    private func isMine(_ offer: RowKey, in log: LedgerLog, _ authority: Authority) -> Bool {
        guard let origin = log.lineage.lines[offer.dot.line]?.origin,
            let key = log.key(of: origin)
        else { return false }
        return key == verifyingKey || authority.isRevoked(key)
            || authority.certificate(of: key).isEmpty
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

    private func name(of ledger: StoreReader.HeldLedger, _ writer: StoreWriter) throws -> String {
        try rules(of: ledger.number, in: writer.reader).name
    }
}
