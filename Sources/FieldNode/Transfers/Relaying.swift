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

    func mayAct(on ledger: StoreReader.HeldLedger, _ reader: StoreReader) throws -> Bool {
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
            guard try there.lacksOffer(saying: cells, for: place) else {
                // It may have been answered while the request did not count.
                if try there.isAnswered(place) { try bringAnswers(of: target, in: writer) }
                continue
            }
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

    /// Whether a case is not at its end in the books of its office.
    func isOpen(
        _ summary: CaseSummary,
        in held: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> Bool {
        let state = CaseState(rawValue: summary.state) ?? .received
        return try rules(of: held.number, in: reader).procedure.isOpen(state)
    }

    /// Answers the offers whose requests were taken back, so that nobody accepts them any more.
    ///
    /// An office that has accepted before it could hear of this has taken the case all the same: its answer
    /// may have come before these books told of the request.
    private func withdrawOffers(of held: StoreReader.HeldLedger, in writer: StoreWriter) throws {
        let desk = TransferDesk(writer.reader, try writer.reader.log(of: held))
        let withdrawals = try desk.withdrawals()
        if withdrawals.isEmpty { return }
        let outcomes = try desk.outcomes()
        for (request, row) in try desk.rows(DomainTable.transferTag) {
            guard let withdrawal = withdrawals[request],
                let code = row.shown(TransferCell.to)?.string,
                let target = try ledger(of: code, writer.reader)
            else { continue }
            let place = RowReference.foreign(held.id, try desk.id(of: request))
            let minute = withdrawal.shown(WithdrawalCell.date)?.integer ?? 0
            let isTaken = try takeBackOffers(
                of: place,
                in: target,
                because: withdrawal.shown(WithdrawalCell.reason)?.string,
                on: LocalMoment(minuteNumber: Int(minute)),
                writer
            )
            if isTaken, outcomes[request] == nil { try bringAnswers(of: target, in: writer) }
        }
    }

    /// Answers the offers of a request in the place of the office that is asked, unless it has answered
    /// itself.
    ///
    /// - Returns: whether that office has taken the case by one.
    @discardableResult
    func takeBackOffers(
        of request: RowReference,
        in target: StoreReader.HeldLedger,
        because reason: String?,
        on moment: LocalMoment,
        _ writer: StoreWriter,
    ) throws -> Bool {
        let log = try writer.reader.log(of: target)
        let there = TransferDesk(writer.reader, log)
        let given = try there.answers()
        let offers = try there.offers(of: request)
        let answers = offers.compactMap { given[$0.key]?.row }
        if !answers.isEmpty {
            return answers.contains { $0.shown(AnswerCell.complaint) != nil }
        }
        let makers = try offerMakers(writer.reader)
        let unanswered = offers.filter { makers.isOurs($0.key, in: log) }
        if unanswered.isEmpty { return false }
        let work = try LedgerWork(self, writer, log)
        for offer in unanswered {
            try work.author(
                Self.answer(to: offer.key, complaint: nil, reason: reason, nil, moment)
            )
        }
        try work.finish()
        return false
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

    func name(of ledger: StoreReader.HeldLedger, _ writer: StoreWriter) throws -> String {
        try rules(of: ledger.number, in: writer.reader).name
    }
}
