/// A minute of Bangkok time, which has been UTC+7 without change since 1920.
///
/// No office writes seconds into its register, so none are kept.
package struct LocalMoment: Hashable, Comparable, Sendable {
    /// Minutes since 1970-01-01T00:00 in Bangkok.
    package let minuteNumber: Int

    /// Makes the moment from a count of minutes, held within the years 1 to 9999.
    package init(minuteNumber: Int) {
        let first = CivilDate.earliest.dayNumber * 1_440
        let last = CivilDate.latest.dayNumber * 1_440 + 1_439
        self.minuteNumber = min(max(minuteNumber, first), last)
    }

    /// Makes the moment at a minute of a day; midnight when none is given.
    package init(date: CivilDate, minuteOfDay: Int = 0) {
        self.init(minuteNumber: date.dayNumber * 1_440 + min(max(minuteOfDay, 0), 1_439))
    }

    /// Makes the moment at which a UTC clock shows so many milliseconds since 1970.
    package init(unixMilliseconds: Int64) {
        let (quotient, remainder) = unixMilliseconds.quotientAndRemainder(dividingBy: 60_000)
        let utcMinute = Int(quotient) - (remainder < 0 ? 1 : 0)
        self.init(minuteNumber: utcMinute + 7 * 60)
    }

    package static func < (left: LocalMoment, right: LocalMoment) -> Bool {
        left.minuteNumber < right.minuteNumber
    }

    /// The day in Bangkok.
    package var date: CivilDate {
        let (quotient, remainder) = minuteNumber.quotientAndRemainder(dividingBy: 1_440)
        return CivilDate(dayNumber: remainder < 0 ? quotient - 1 : quotient)
    }

    /// The minute of the day, 0 to 1439.
    package var minuteOfDay: Int {
        let remainder = minuteNumber % 1_440
        return remainder < 0 ? remainder + 1_440 : remainder
    }

    /// The moment in milliseconds since 1970-01-01T00:00Z.
    package var unixMilliseconds: Int64 { (Int64(minuteNumber) - 7 * 60) * 60_000 }

    /// The time of day: `09:15`.
    package var clockTime: String {
        let minute = minuteOfDay
        return DigitText.padded(minute / 60, to: 2) + ":" + DigitText.padded(minute % 60, to: 2)
    }

    /// ISO 8601 in Bangkok time, without a zone: `2025-10-02T09:15`.
    package var iso: String { date.iso + "T" + clockTime }

    /// Reads exactly the form that ``iso`` prints.
    package init?(iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 16, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            let date = CivilDate(iso: String(iso.prefix(10))),
            let hour = DigitText.number(bytes[11..<13]), hour < 24,
            let minute = DigitText.number(bytes[14..<16]), minute < 60
        else { return nil }
        self.init(date: date, minuteOfDay: hour * 60 + minute)
    }

    /// The short Thai form: `2 ต.ค. 2568 09:15 น.`.
    package var thaiShort: String { date.thaiShort + " " + clockTime + " น." }
}

extension LocalMoment: CustomStringConvertible {
    package var description: String { iso }
}

extension LocalMoment: Codable {
    /// Reads a JSON string such as `"2025-10-02T09:15"`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let moment = LocalMoment(iso: text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\"\(text)\" is no moment of the form 2025-10-02T09:15",
            )
        }
        self = moment
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
