import ComplaintModel
import NodeStore
import SyncProtocol

// What only the node can judge of an action: by the roster, the offices, and the rest of the books.
extension LedgerWork {
    /// Refuses to go on with a case that stands in another office's register: both would answer for it.
    ///
    /// The complainant is still told from here, who alone knows the name; and a line may be voided.
    func checkHandedOver(
        _ action: CaseAction,
        _ work: CaseWork,
        _ summary: CaseSummary,
    ) throws {
        let kind = action.kind
        guard kind != .void, rules.procedure.actions[kind]?.to != nil,
            let taken = try taker(of: summary, work)
        else { return }
        throw FieldNodeError.actionRefused(
            Sentence(
                thai: "\(taken.words) รับเรื่องนี้ไปดำเนินการแล้ว จึง\(kind.nameThai)ที่นี่ไม่ได้ "
                    + "แจ้งผู้ร้องเรียนหรือบันทึกข้อความได้ "
                    + "หากต้องกลับมา ให้หน่วยงานนั้นโอนกลับ",
                english: "\(taken.words) goes on with the case, so \"\(kind.rawValue)\" is not for "
                    + "this office; it can notify the complainant or write a note, and that office "
                    + "can transfer the case back"
            )
        )
    }

    /// Who has a case in its register since it was handed over; nil if nobody has.
    ///
    /// The hand-over is an entry of the case: where all can be read and none is there, the transfers need
    /// no look.
    func taker(
        of summary: CaseSummary,
        _ work: CaseWork,
    ) throws -> (name: String, words: String)? {
        guard
            summary.row.reservedFor != nil
                || work.caseActions.contains(where: { $0.kind == .transfer })
        else { return nil }
        return try TransferDesk(writer.reader, log).takenOver(summary.key)
    }

    /// Refuses to void the only line of a case that another office has handed over: it would be in nobody's
    /// hands.
    ///
    /// Of two lines for one such case either may be voided; where they are two offices', by whoever holds
    /// the books that tell of both.
    func checkVoid(_ action: CaseAction, of summary: CaseSummary) throws {
        guard action.kind == .void else { return }
        let taken = try TransferDesk(writer.reader, log).acceptances()
        guard let own = taken.first(where: { $0.complaint == summary.key }),
            !taken.contains(where: {
                $0.original == own.original && $0.complaint != own.complaint
            }), try !standsElsewhere(own.original)
        else { return }
        let office = own.from ?? "หน่วยงานเดิม"
        let command = "tambon transfer \(summary.numberText) \(own.from ?? "…")"
        throw FieldNodeError.actionRefused(
            Sentence(
                thai: "เรื่องนี้รับโอนมาจาก \(office) และมีเลขที่นี้เลขเดียว "
                    + "ถ้ายกเลิกจะไม่มีผู้ดำเนินการ หากต้องคืนเรื่อง ให้โอนกลับด้วย '\(command)'",
                english: "the case was taken over from \(own.from ?? "another office") and has "
                    + "this line alone, so nobody would go on with it; transfer it back with "
                    + "'\(command)'"
            )
        )
    }

    /// Whether a case that was taken over here stands in a further office's register as well.
    private func standsElsewhere(_ original: Value) throws -> Bool {
        let reader = writer.reader
        guard case .row(.foreign(let ledger, let id)) = original,
            let held = try reader.ledger(ledger), let summary = try reader.caseSummary(id: id)
        else { return false }
        let lines = try TransferDesk(reader, reader.log(of: held)).linesElsewhere()
        return lines[summary.key]?.keys.contains { $0 != log.ledger } ?? false
    }

    /// Refuses to take back that a case was handed over while it stands in the other office's register.
    func checkRetraction(of action: CaseAction, _ summary: CaseSummary) throws {
        guard action.kind == .transfer,
            let taken = try TransferDesk(writer.reader, log).takenOver(summary.key)
        else { return }
        throw FieldNodeError.actionRefused(
            Sentence(
                thai: "\(taken.words) รับเรื่องนี้ไว้แล้ว จึงถอนรายการโอนไม่ได้ "
                    + "หากต้องกลับมา ให้หน่วยงานนั้นโอนกลับ",
                english: "\(taken.words) has the case in its register, so the hand-over cannot be "
                    + "taken back; that office can transfer it back"
            )
        )
    }

