/// A running deadline that a change of the holiday calendar has moved, and why.
package struct DeadlineMove: Hashable, Sendable {
    /// The deadline as it stood.
    package let before: Deadline
    /// The deadline as it stands.
    package let after: Deadline
    /// The holidays that came or went between its start and its end.
    package let because: [Holiday]

    /// Compares one deadline under two calendars; nothing when it has not moved.
    ///
    /// A deadline that was met before a holiday was announced never moves.
    package init?(
        _ deadline: Deadline,
        from old: HolidayCalendar,
        to new: HolidayCalendar,
    ) {
        before = deadline.recomputed(with: old)
        after = deadline.recomputed(with: new)
        guard deadline.required, before.due != after.due else { return nil }
        let days = deadline.start.dayNumber...max(before.due.dayNumber, after.due.dayNumber)
        because = days.flatMap { number in
            let day = CivilDate(dayNumber: number)
            let was = Set(old.holidays(on: day))
            let isNow = Set(new.holidays(on: day))
            return was.symmetricDifference(isNow).filter(\.officesClosed)
                .sorted { $0.nameThai.utf8.lexicographicallyPrecedes($1.nameThai.utf8) }
        }
    }

    /// The move in one line: `18 เม.ย. 2569 → 21 เม.ย. 2569 เพราะ 17 เม.ย. 2569 วันหยุดพิเศษ`.
    package var thai: String {
        let reasons = because.map { "\($0.date.thaiShort) \($0.nameThai)" }
        return "\(before.due.thaiShort) → \(after.due.thaiShort) เพราะ "
            + reasons.joined(separator: ", ")
    }
}
