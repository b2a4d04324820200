package import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// The offers that the own office has not answered, the oldest first.
    ///
    /// - Parameter today: the day as of which they have waited; nil for today.
    /// - Returns: the offers.
    /// - Throws: `StoreError`.
    package func offers(today: CivilDate? = nil) throws -> [OfferView] {
        let ledger = try ownHeldLedger()
        let day = today ?? now.date
        return try store.read { reader in
            let desk = TransferDesk(reader, try reader.log(of: ledger))
            return try waiting(desk).map { key, row in
                OfferView(row, id: try desk.id(of: key), today: day)
            }
        }
    }

    /// Records an offered case in the own register; the office that it comes from hears of it.
    ///
    /// The case is received here today. The day on which the other office had received it, and its
    /// number there, stand in the remark. Where that office shares who the complainant is, this one keeps
    /// it sealed as its own; where it does not, the case says through which office an answer can be given.
    ///
    /// - Parameters:
    ///   - id: the offer.
    ///   - officer: who takes it.
    /// - Returns: the case as it was recorded.
    /// - Throws: ``FieldNodeError`` if there is no such offer, or this node cannot record.
    package func acceptOffer(_ id: String, by officer: String? = nil) throws -> RecordedCase {
        try answer(id) { work, offer in
            let row = offer.row
            let identity = handedIdentity(in: row)
            let procedure = Self.procedure(work.rules.procedure, takingTheChannelOf: row)
            let entry = Self.entry(of: row, identity.fields, by: officer, under: procedure)
            let remark = Self.remark(on: row) + (identity.isClosed ? Self.identityClosed : "")
            var desk = RecordingDesk(
                work: work,
                now: now,
                isClockSuspect: try isClockSuspect(work.writer.reader)
            )
            desk.procedure = procedure
            desk.knownAt = row.shown(OfferCell.knownAt)?.string
            let original = row.shown(OfferCell.complaint)
            var beside = Self.answer(to: offer.key, complaint: .own(0), reason: nil, officer, now)
            if case .row(let reference) = original {
                beside += CellWrite.link(
                    ordinal: 2,
                    from: .own(0),
                    to: .row(reference),
                    reason: Self.takenOver
                )
            }
            return try desk.record(Recording(entry: entry), remark: remark, beside: beside)
        }
    }

    /// Why a line is linked to the case of another office that it was taken over from.
    package static let takenOver = "รับโอน"

    /// The procedure with the channel that a case came by at the other office: that it came is a fact,
    /// whether this office has such a channel or not.
    private static func procedure(
        _ procedure: Procedure,
        takingTheChannelOf offer: RowState,
    ) -> Procedure {
        let code = offer.shown(OfferCell.channel)?.string.flatMap { ChannelCode($0) }
        guard let code, procedure.channel(code) == nil else { return procedure }
        let channel =
            Channel.wellKnown(code)
            ?? Channel(
                code: code,
                nameThai: code.text,
                nameEnglish: code.text,
                checking: .everyTime
            )
        return (try? procedure.adding(channel: channel)) ?? procedure
    }

    /// What an offer says as an entry of the own register.
    private static func entry(
        of offer: RowState,
        _ identity: [EditableField: String],
        by officer: String?,
        under procedure: Procedure,
    ) -> ComplaintEntry {
        var entry = ComplaintEntry()
        let text = { (cell: CellTag) in offer.shown(cell)?.string }
        entry[.subject] = text(OfferCell.subject)
        entry[.detail] = text(OfferCell.detail)
        entry[.place] = text(OfferCell.place)
        entry[.accused] = text(OfferCell.accused)
        entry[.agency] = text(OfferCell.agency)
        entry[.recordedBy] = officer
        let channel = text(OfferCell.channel).flatMap { ChannelCode($0) }
            .flatMap { procedure.channel($0) }
        entry[.channel] = (channel?.code ?? procedure.channels.first?.code)?.text
        entry[.category] =
            text(OfferCell.category).flatMap { CategoryCode($0) }
            .flatMap { procedure.category($0) }?.code.text
        for (field, text) in identity { entry[field] = text }
        return entry
    }

    private static func remark(on offer: RowState) -> String {
        let text = { (cell: CellTag) in offer.shown(cell)?.string ?? "" }
        let received = offer.shown(OfferCell.received)?.integer.map {
            LocalMoment(minuteNumber: Int($0)).date.thaiShort
        }
        return "รับโอนจาก \(text(OfferCell.from)) เลขที่ \(text(OfferCell.number))"
            + (received.map { " รับเรื่องเดิมเมื่อ \($0)" } ?? "")
    }

    private static let identityClosed = " ข้อมูลผู้ร้องที่ส่งมาเปิดที่เครื่องนี้ไม่ได้ โปรดขอจากสำนักงานเดิม"

    /// Who the complainant is, where the other office shares it; closed if it is sealed for another of
    /// this office's computers, such as one that was replaced since.
    private func handedIdentity(
        in offer: RowState
    ) -> (fields: [EditableField: String], isClosed: Bool) {
        guard let sealed = offer.shown(OfferCell.identity),
            let source = offer.foreign(OfferCell.complaint)?.ledger
        else { return ([:], false) }
        let texts = ReservedBox.open(sealed, as: .identity, with: keys, in: source)
        let fields = (texts ?? [:]).compactMap { name, text in
            EditableField(rawValue: name).flatMap { $0.isIdentity ? ($0, text) : nil }
        }
        return (Dictionary(uniqueKeysWithValues: fields), texts == nil)
    }

    /// Declines an offer: the case stays where it is.
    ///
    /// - Parameters:
    ///   - id: the offer.
    ///   - reason: why.
    ///   - officer: who declines.
    /// - Throws: ``FieldNodeError`` if there is no such offer, or no reason.
    package func declineOffer(_ id: String, reason: String, by officer: String? = nil) throws {
        guard let reason = String?.some(reason).normalised else {
            throw FieldNodeError.reasonMissing
        }
        try answer(id) { work, offer in
            _ = try work.author(
                Self.answer(to: offer.key, complaint: nil, reason: reason, officer, now)
            )
        }
    }

    private func answer<Value>(
        _ id: String,
        _ body: (LedgerWork, (key: RowKey, row: RowState)) throws -> Value,
    ) throws -> Value {
        try write(in: try ownHeldLedger()) { work in
            let desk = TransferDesk(work.writer.reader, work.log)
            let waiting = try waiting(desk)
            let named = try waiting.first { try desk.id(of: $0.key).description == id }
            guard let offer = named else {
                throw FieldNodeError.noOffer(id, waiting: waiting.count)
            }
            return try body(work, offer)
        }
    }

    /// The offers without an answer, one for each request.
    ///
    /// Where several bring one request it goes by the name of the first, which somebody may have noted,
    /// and says what the last one says: the case was put right on its way.
    private func waiting(_ desk: TransferDesk) throws -> TransferDesk.Rows {
        let answers = try desk.answers()
        let offers = try desk.rows(DomainTable.offerTag).filter {
            $0.row.shown(OfferCell.request) != nil
        }
        let settled = Set(
            offers.filter { answers[$0.key] != nil }.map { $0.row.shown(OfferCell.request) }
        )
        let last = Dictionary(offers.map { ($0.row.shown(OfferCell.request), $0.row) }) { $1 }
        var seen = settled
        return offers.compactMap { offer in
            let request = offer.row.shown(OfferCell.request)
            guard seen.insert(request).inserted, let row = last[request] else { return nil }
            return (offer.key, row)
        }
    }

    /// The writes that answer an offer.
    static func answer(
        to offer: RowKey,
        complaint: RowReference?,
        reason: String?,
        _ officer: String?,
        _ now: LocalMoment,
    ) -> [CellWrite] {
        let cells: [(CellTag, Value?)] = [
            (AnswerCell.offer, .row(.row(offer))),
            (AnswerCell.complaint, complaint.map { .row($0) }),
            (AnswerCell.reason, reason.map { .text($0) }),
            (AnswerCell.by, officer.normalised.map { .code($0) }),
            (AnswerCell.date, .integer(Int64(now.minuteNumber))),
        ]
        return CellWrite.row(
            DomainTable.answerTag,
            .writeOnce,
            cells,
            ordinal: complaint == nil ? 0 : 1
        )
    }
}

