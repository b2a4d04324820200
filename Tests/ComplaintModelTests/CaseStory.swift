import Testing

@testable import ComplaintModel

/// A case told step by step: actions in causal order, each with what its author had not seen.
struct CaseStory {
    var facts: ComplaintFacts
    var procedure: Procedure
    var former: [FormerProcedure] = []
    var calendar = HolidayCalendar.national
    private(set) var actions: [CaseAction] = []
    private var unseen: [Int: Set<Int>] = [:]

    /// A case received and recorded at moments given in ISO form.
    init(
        _ procedureCode: String,
        received: String = "2026-03-03T09:00",
        recorded: String? = nil,
        channel: ChannelCode = .phone,
        category: CategoryCode? = nil,
        reachable: Bool = true,
    ) throws {
        procedure = try #require(Procedure.shipped(procedureCode))
        let receivedMoment = try #require(LocalMoment(iso: received))
        facts = ComplaintFacts(
            received: receivedMoment,
            recorded: try #require(LocalMoment(iso: recorded ?? received)),
            channel: channel,
            category: category,
            reachable: reachable,
        )
    }

    /// Adds an action whose author had seen everything before it but `unseen`.
    mutating func then(
        _ kind: ActionKind,
        on day: String,
        unit: String? = nil,
        category: CategoryCode? = nil,
        retracts: Int? = nil,
        reason: String? = nil,
        notSeeing unseen: Set<Int> = [],
    ) throws {
        let date = try #require(CivilDate(iso: day))
        self.unseen[actions.count] = unseen
        actions.append(
            CaseAction(
                kind: kind,
                date: LocalMoment(date: date, minuteOfDay: 600),
                unit: unit,
                category: category,
                retracts: retracts,
                reason: reason,
            )
        )
    }

    /// Where the case stands.
    var standing: CaseStanding {
        CaseStanding.derive(
            facts: facts,
            actions: actions,
            sees: { later, earlier in unseen[later]?.contains(earlier) != true },
            procedure: procedure,
            former: former,
            calendar: calendar,
        )
    }

    /// From a day on the office works by its procedure with other words in it.
    mutating func replaceProcedure(
        on day: String,
        _ changes: [(text: String, with: String)]
    ) throws {
        let until = LocalMoment(date: try #require(CivilDate(iso: day)))
        former.append(FormerProcedure(procedure, until: until))
        var json = String(decoding: try procedure.json(), as: UTF8.self)
        for change in changes {
            try #require(json.contains(change.text))
            json = json.replacing(change.text, with: change.with)
        }
        procedure = try Procedure.load(Array(json.utf8))
    }

    /// The deadlines of one rule.
    func deadlines(_ ruleID: String) -> [Deadline] {
        standing.deadlines.filter { $0.ruleID == ruleID }
    }

    /// The judgement over one more action.
    func judge(
        _ kind: ActionKind,
        retracts: Int? = nil,
        reason: String? = nil,
        category: CategoryCode? = nil,
        unit: String? = nil,
        on day: String? = nil,
    ) -> RuleAnswer {
        let date = day.flatMap { CivilDate(iso: $0) }.map { LocalMoment(date: $0) }
        let action = CaseAction(
            kind: kind,
            date: date ?? facts.received,
            unit: unit,
            category: category,
            retracts: retracts,
            reason: reason,
        )
        return ActionCheck.legal(
            action,
            after: actions,
            standing: standing,
            procedure: procedure,
        )
    }
}
