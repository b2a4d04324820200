/// How a deadline stands as of a day.
package enum DeadlineStatus: Hashable, Sendable {
    /// Not met, and not due yet.
    case running(daysLeft: Int)
    /// Not met, and this is its last day.
    case dueToday
    /// Not met, and overdue by so many days.
    case late(days: Int)
    /// Met in time.
    case met
    /// Met, so many days after it was due.
    case metLate(days: Int)
    /// Not owed in this case.
    case notRequired

    /// Whether somebody still has to act.
    package var isOpen: Bool {
        switch self {
        case .running, .dueToday, .late: true
        case .met, .metLate, .notRequired: false
        }
    }

    /// Whether it is overdue and not met.
    package var isLate: Bool {
        if case .late = self { true } else { false }
    }

    /// The name that machines read: `running`, `due-today`, `late`, `met`, `met-late`,
    /// `not-required`.
    package var code: String {
        switch self {
        case .running: "running"
        case .dueToday: "due-today"
        case .late: "late"
        case .met: "met"
        case .metLate: "met-late"
        case .notRequired: "not-required"
        }
    }

    /// The status in words.
    package var sentence: Sentence {
        switch self {
        case .running(let days):
            Sentence(thai: "เหลือ \(days) วัน", english: "\(days) \(Self.dayWord(days)) left")
        case .dueToday:
            Sentence(thai: "ครบกำหนดวันนี้", english: "due today")
        case .late(let days):
            Sentence(thai: "เกินกำหนด \(days) วัน", english: "late by \(days) \(Self.dayWord(days))")
        case .met:
            Sentence(thai: "ทันกำหนด", english: "met in time")
        case .metLate(let days):
            Sentence(
                thai: "แล้วเสร็จ เกินกำหนด \(days) วัน",
                english: "met \(days) \(Self.dayWord(days)) late",
            )
        case .notRequired:
            Sentence(thai: "ไม่ต้องดำเนินการ", english: "not required")
        }
    }

    private static func dayWord(_ count: Int) -> String { count == 1 ? "day" : "days" }
}
