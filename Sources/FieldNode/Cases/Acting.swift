package import ComplaintModel
import NodeStore
import SyncProtocol

/// One action to take on a case.
package struct Acting: Sendable {
    /// The case, as a person names it.
    package var caseName: String
    /// What is done.
    package var kind: ActionKind
    /// When it was done; nil for now.
    package var date: String?
    /// The words of the entry.
    package var text: String?
    /// The unit concerned.
    package var unit: String?
    /// The officer who acted.
    package var by: String?
    /// The category that a triage chose.
    package var category: String?
    /// Which entry is taken back, counted from 1 as `show` lists them.
    package var retracts: Int?
    /// The same by the name that `show` gives it, which stays when entries of other computers come.
    package var retractsNamed: String?
    /// Why.
    package var reason: String?
    /// What a memo says of what happened, what to think of it, and what to do.
    package var facts: String?
    package var opinion: String?
    package var proposal: String?
    /// The number of the order or the letter.
    package var number: String?
    /// The members of a committee, name and role.
    package var members: [String] = []
    /// What the person had seen; nil for everything held now.
    package var basis: String?
    /// Whether a person vouches for a date that looks like a slip.
    package var acceptsDate = false

    /// Describes an action to take.
    package init(caseName: String, kind: ActionKind) {
        self.caseName = caseName
        self.kind = kind
    }
}

/// An action that was taken.
package struct TakenAction: Hashable, Sendable, Encodable {
    /// The case's id.
    package let id: String
    /// The case's number.
    package let number: String
    /// The state after the action.
    package let state: String
    /// The entry that it took back; nil unless it is a retraction.
    package let retracted: RetractedEntry?
}

/// An entry of a case that was taken back.
package struct RetractedEntry: Hashable, Sendable, Encodable {
    /// From 1, as `show` lists it.
    package let index: Int
    package let kind: String
    package let kindThai: String
    /// ISO 8601, Bangkok time.
    package let date: String
    /// Its first words; nil if it has none.
    package let text: String?
    /// The name of the change that made it.
    package let dot: String
}

extension FieldNode {
    /// Takes an action on a case of any ledger held here.
    ///
    /// - Throws: ``FieldNodeError`` if the case's state or procedure does not allow it.
    @discardableResult
    package func act(_ acting: Acting) throws -> TakenAction {
        var left: LeftCase?
        return try recording { try act(acting, in: $0, knowing: &left) }
    }

    /// Takes an action within a transaction.
    ///
    /// - Parameters:
    ///   - acting: the action.
    ///   - writer: the transaction.
    ///   - left: what the action before has left of its case, and then what this one has.
    /// - Returns: the action that was taken.
    /// - Throws: ``FieldNodeError``, or `StoreError`.
    func act(
        _ acting: Acting,
        in writer: StoreWriter,
        knowing left: inout LeftCase?,
    ) throws -> TakenAction {
        let (summary, ledger) = try find(acting.caseName, in: writer.reader)
        try requireMayAct(on: summary, in: ledger.id)
        return try work(in: ledger, writer, knowing: left) { work in
            defer { left = work.left }
            let retracted = try work.act(acting, on: summary)
            try work.finish()
            return TakenAction(
                id: summary.id.description,
                number: summary.numberText,
                state: work.standing?.state ?? summary.state,
                retracted: retracted
            )
        }
    }
}

extension LedgerWork {
    /// Takes an action on a case.
    ///
    /// - Parameters:
    ///   - acting: the action.
    ///   - summary: the case, as this very transaction has just read it.
    /// - Returns: the entry that it takes back; nil unless it is a retraction.
    /// - Throws: ``FieldNodeError``, or `StoreError`.
    func act(_ acting: Acting, on summary: CaseSummary) throws -> RetractedEntry? {
        let work = try open(summary)
        let seen = try Basis.seen(acting.basis, in: log)
        let target =
            try acting.retractsNamed.map { try place(named: $0, in: work) }
            ?? place(of: acting.retracts, in: work, seen: seen)
        let action = try caseAction(acting, retracting: target)
        let answer = ActionCheck.legal(
            action,
            after: work.caseActions,
            standing: work.standing,
            procedure: rules.procedure
        )
        if case .fails(let because) = answer { throw FieldNodeError.actionRefused(because) }
        if !acting.acceptsDate { try checkDate(of: action, work) }
        try checkSignature(action, on: summary)
        try checkOrderNumber(action, on: summary)
        try checkAnonymous(acting, work)
        try checkTransfer(action, of: summary)
        try checkHandedOver(action, work, summary)
        try checkVoid(action, of: summary)
        try checkParts(of: action)
        if let target { try checkRetraction(of: work.caseActions[target], summary) }
        let retracted = target.map { work.actions[$0].key }
        let writes =
            try summary.row.reservedFor.map {
                try sealed(action, for: $0, on: summary.key, retracts: retracted)
            } ?? CellWrite.action(action, on: summary.key, retracts: retracted)
        let all = try writes + withdrawal(with: action, on: summary)
        do { try author(all, seen: seen) } catch ChangeSetError.malformedChange(_, rule: .tooLarge)
        {
            // The other entries of a file may be taken still, and a line opened for this one holds them.
            try finish()
            throw FieldNodeError.actionRefused(.tooLong(action))
        }
        return target.map { entry(at: $0, in: work) }
    }

    private func entry(at place: Int, in work: CaseWork) -> RetractedEntry {
        let action = work.caseActions[place]
        return RetractedEntry(
            index: place + 1,
            kind: action.kind.rawValue,
            kindThai: action.kind.nameThai,
            date: action.date.iso,
            text: action.firstWords,
            dot: scribe.name(of: work.actions[place].touch.dot)
        )
    }

