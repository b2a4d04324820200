/// A running deadline that a change of the holiday calendar has moved, and why.
package struct DeadlineMove: Hashable, Sendable {
    /// The deadline as it stood.
    package let before: Deadline
    /// The deadline as it stands.
    package let after: Deadline
    /// The holidays between its start and its end that are new.
    package let came: [Holiday]
    /// The holidays between its start and its end that are none any more.
    package let went: [Holiday]

    /// Compares one deadline under two calendars; nothing when it has not moved.
    ///
    /// A deadline that was met never moves: it was finished with the holidays known on that day.
    package init?(
        _ deadline: Deadline,
        from old: HolidayCalendar,
        to new: HolidayCalendar,
    ) {
        before = deadline.recomputed(with: old)
        after = deadline.recomputed(with: new)
        guard deadline.required, before.due != after.due else { return nil }
        let days = deadline.start.dayNumber...max(before.due.dayNumber, after.due.dayNumber)
        let differences = days.map { number in
            let day = CivilDate(dayNumber: number)
            let was = old.holidays(on: day).filter(\.officesClosed)
            let isNow = new.holidays(on: day).filter(\.officesClosed)
            return (
                came: isNow.filter { !was.contains($0) }, went: was.filter { !isNow.contains($0) }
            )
        }
        came = differences.flatMap(\.came)
        went = differences.flatMap(\.went)
    }

    /// The move in one line: `18 เม.ย. 2569 → 21 เม.ย. 2569 เพราะ 17 เม.ย. 2569 วันหยุดพิเศษ`.
    package var thai: String {
        "\(before.due.thaiShort) → \(after.due.thaiShort) เพราะ \(reasonThai)"
    }

    /// Why, day by day: `17 เม.ย. 2569 วันหยุดพิเศษ`.
    package var reasonThai: String {
        let named = { (holiday: Holiday) in "\(holiday.date.thaiShort) \(holiday.nameThai)" }
        return (came.map(named) + went.map { "ยกเลิก " + named($0) }).joined(separator: ", ")
    }
}
