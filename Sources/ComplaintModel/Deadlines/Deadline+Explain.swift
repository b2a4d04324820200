extension Deadline {
    /// The deadline explained in one line of Thai; see ``DeadlineExplanation/line``.
    package func explain(calendar: HolidayCalendar) -> String {
        explanation(calendar: calendar).line
    }

    /// The deadline explained piece by piece.
    ///
    /// The calendar must be the one that the deadline was worked out with.
    package func explanation(calendar: HolidayCalendar) -> DeadlineExplanation {
        DeadlineExplanation(
            sum: "\(span.nameThai) นับจาก \(start.thaiShort) → \(due.thaiShort)",
            skipped: skippedDays(calendar: calendar),
            clause: rule.clause,
            calendarVersion: calendar.version,
            unknownYears: unknownYears(calendar: calendar),
        )
    }

    private func skippedDays(calendar: HolidayCalendar) -> [SkippedDay] {
        guard let firstCounted = firstDayThatMaySkip, firstCounted <= due else { return [] }
        return (firstCounted.dayNumber...due.dayNumber).compactMap { number in
            let day = CivilDate(dayNumber: number)
            guard !calendar.isWorkingDay(day, asKnownAt: metAt) else { return nil }
            let holidays = calendar.holidays(on: day, asKnownAt: metAt)
            return SkippedDay(date: day, holidays: holidays.filter(\.officesClosed))
        }
    }

    // Calendar days skip nothing until their last day, and then only when the rule rolls on.
    private var firstDayThatMaySkip: CivilDate? {
        switch (span.unit, rule.roll) {
        case (.working, _): start.adding(days: 1)
        case (.calendar, .nextWorkingDay): start.adding(days: span.length)
        case (.calendar, .none): nil
        }
    }

    private func unknownYears(calendar: HolidayCalendar) -> [Int] {
        guard firstDayThatMaySkip != nil else { return [] }
        return (start.year...due.year).filter { !calendar.knows(year: $0) }.map { $0 + 543 }
    }
}
