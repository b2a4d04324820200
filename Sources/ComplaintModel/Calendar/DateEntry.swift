/// Dates as people type them, with the slips that people make.
package enum DateEntry {
    /// How far back a date may lie before it is taken for a slip, in years.
    package static let yearsBack = 3

    /// Reads `YYYY-MM-DD`, `YYYY/MM/DD`, `D/M/YYYY` or `D-M-YYYY`, each also with `THH:MM` or ` HH:MM`
    /// behind it, and a day with its month in Thai as it is printed: `30 ก.ย. 2569 09:15 น.`.
    ///
    /// A year 2400–2699 is of the Buddhist era, 1900–2399 of the common era; Thai digits are taken.
    /// A date without a time means midnight at its beginning.
    ///
    /// - Throws: ``ComplaintModelError/unreadableDate(typed:)``,
    ///   ``ComplaintModelError/noSuchDay(typed:)`` or
    ///   ``ComplaintModelError/yearOfNoEra(typed:year:)``.
    package static func parse(_ typed: String) throws(ComplaintModelError) -> LocalMoment {
        if typed.unicodeScalars.contains(where: WrittenDate.isLetter) {
            return try parseWritten(typed)
        }
        let fields = ThaiNumerals.arabic(typed).split { $0 == "T" || $0 == " " }
        guard let dateField = fields.first, fields.count <= 2 else {
            throw .unreadableDate(typed: typed)
        }
        let date = try parseDate(dateField, typed: typed)
        guard fields.count == 2 else { return LocalMoment(date: date) }
        guard let minute = minuteOfDay(fields[1]) else { throw .unreadableDate(typed: typed) }
        return LocalMoment(date: date, minuteOfDay: minute)
    }

    /// Refuses a date after today or more than three years back, and names the likely slip.
    ///
    /// A caller whom a person has told that the date is right leaves this out.
    ///
    /// - Throws: ``ComplaintModelError/dateAfterToday(_:today:slip:)`` or
    ///   ``ComplaintModelError/dateTooOld(_:today:slip:)``.
    package static func check(
        _ moment: LocalMoment,
        today: CivilDate,
    ) throws(ComplaintModelError) {
        let date = moment.date
        if date > today {
            throw .dateAfterToday(date, today: today, slip: DateSlip.likely(date, today: today))
        }
        if date < today.adding(years: -yearsBack) {
            throw .dateTooOld(date, today: today, slip: DateSlip.likely(date, today: today))
        }
    }

    /// Reads a date with words in it, also as moments are printed: `30 ก.ย. 2569 09:15 น.`.
    private static func parseWritten(_ typed: String) throws(ComplaintModelError) -> LocalMoment {
        var words = typed.split(separator: " ")
        if words.last == "น." { words.removeLast() }
        guard let clock = words.last, clock.contains(":") else {
            return LocalMoment(date: try WrittenDate.date(typed))
        }
        guard let minute = minuteOfDay(ThaiNumerals.arabic(String(clock))[...]) else {
            throw .unreadableDate(typed: typed)
        }
        let date = try WrittenDate.date(words.dropLast().joined(separator: " "))
        return LocalMoment(date: date, minuteOfDay: minute)
    }

    private static func parseDate(
        _ text: Substring,
        typed: String,
    ) throws(ComplaintModelError) -> CivilDate {
        let fields = text.split(
            separator: text.contains("/") ? "/" : "-",
            omittingEmptySubsequences: false,
        )
        // The year tells which end it stands at: nobody writes a day with four digits.
        let isDayFirst =
            text.contains("/")
            ? fields[0].count < 4 : fields.last?.count == 4 && fields[0].count <= 2
        let numbers = fields.compactMap { DigitText.number($0) }
        guard fields.count == 3, numbers.count == 3 else { throw .unreadableDate(typed: typed) }
        let typedYear = isDayFirst ? numbers[2] : numbers[0]
        guard let year = EraYear.commonEra(ofTyped: typedYear) else {
            throw .yearOfNoEra(typed: typed, year: typedYear)
        }
        let day = isDayFirst ? numbers[0] : numbers[2]
        guard let date = CivilDate(year: year, month: numbers[1], day: day) else {
            throw .noSuchDay(typed: typed)
        }
        return date
    }

    private static func minuteOfDay(_ text: Substring) -> Int? {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 2, fields[1].utf8.count == 2,
            let hour = DigitText.number(fields[0]), hour < 24,
            let minute = DigitText.number(fields[1]), minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}
