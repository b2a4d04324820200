import ComplaintModel

/// A day that was added to an office's holidays or taken off, with what that has moved.
package struct HolidayChange: Hashable, Sendable, Encodable {
    /// The office's code.
    package let office: String
    /// ISO 8601.
    package let date: String
    /// The holiday that came or went.
    package let name: String
    /// Whether offices are closed on the day now.
    package let isClosed: Bool
    /// The version of the holidays, as explanations name it from now on.
    package let version: String
    /// Every running deadline that is due on another day now.
    package let moved: [MovedDeadline]

    init(
        at office: String,
        on date: CivilDate,
        from before: HolidayCalendar,
        to after: HolidayCalendar,
        moved: [MovedDeadline],
    ) {
        let (was, isNow) = (before.holidays(on: date), after.holidays(on: date))
        let changed = isNow.filter { !was.contains($0) } + was.filter { !isNow.contains($0) }
        self.office = office
        self.date = date.iso
        name = changed.map(\.nameThai).joined(separator: "; ")
        isClosed = isNow.contains(where: \.officesClosed)
        version = after.version
        self.moved = moved
    }
}
