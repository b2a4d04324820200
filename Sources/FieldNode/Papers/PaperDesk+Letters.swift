import ComplaintModel
import NodeStore
import Reports

// The papers about a case that leave the desk: memo, letters, order of a committee.

extension PaperDesk {
    mutating func memo() throws -> Paper {
        let subject = try aboutCase()
        let entry = subject.entry(of: request)
        let (number, date) = try self.number(entry)
        // The executive signs the box; the memo itself whoever lays the case before them. A memo that is
        // printed once more still goes to the executive of its own day, as far as the roster knows one.
        let author = request.signedBy.normalised ?? entry?.by
        let executive = [date, today].lazy.compactMap { [roster] day in
            roster.officers.first { $0.signs && $0.term.contains(day) }
        }.first
        return MemoPaper(
            head: try head(number, date, signer: author.map { roster.signer($0, on: date) }),
            about: try subject.about(rules, registeredAt: registeredAt),
            complainant: try complainant(),
            addressee: request.addressee.normalised ?? executive?.position,
            facts: entry?.facts ?? entry?.text,
            opinion: entry?.opinion,
            proposal: entry?.proposal,
            order: subject.orderOnLastMemo.map(order)
        ).paper
    }

    private func order(_ entry: CaseAction) -> MemoPaper.Order {
        let day = entry.date.date
        return MemoPaper.Order(
            text: entry.text,
            date: day,
            signer: entry.by.map { roster.signer($0, on: day) }
                ?? roster.signatories(on: day).first.map { PaperSigner($0) }
        )
    }

    mutating func forwardingLetter() throws -> Paper {
        let subject = try aboutCase()
        let agency = subject.agency(of: request)
        let entry = subject.entry(of: request)
        let due = subject.work.standing.deadlines.last {
            $0.required && $0.unit != nil && $0.unit == agency
        }
        return try letter(
            .forwarding(to: agency, request: entry?.text, answerDue: due?.due),
            entry
        )
    }

    /// The first word to the complainant, which says that the case is under way.
    mutating func preliminaryNotice() throws -> Paper {
        let state = try aboutCase().work.standing.state
        if !rules.procedure.isOpen(state), state != .voided {
            note(
                Sentence(
                    thai: "เรื่องนี้อยู่ในสถานะ \"\(state.nameThai)\" แล้ว "
                        + "แต่หนังสือนี้บอกว่าอยู่ระหว่างดำเนินการ แจ้งผลด้วย 'tambon paper result-notice'",
                    english: "the case has ended: it is \(state.nameEnglish); this letter says "
                        + "that it is under way. 'tambon paper result-notice' tells the result"
                )
            )
        }
        return try letter(.preliminary)
    }

    mutating func resultNotice() throws -> Paper {
        let subject = try aboutCase()
        noteReopened(subject)
        if subject.work.standing.state == .declined {
            let decision = subject.last(.decline)
            return try letter(.result(text: decision?.reason ?? decision?.text, outcome: .declined))
        }
        if subject.work.standing.state == .transferred {
            let log = try reader.log(of: ledger)
            let taker = try TransferDesk(reader, log).takenOver(subject.summary.key)?.name
            let named = taker ?? subject.last(.transfer)?.unit
            return try letter(.result(text: nil, outcome: .handedOver(to: named)))
        }
        // What was found not closed is told as such, also when the next round has begun, until that has
        // a result of its own.
        let turn = subject.resultTurn
        let words = ResultWords.words(of: turn)
        let result = words.isEmpty ? nil : words.joined(separator: "\n")
        let found = turn.last { $0.kind == .close || $0.kind == .notClose }?.kind
        let isClosed = subject.work.standing.state == .closed || found == .close
        let outcome: LetterPaper.Outcome? =
            isClosed ? .closed : found.map { _ in .notClosed }
        if result == nil, outcome == nil {
            note(
                Sentence(
                    thai: "เรื่องนี้ยังไม่มีผลการดำเนินการในทะเบียน ช่องผลในหนังสือจึงว่างไว้",
                    english: "the case has no result yet; its place in the letter is empty"
                )
            )
        }
        return try letter(.result(text: result, outcome: outcome))
    }

    /// Says that the outcome which a result notice tells does not count any more.
    private mutating func noteReopened(_ subject: PaperSubject) {
        guard rules.procedure.isOpen(subject.work.standing.state),
            let outcome = subject.resultTurn.last?.kind,
            outcome != .notClose, ActionKind.outcomes.contains(outcome)
        else { return }
        note(
            Sentence(
                thai: "หลัง\(outcome.nameThai)แล้ว เรื่องนี้เปิดดำเนินการอีกครั้ง หนังสือนี้แจ้งผลของครั้งก่อน",
                english: "the case is open again after \"\(outcome.rawValue)\"; this letter tells "
                    + "the result of before"
            )
        )
    }

    mutating func letter(
        _ message: LetterPaper.Message,
        _ entry: CaseAction? = nil,
    ) throws -> Paper {
        LetterPaper(
            message,
            head: try head(entry),
            about: try aboutCase().about(rules, registeredAt: registeredAt),
            complainant: try complainant(),
            enclosures: request.enclosures.compactMap { String?.some($0).normalised }
        ).paper
    }

    mutating func committeeOrder() throws -> Paper {
        let subject = try aboutCase()
        let entry = subject.entry(of: request)
        if entry == nil {
            note(
                Sentence(
                    thai: "เรื่องนี้ยังไม่ได้แต่งตั้งคณะกรรมการในทะเบียน รายชื่อในคำสั่งจึงว่างไว้ "
                        + "ให้บันทึกด้วย 'tambon act … committee --member'",
                    english: "no committee was appointed for the case; the names in the order are "
                        + "empty. Record it with 'tambon act … committee --member'"
                )
            )
        }
        return OrderPaper(
            .committee(try subject.about(rules, registeredAt: registeredAt), task: entry?.text),
            head: try head(entry),
            members: (entry?.members ?? []).map { OrderPaper.Member(name: $0) }
        ).paper
    }

    /// Whom the paper names as the complainant.
    private func complainant() throws -> PaperComplainant {
        try complainant(of: try aboutCase().work.row)
    }
}
