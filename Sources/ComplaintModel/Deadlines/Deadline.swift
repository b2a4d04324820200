/// One deadline of one case, with its dates worked out.
package struct Deadline: Hashable, Sendable {
    /// The rule that asks for it.
    package let rule: DeadlineRule
    /// How long it is, the channel's word included.
    package let span: DeadlineSpan
    /// The unit that owes it, for deadlines that start with an assignment.
    package let unit: String?
    /// Day 0: the day of the event that started it.
    package let start: CivilDate
    /// The last day on which it can be met in time.
    package let due: CivilDate
    /// When it was met, if it was: what became known later does not move it.
    package let metAt: LocalMoment?
    /// The day on which it was met, if it was.
    package var metOn: CivilDate? { metAt?.date }
    /// Whether it is owed at all: a notice to an anonymous complainant, for one, is not.
    package let required: Bool

    /// Works out the due day; holidays announced after the deadline was met do not move it.
    package init(
        rule: DeadlineRule,
        span: DeadlineSpan,
        unit: String? = nil,
        start: CivilDate,
        metAt: LocalMoment?,
        required: Bool,
        calendar: HolidayCalendar,
    ) {
        self.rule = rule
        self.span = span
        self.unit = unit
        self.start = start
        self.metAt = metAt
        self.required = required
        due = Self.dueDay(rule.roll, span, start: start, calendar: calendar, asKnownAt: metAt)
    }

    /// The name of the rule within its procedure.
    package var ruleID: String { rule.id }
    /// What is due, in Thai.
    package var nameThai: String { rule.nameThai }

    /// Whether two procedures ask for the same thing by the same name, since the same event.
    func owesTheSame(as other: Deadline) -> Bool {
        ruleID == other.ruleID && unit == other.unit && start == other.start
    }

    /// How the deadline stands at the end of a day; what was met later is not met yet.
    package func status(asOf today: CivilDate) -> DeadlineStatus {
        guard required else { return .notRequired }
        if let metOn, metOn <= today {
            return metOn <= due ? .met : .metLate(days: metOn.days(since: due))
        }
        if today > due { return .late(days: today.days(since: due)) }
        return today == due ? .dueToday : .running(daysLeft: due.days(since: today))
    }

    /// Whether it is owed and not met.
    package var isOpen: Bool { required && metAt == nil }

    /// Whether it was owed at the end of a day: it had begun, and was not met by then.
    package func isOwed(asOf day: CivilDate) -> Bool {
        required && start <= day && metOn.map { $0 > day } ?? true
    }

    /// The same deadline under another holiday calendar.
    package func recomputed(with calendar: HolidayCalendar) -> Deadline {
        Deadline(
            rule: rule,
            span: span,
            unit: unit,
            start: start,
            metAt: metAt,
            required: required,
            calendar: calendar,
        )
    }

    private static func dueDay(
        _ roll: DeadlineRoll,
        _ span: DeadlineSpan,
        start: CivilDate,
        calendar: HolidayCalendar,
        asKnownAt: LocalMoment?,
    ) -> CivilDate {
        switch (span.unit, roll) {
        case (.working, _):
            return WorkingDays.adding(
                span.length,
                to: start,
                calendar: calendar,
                asKnownAt: asKnownAt,
            )
        case (.calendar, .none):
            return start.adding(days: span.length)
        case (.calendar, .nextWorkingDay):
            let lastDay = start.adding(days: span.length)
            return calendar.workingDay(onOrAfter: lastDay, asKnownAt: asKnownAt)
        }
    }
}