    /// Refuses to decline a complaint for being anonymous that is not.
    func checkAnonymous(_ acting: Acting, _ work: CaseWork) throws {
        guard acting.kind == .decline, let typed = acting.reason.normalised,
            let reason = rules.procedure.declineReason(typed), reason.anonymousOnly
        else { return }
        if work.facts.isAnonymous { return }
        if !work.facts.reachable, let office = work.facts.knownAt,
            try TransferDesk(writer.reader, log).ownRecord(of: work.row) == nil
        {
            throw FieldNodeError.actionRefused(
                Sentence(
                    thai: "เรื่องนี้รับโอนมา ผู้ร้องเรียนเป็นที่รู้จักที่ \(office) จึงใช้เหตุผล "
                        + "\"\(reason.code)\" ไม่ได้ ให้แจ้งผู้ร้องเรียนผ่านหน่วยงานนั้น",
                    english: "the complainant is known at \(office), which the case came from, so "
                        + "\"\(reason.code)\" is no reason to decline it; write through that office"
                )
            )
        }
        let number = work.row.shown(ComplaintCell.number)?.registerNumber?.description
        let edit = "'tambon edit \(number ?? acting.caseName) name -'"
        throw FieldNodeError.actionRefused(
            Sentence(
                thai: "เรื่องนี้มีชื่อ ที่อยู่ หรือหน่วยงานของผู้ร้องเรียน จึงใช้เหตุผล \"\(reason.code)\" ไม่ได้ "
                    + "ถ้าที่เขียนไว้หมายความว่าไม่มีชื่อ ให้แก้ก่อนด้วย \(edit)",
                english: "the complaint has the name, address or agency of a complainant, so "
                    + "\"\(reason.code)\" is no reason to decline it. If what was written there means "
                    + "nobody, put it right first: \(edit)"
            )
        )
    }

    /// Refuses a part of an entry that would be kept and count for nothing: which entry is taken back is
    /// said by a retraction, and the category by a triage.
    func checkParts(of action: CaseAction) throws {
        if action.retracts != nil, action.kind != .retract {
            throw FieldNodeError.actionRefused(
                Sentence(
                    thai: "--retract ใช้กับการ\(ActionKind.retract.nameThai) (retract) เท่านั้น "
                        + "\"\(action.kind.nameThai)\" ไม่ได้ถอนรายการใด",
                    english: "--retract goes with \"retract\"; "
                        + "\"\(action.kind.rawValue)\" takes no entry back"
                )
            )
        }
        if let category = action.category, action.kind != .triage {
            throw FieldNodeError.actionRefused(
                Sentence(
                    thai: "--category ใช้กับการ\(ActionKind.triage.nameThai) (triage) เท่านั้น "
                        + "\"\(action.kind.nameThai)\" ไม่ได้เปลี่ยนประเภทเป็น \"\(category.text)\"",
                    english: "--category goes with \"triage\"; \"\(action.kind.rawValue)\" does "
                        + "not make the category \"\(category.text)\""
                )
            )
        }
    }

    /// Refuses what is said to have been done before the complaint was there, and a report or a closing from
    /// before the unit was asked: a mistyped year would be counted as done in time.
    func checkDate(of action: CaseAction, _ work: CaseWork) throws {
        let (day, received) = (action.date.date, work.facts.received.date)
        if day < received { throw FieldNodeError.actionRefused(.beforeReceipt(day, received)) }
        if let assigned = work.assignment(answeredBy: action, under: rules.procedure)?.date.date,
            day < assigned
        {
            throw FieldNodeError.actionRefused(.beforeAssignment(day, assigned))
        }
    }

    /// Refuses a signature that nobody could have given on that day: of those who sign at the office that
    /// goes on with the case, since one that is reserved is kept from its own office's executive.
    func checkSignature(_ action: CaseAction, on summary: CaseSummary) throws {
        guard action.kind == .sign else { return }
        let reader = writer.reader
        let signing =
            summary.row.reservedFor == nil ? log.number : try node.ownHeldLedger(reader).number
        let roster = try Roster(of: signing, in: reader)
        if case .fails(let because) = roster.mayHaveSigned(action.by, on: action.date.date) {
            throw FieldNodeError.actionRefused(because)
        }
    }

