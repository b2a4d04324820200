import ComplaintModel

/// Seconds since 1970 in Bangkok's own time, as the workload's ISO 8601 texts write them.
enum ClockText {
    /// `2024-10-01T08:30`, or with the seconds.
    static func iso(_ seconds: Int, toTheSecond: Bool) -> String {
        let day = CivilDate(dayNumber: seconds / 86_400)
        let rest = seconds % 86_400
        let minutes = two(rest / 3_600) + ":" + two(rest / 60 % 60)
        return day.iso + "T" + minutes + (toTheSecond ? ":" + two(rest % 60) : "")
    }

    /// Undoes ``iso(_:toTheSecond:)``; nil for a text of another form.
    static func seconds(_ iso: String) -> Int? {
        let parts = iso.split(separator: "T")
        guard parts.count == 2, let day = CivilDate(iso: String(parts[0])) else { return nil }
        let clock = parts[1].split(separator: ":").map { Int($0) }
        guard (2...3).contains(clock.count), let hour = clock[0], let minute = clock[1] else {
            return nil
        }
        let second = clock.count == 3 ? clock[2] ?? 0 : 0
        return day.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second
    }

    /// A number with two digits.
    static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

    /// A number with leading zeros.
    static func padded(_ number: Int, digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