extension OfferView {
    fileprivate init(_ row: RowState, id: RowID, today: CivilDate) {
        let text = { (cell: CellTag) in row.shown(cell)?.string ?? "" }
        let moment = { (cell: CellTag) in
            LocalMoment(minuteNumber: Int(row.shown(cell)?.integer ?? 0))
        }
        let since = moment(OfferCell.date).date
        self.init(
            id: id.description,
            from: text(OfferCell.from),
            number: text(OfferCell.number),
            subject: text(OfferCell.subject),
            detail: text(OfferCell.detail),
            place: text(OfferCell.place),
            accused: text(OfferCell.accused),
            received: moment(OfferCell.received).iso,
            reason: row.shown(OfferCell.reason)?.string,
            hasIdentity: row.shown(OfferCell.identity) != nil,
            knownAt: row.shown(OfferCell.knownAt)?.string,
            since: since.iso,
            days: today.days(since: since)
        )
    }
}

extension FieldNodeError {
    fileprivate static func noOffer(_ typed: String, waiting: Int) -> FieldNodeError {
        .actionRefused(
            Sentence(
                thai:
                    "ไม่พบเรื่องที่เสนอโอนมา \"\(typed)\" มีรออยู่ \(waiting) เรื่อง ดูด้วย 'tambon offer list'",
                english: "no offer \"\(typed)\" waits for an answer; \(waiting) do: "
                    + "'tambon offer list' names them"
            )
        )
    }
}