    /// Refuses to write a case off to an office that has not taken it: that is asked first.
    func checkTransfer(_ action: CaseAction, of summary: CaseSummary) throws {
        guard action.kind == .transfer else { return }
        let reader = writer.reader
        try TransferDesk(reader, log).requireNotUnderWay(summary.key)
        let enrolled = try node.authority(reader).enrolled
        guard let office = action.unit, enrolled.contains(where: { $0.code.string == office })
        else { return }
        let command = "tambon transfer \(summary.numberText) \(office)"
        throw FieldNodeError.actionRefused(
            Sentence(
                thai: "\(office) ใช้ระบบนี้ ให้เสนอโอนด้วย '\(command)' เรื่องจะได้ไม่หายระหว่างทาง",
                english: "\(office) keeps its books here; ask it with '\(command)', so that the "
                    + "case is not lost between"
            )
        )
    }
}

extension CaseWork {
    /// The newest assignment in force that a report or an outcome answers; nil if the action is neither, or
    /// answers none.
    fileprivate func assignment(
        answeredBy action: CaseAction,
        under procedure: Procedure,
    ) -> CaseAction? {
        let isReport = procedure.actions[action.kind]?.to == .reported
        let isAnswer = procedure.deadlines.contains {
            $0.start == .assigned && $0.metBy.contains(action.kind)
        }
        guard isReport || isAnswer else { return nil }
        let actions = caseActions
        let assigning = actions.indices.filter { index in
            procedure.actions[actions[index].kind]?.to == .assigned
                && !standing.retracted.contains(index)
        }
        guard isReport else { return assigning.map { actions[$0] }.max { $0.date < $1.date } }
        let own = assigning.last { actions[$0].unit == action.unit }
        return (own ?? assigning.last).map { actions[$0] }
    }
}

extension Sentence {
    /// What is said of an entry that no change can hold: which of its texts is the longest.
    static func tooLong(_ action: CaseAction) -> Sentence {
        let texts: [(thai: String, option: String, text: String?)] = [
            ("ข้อความ", "--text", action.text), ("หน่วยงาน", "--unit", action.unit),
            ("ผู้ดำเนินการ", "--by", action.by), ("เหตุผล", "--reason", action.reason),
            ("ข้อเท็จจริง", "--facts", action.facts), ("ความเห็น", "--opinion", action.opinion),
            ("ข้อเสนอ", "--proposal", action.proposal), ("เลขที่", "--number", action.number),
            ("กรรมการ", "--member", action.members.joined(separator: "\n")),
        ]
        let lengths = texts.map { ($0.thai, $0.option, $0.text?.unicodeScalars.count ?? 0) }
        let sum = lengths.reduce(0) { $0 + $1.2 }
        let (thai, option, count) = lengths.max { $0.2 < $1.2 } ?? ("", "", 0)
        return Sentence(
            thai: "รายการนี้ยาวเกินไป (\(sum) ตัวอักษร) ช่องที่ยาวที่สุดคือ\(thai) (\(option)) "
                + "\(count) ตัวอักษร โปรดย่อ หรือแยกเป็นหลายรายการ",
            english:
                "the entry is too long (\(sum) characters), and \(option) is the longest of it "
                + "(\(count)); shorten it, or make several entries of it"
        )
    }

    /// What is said of a report's day before the unit was asked.
    fileprivate static func beforeAssignment(_ day: CivilDate, _ assigned: CivilDate) -> Sentence {
        Sentence(
            thai: "วันที่ \(day.thaiShort) อยู่ก่อนวันที่มอบหมาย \(assigned.thaiShort) โปรดตรวจวันที่ "
                + "ถ้าถูกต้องแล้วให้ใช้ --accept-date",
            english: "\(day.iso) is before the unit was asked, \(assigned.iso); check the date, or "
                + "vouch for it with --accept-date"
        )
    }

    /// What is said of a day before the complaint was received.
    static func beforeReceipt(_ day: CivilDate, _ received: CivilDate) -> Sentence {
        Sentence(
            thai: "วันที่ \(day.thaiShort) อยู่ก่อนวันที่รับเรื่อง \(received.thaiShort) โปรดตรวจปี "
                + "ถ้าถูกต้องแล้วให้ใช้ --accept-date",
            english: "\(day.iso) is before the day of receipt, \(received.iso); check the year, or "
                + "vouch for it with --accept-date"
        )
    }
}
