/// Whether an action may be taken on a case.
///
/// Real offices skip steps and write them down later, so only what is clearly wrong is refused.
package enum ActionCheck {
    /// Judges one new action against the case as it stands.
    ///
    /// - Parameters:
    ///   - action: What is to be done.
    ///   - actions: What was done so far, as it was handed to ``CaseStanding``'s derivation.
    ///   - standing: The standing derived from it.
    ///   - procedure: The office's procedure.
    /// - Returns: Whether it may be taken; if not, why.
    package static func legal(
        _ action: CaseAction,
        after actions: [CaseAction],
        standing: CaseStanding,
        procedure: Procedure,
    ) -> RuleAnswer {
        guard let rule = procedure.actions[action.kind] else {
            return unused(action.kind, procedure)
        }
        let answers: [() -> RuleAnswer] = [
            { onVoided(action.kind, standing) },
            { onEnded(action.kind, standing, procedure) },
            { fromState(rule, standing) },
            { onlyOnce(rule, actions, standing) },
            { withReason(rule, action, procedure) },
            { ofDeclining(action, procedure) },
            { ofRetraction(action, actions, standing) },
            { ofCategory(action, procedure) },
            { ofDecision(action, standing) },
            { ofReport(rule, action, standing) },
            { ofPaper(action) },
        ]
        for answer in answers {
            if case .fails(let because) = answer() { return .fails(because: because) }
        }
        return .meets
    }

    private static func unused(_ kind: ActionKind, _ procedure: Procedure) -> RuleAnswer {
        let known = procedure.actions.rules.map(\.kind.rawValue).joined(separator: ", ")
        return refuse(
            thai: "แนวปฏิบัติ \"\(procedure.code)\" ไม่มีการดำเนินการ \"\(kind.nameThai)\" ใช้ได้: \(known)",
            english: "The procedure \"\(procedure.code)\" has no action \"\(kind.rawValue)\"; "
                + "it has \(known).",
        )
    }

    // A conflict over a voided line is settled in favour of voiding by voiding it once more.
    private static func onVoided(_ kind: ActionKind, _ standing: CaseStanding) -> RuleAnswer {
        guard standing.state == .voided, kind != .note, kind != .retract else { return .meets }
        if kind == .void, standing.isInConflict { return .meets }
        return refuse(
            thai: "เรื่องนี้ถูกยกเลิกแล้ว ทำได้เพียงบันทึก หรือถอนการยกเลิก",
            english: "The case is voided; it takes a note, or a retraction of the voiding, "
                + "and not \"\(kind.rawValue)\".",
        )
    }

    /// What has ended is neither declined nor handed over after that: its outcome would be counted, and told
    /// the complainant, a second time and otherwise.
    private static func onEnded(
        _ kind: ActionKind,
        _ standing: CaseStanding,
        _ procedure: Procedure,
    ) -> RuleAnswer {
        guard kind == .decline || kind == .transfer, !procedure.isOpen(standing.state),
            !standing.isInConflict
        else { return .meets }
        return refuse(
            thai: "เรื่องอยู่ในสถานะ \"\(standing.state.nameThai)\" แล้ว "
                + "จึงลงว่า \"\(kind.nameThai)\" ไม่ได้ หากลงผิด ให้ถอนรายการที่ทำให้เรื่องสิ้นสุดก่อน (retract)",
            english: "The case has ended: it is \(standing.state.nameEnglish). Retract what ended "
                + "it before you \"\(kind.rawValue)\" it.",
        )
    }

    private static func fromState(_ rule: ActionRule, _ standing: CaseStanding) -> RuleAnswer {
        guard let from = rule.from, !from.contains(standing.state) else { return .meets }
        let states = from.map(\.nameThai).joined(separator: ", ")
        return refuse(
            thai: "เรื่องอยู่ในสถานะ \"\(standing.state.nameThai)\" "
                + "จึงลงว่า \"\(rule.kind.nameThai)\" ไม่ได้ ทำได้เมื่อ: \(states)",
            english: "The case is \(standing.state.nameEnglish); \"\(rule.kind.rawValue)\" is "
                + "for cases that are " + from.map(\.nameEnglish).joined(separator: ", ") + ".",
        )
    }

    private static func onlyOnce(
        _ rule: ActionRule,
        _ actions: [CaseAction],
        _ standing: CaseStanding,
    ) -> RuleAnswer {
        guard rule.once, !standing.isInConflict, standing.state != .declined else {
            return .meets
        }
        let first = actions.indices.first { index in
            actions[index].kind == rule.kind && !standing.retracted.contains(index)
        }
        guard let first else { return .meets }
        let day = actions[first].date.date
        return refuse(
            thai: "\(rule.kind.nameThai)ไปแล้วเมื่อ \(day.thaiShort)",
            english: "\"\(rule.kind.rawValue)\" was done on \(day.iso) already; retract that "
                + "entry first if it was wrong.",
        )
    }

    private static func withReason(
        _ rule: ActionRule,
        _ action: CaseAction,
        _ procedure: Procedure,
    ) -> RuleAnswer {
        guard rule.needsReason, isBlank(action.reason), isBlank(action.text) else {
            return .meets
        }
        let (thai, english) = rule.kind == .decline ? listed(procedure.declineReasons) : ("", "")
        return refuse(
            thai: "ต้องระบุเหตุผลของการ\(rule.kind.nameThai)\(thai)",
            english: "\"\(rule.kind.rawValue)\" needs a reason\(english).",
        )
    }

    /// A slip in a reason of the list would go into the register and into the complainant's letter.
    private static func ofDeclining(
        _ action: CaseAction,
        _ procedure: Procedure,
    ) -> RuleAnswer {
        guard action.kind == .decline, let reason = action.reason, !isBlank(reason),
            !procedure.declineReasons.isEmpty, procedure.declineReason(reason) == nil
        else { return .meets }
        let (thai, english) = listed(procedure.declineReasons)
        return refuse(
            thai: "ไม่มีเหตุผล \"\(reason)\" ในรายการ\(thai)",
            english: "\"\(reason)\" is not among the reasons\(english).",
        )
    }

    /// The reasons to choose from; empty where the procedure has none.
    private static func listed(_ reasons: [DeclineReason]) -> (thai: String, english: String) {
        if reasons.isEmpty { return ("", "") }
        let names = reasons.map { "\($0.code) (\($0.nameThai))" }.joined(separator: ", ")
        let codes = reasons.map(\.code).joined(separator: ", ")
        return (
            " เลือกจาก: \(names) หรือเขียนเหตุผลอื่นเป็นข้อความ (--text)",
            ": one of \(codes), or words of your own as a text (--text)"
        )
    }

    private static func ofRetraction(
        _ action: CaseAction,
        _ actions: [CaseAction],
        _ standing: CaseStanding,
    ) -> RuleAnswer {
        guard action.kind == .retract else { return .meets }
        guard let target = action.retracts, actions.indices.contains(target) else {
            return refuse(
                thai: "ไม่พบรายการที่จะถอน เรื่องนี้มี \(actions.count) รายการ",
                english: "There is no such entry to retract; the case has \(actions.count).",
            )
        }
        guard !standing.retracted.contains(target) else {
            let entry = actions[target].named
            return refuse(
                thai: "รายการที่ \(target + 1) (\(entry.thai)) ถูกถอนไปแล้ว",
                english: "Entry \(target + 1) (\(entry.english)) has been retracted already.",
            )
        }
        return .meets
    }

    private static func ofCategory(_ action: CaseAction, _ procedure: Procedure) -> RuleAnswer {
        guard let code = action.category, procedure.category(code) == nil else { return .meets }
        return .fails(because: KnownCodes.unknownCategory(code.text, in: procedure))
    }

    /// An order to nobody is owed by nobody, and a triage without a category proposes no route.
    private static func ofDecision(_ action: CaseAction, _ standing: CaseStanding) -> RuleAnswer {
        if [.assign, .forward, .transfer].contains(action.kind), isBlank(action.unit) {
            return refuse(
                thai: "\"\(action.kind.nameThai)\" ต้องระบุหน่วยงานที่รับเรื่องไป (--unit)",
                english: "\"\(action.kind.rawValue)\" needs the unit or agency: --unit.",
            )
        }
        if action.kind == .triage, action.category == nil, standing.category == nil {
            return refuse(
                thai: "ต้องระบุประเภทเรื่อง (--category)",
                english: "\"triage\" needs the category: --category.",
            )
        }
        return .meets
    }

    /// Where units owe a report, one that names another would clear them; and where several do, one that
    /// names none would clear them all, unless it is that of a committee, which has no unit's name.
    ///
    /// One of a unit that was asked in an earlier round clears none of them, and has come all the same.
    private static func ofReport(
        _ rule: ActionRule,
        _ action: CaseAction,
        _ standing: CaseStanding,
    ) -> RuleAnswer {
        let units = standing.units
        guard rule.to == .reported, !units.isEmpty else { return .meets }
        if units.count == 1, action.unit == nil { return .meets }
        let isOwedByCommittee = standing.deadlines.contains {
            $0.rule.start == .assigned && $0.unit == nil && $0.required && $0.metAt == nil
        }
        if action.unit.map(units.contains) ?? isOwedByCommittee { return .meets }
        if let unit = action.unit, standing.formerUnits.contains(unit) { return .meets }
        let committeeThai = isOwedByCommittee ? " รายงานของคณะกรรมการไม่ต้องระบุ" : ""
        let committee = isOwedByCommittee ? " A committee's report names none." : ""
        let named = action.unit.map { "\"\($0)\"" }
        let listed = units.joined(separator: ", ")
        return refuse(
            thai: (named.map { "\($0) ไม่ได้รับมอบหมายเรื่องนี้ " } ?? "เรื่องนี้มอบหมายหลายหน่วยงาน ")
                + "ต้องระบุหน่วยงานที่รายงาน (--unit): \(listed)\(committeeThai)",
            english: (named.map { "\($0) was not assigned. " } ?? "Several units were assigned. ")
                + "Name the unit that reports with --unit: \(listed).\(committee)",
        )
    }

    /// The parts of a paper stand where the paper is written, and are lost on no other entry.
    private static func ofPaper(_ action: CaseAction) -> RuleAnswer {
        let isMemo = [action.facts, action.opinion, action.proposal].contains { $0 != nil }
        if isMemo, action.kind != .memo {
            return refuse(
                thai: "ข้อเท็จจริง ความเห็น และข้อเสนอ ใช้กับ\(ActionKind.memo.nameThai)เท่านั้น "
                    + "ใช้ 'text' แทน",
                english: "Facts, opinion and proposal belong to \"memo\"; "
                    + "\"\(action.kind.rawValue)\" takes a text.",
            )
        }
        if !action.members.isEmpty, action.kind != .committee {
            return refuse(
                thai: "รายชื่อกรรมการใช้กับ\(ActionKind.committee.nameThai)เท่านั้น",
                english: "Members belong to \"committee\", not to \"\(action.kind.rawValue)\".",
            )
        }
        return .meets
    }

    private static func isBlank(_ text: String?) -> Bool {
        text?.allSatisfy(\.isWhitespace) ?? true
    }

    private static func refuse(thai: String, english: String) -> RuleAnswer {
        .fails(because: Sentence(thai: thai, english: english))
    }
}
