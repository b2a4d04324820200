/// Dates as they stand in a book that people have kept by hand or in a spreadsheet.
package enum WrittenDate {
    /// Of which era a year is that is written with two digits.
    package enum Century: String, CaseIterable, Sendable {
        /// The Buddhist era: 69 is 2569.
        case buddhist = "be"
        /// The common era: 26 is 2026.
        case common = "ce"

        fileprivate func year(_ twoDigits: Int) -> Int {
            switch self {
            case .buddhist: 2500 + twoDigits
            case .common: 2000 + twoDigits
            }
        }
    }

    /// Reads what ``DateEntry`` reads, and `3.3.2569`, also in Thai numerals.
    ///
    /// A year of two digits may be of either era: it is refused unless the caller says which.
    ///
    /// - Throws: ``ComplaintModelError/unreadableDate(typed:)``,
    ///   ``ComplaintModelError/noSuchDay(typed:)`` or
    ///   ``ComplaintModelError/yearOfNoEra(typed:year:)``.
    package static func parse(
        _ typed: String,
        century: Century? = nil,
    ) throws(ComplaintModelError) -> LocalMoment {
        if let moment = try? DateEntry.parse(typed) { return moment }
        return LocalMoment(date: try date(typed, century: century))
    }

    /// Reads `3 มี.ค. 2569`, `วันที่ 3 มีนาคม พ.ศ. 2569` or three numbers, also in Thai numerals.
    ///
    /// - Parameters:
    ///   - typed: the date.
    ///   - century: of which era a year of two digits is; it is refused if that is nil.
    /// - Returns: the day.
    /// - Throws: what ``parse(_:century:)`` throws.
    static func date(
        _ typed: String,
        century: Century? = nil,
    ) throws(ComplaintModelError) -> CivilDate {
        let (day, month, year) = try parts(of: typed)
        var typedYear = year
        if year < 100, let century { typedYear = century.year(year) }
        guard let commonYear = EraYear.commonEra(ofTyped: typedYear) else {
            throw .yearOfNoEra(typed: typed, year: year)
        }
        guard let date = CivilDate(year: commonYear, month: month, day: day) else {
            throw .noSuchDay(typed: typed)
        }
        return date
    }

    /// Whether a character may belong to a Thai word: a letter, a vowel or a mark, and no digit.
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x0E01...0x0E4E).contains(scalar.value)
    }

    private enum Token {
        case number(Int)
        case month(Int)
    }

    private static func parts(
        of typed: String
    ) throws(ComplaintModelError) -> (day: Int, month: Int, year: Int) {
        let tokens = try tokens(of: typed)
        guard tokens.count == 3 else { throw .unreadableDate(typed: typed) }
        switch (tokens[0], tokens[1], tokens[2]) {
        case (.number(let day), .month(let month), .number(let year)): return (day, month, year)
        case (.number(let year), .number(let month), .number(let day)) where year > 99:
            return (day, month, year)
        case (.number(let day), .number(let month), .number(let year)): return (day, month, year)
        default: throw .unreadableDate(typed: typed)
        }
    }

    private static func tokens(of typed: String) throws(ComplaintModelError) -> [Token] {
        var tokens: [Token] = []
        var word = ""
        for scalar in (ThaiNumerals.arabic(typed) + " ").unicodeScalars {
            let isDigit = ("0"..."9").contains(scalar)
            let isLetter = isLetter(scalar)
            let begins = word.unicodeScalars.first.map { ("0"..."9").contains($0) }
            if isDigit && begins == false || isLetter && begins == true || !isDigit && !isLetter {
                // A full stop ends a number and belongs to an abbreviation.
                if scalar == ".", begins == false { continue }
                if let token = try token(word, typed: typed) { tokens.append(token) }
                word = ""
            }
            if isDigit || isLetter { word.unicodeScalars.append(scalar) }
            if !isDigit, !isLetter, !" /-.\u{A0}\n".unicodeScalars.contains(scalar) {
                throw .unreadableDate(typed: typed)
            }
        }
        return tokens
    }

    private static func token(
        _ word: String,
        typed: String,
    ) throws(ComplaintModelError) -> Token? {
        if word.isEmpty || passedOver.contains(word) { return nil }
        if let number = DigitText.number(word) { return .number(number) }
        let name = word.hasPrefix("เดือน") ? String(word.dropFirst("เดือน".count)) : word
        if let month = months[name] { return .month(month) }
        throw .unreadableDate(typed: typed)
    }

    /// Words around a date that say nothing about which it is, without full stops.
    private static let passedOver: Set<String> = {
        let days = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์"]
        let words = ["วันที่", "ที่", "เดือน", "พศ", "คศ", "ปี"]
        return Set(words + days.flatMap { [$0, "วัน" + $0, "วัน\($0)ที่", $0 + "ที่"] })
    }()

    /// The months by what people call them, without full stops.
    private static let months: [String: Int] = {
        var months: [String: Int] = [:]
        for month in 1...12 {
            let long = ThaiMonth.long(month)
            months[long] = month
            months[ThaiMonth.short(month).replacing(".", with: "")] = month
            for ending in ["คม", "ยน", "พันธ์"] where long.hasSuffix(ending) {
                months[String(long.unicodeScalars.dropLast(ending.unicodeScalars.count))] = month
            }
        }
        return months
    }()
}