    /// What ends a case takes back the request that another office take it over.
    private func withdrawal(
        with action: CaseAction,
        on summary: CaseSummary,
    ) throws -> [CellWrite] {
        guard [.void, .decline, .close].contains(action.kind) else { return [] }
        return try TransferDesk(writer.reader, log).withdrawal(
            of: summary.key,
            because: action.kind.nameThai,
            by: action.by,
            on: node.now,
            ordinal: 1
        )
    }

    /// The place of an entry that a person names by its number in the list that they had seen.
    private func place(of number: Int?, in work: CaseWork, seen: LineVector?) throws -> Int? {
        guard let number else { return nil }
        let listed = work.actions.indices.filter { index in
            guard let seen else { return true }
            let dot = work.actions[index].touch.dot
            return seen.entries.contains { log.lineage.reaches($0, dot) }
        }
        guard number >= 1, number <= listed.count else {
            throw FieldNodeError.unknownEntry(number: number, count: listed.count)
        }
        return listed[number - 1]
    }

    /// The place of an entry that a person names as `show` does.
    private func place(named typed: String, in work: CaseWork) throws -> Int {
        let names = work.actions.map { scribe.name(of: $0.touch.dot) }
        let places = names.indices.filter { names[$0] == typed }
        if places.count == 1 { return places[0] }
        throw FieldNodeError.actionRefused(.noSuchEntry(typed, names: names, places: places))
    }

    private func caseAction(_ acting: Acting, retracting target: Int?) throws -> CaseAction {
        let now = node.now
        let isClockSuspect = try node.isClockSuspect(writer.reader)
        var date = now
        if let typed = acting.date {
            do throws(ComplaintModelError) {
                date = try DateEntry.parse(typed)
                if !acting.acceptsDate, !isClockSuspect {
                    try DateEntry.check(date, today: now.date)
                }
            } catch { throw FieldNodeError.unvouched(error) }
            if !acting.acceptsDate, isClockSuspect {
                try node.checkFarAhead(date, writer.reader)
            }
        }
        var category: CategoryCode?
        if let typed = acting.category {
            guard let code = CategoryCode(typed) else {
                throw FieldNodeError.actionRefused(
                    KnownCodes.unknownCategory(typed, in: rules.procedure)
                )
            }
            category = code
        }
        var action = CaseAction(
            kind: acting.kind,
            date: date,
            text: acting.text.normalised,
            unit: acting.unit.map(EntryText.visible).normalised,
            by: acting.by.normalised,
            category: category,
            retracts: target,
            reason: acting.reason.normalised.map { typed in
                acting.kind == .decline
                    ? rules.procedure.declineReason(typed)?.nameThai ?? typed : typed
            }
        )
        action.facts = acting.facts.normalised
        action.opinion = acting.opinion.normalised
        action.proposal = acting.proposal.normalised
        action.number = acting.number.normalised
        action.members = acting.members.flatMap { $0.split(whereSeparator: \.isNewline) }
            .compactMap { String?.some(String($0)).normalised }
        return action
    }
}

extension CellWrite {
    /// The writes of an action row.
    static func action(
        _ action: CaseAction,
        on complaint: RowKey,
        retracts: RowKey?,
    ) -> [CellWrite] {
        let cells: [(CellTag, Value?)] = [
            (ActionCell.complaint, .row(.row(complaint))),
            (ActionCell.kind, .code(action.kind.rawValue)),
            (ActionCell.date, .integer(Int64(action.date.minuteNumber))),
            (ActionCell.text, action.text.map { .text($0) }),
            (ActionCell.unit, action.unit.map { .code($0) }),
            (ActionCell.by, action.by.map { .code($0) }),
            (ActionCell.category, action.category.map { .code($0.text) }),
            (ActionCell.retracts, retracts.map { .row(.row($0)) }),
            (ActionCell.reason, action.reason.map { .text($0) }),
            (ActionCell.facts, action.facts.map { .text($0) }),
            (ActionCell.opinion, action.opinion.map { .text($0) }),
            (ActionCell.proposal, action.proposal.map { .text($0) }),
            (ActionCell.number, action.number.map { .code($0) }),
            (
                ActionCell.members,
                action.members.isEmpty ? nil : .text(action.members.joined(separator: "\n"))
            ),
        ]
        return CellWrite.row(DomainTable.action.tag, .writeOnce, cells)
    }
}

extension Sentence {
    /// What is said of a name that no entry of a case has, or several: an old book's line makes all of
    /// its entries at once.
    fileprivate static func noSuchEntry(
        _ typed: String,
        names: [String],
        places: [Int],
    ) -> Sentence {
        if places.isEmpty {
            let known = names.distinct.joined(separator: ", ")
            return Sentence(
                thai: "เรื่องนี้ไม่มีรายการชื่อ \"\(typed)\" ที่จะถอน มี: \(known) ดูด้วย 'tambon show'",
                english: "the case has no entry \"\(typed)\" to retract; it has \(known), "
                    + "see 'tambon show CASE'"
            )
        }
        let listed = places.map { String($0 + 1) }.joined(separator: ", ")
        return Sentence(
            thai: "รายการที่ \(listed) บันทึกพร้อมกันในชื่อ \"\(typed)\" โปรดระบุด้วยลำดับที่",
            english: "the entries \(listed) were made at once as \"\(typed)\"; name one by its "
                + "place in the list"
        )
    }
}

extension String? {
    /// Text as it is kept: trimmed, in Unicode normal form C; nil if nothing is left.
    var normalised: String? {
        guard let text = map(EntryText.normalised), !text.isEmpty else { return nil }
        return text
    }
}
