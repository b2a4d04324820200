import ComplaintModel

/// What the column of results of an old register says, and which actions that is.
struct BookResult {
    private let text: String
    /// The text without the words that hold those of an end and tell of something else.
    private let plain: String

    init(_ text: String) {
        self.text = text
        plain = Self.otherMatters.reduce(text) { $0.replacing($1, with: "…") }
    }

    /// Whether there is no result yet, only how far the case had come.
    var isUnderWay: Bool { printedOutcome == nil && !saysDeclined && says(Self.underWay) }

    /// The actions of the result, on the day when it was known.
    ///
    /// A unit has reported whatever is written, unless the case was declined; it has ended, or has not, only
    /// where the book says so in plain words.
    func actions(on day: LocalMoment, unit: String?) -> [CaseAction] {
        let reported = CaseAction(kind: .reportResult, date: day, text: text, unit: unit)
        switch printedOutcome ?? writtenOutcome {
        case .decline?: return [CaseAction(kind: .decline, date: day, text: text)]
        case let outcome?: return [reported, CaseAction(kind: outcome, date: day)]
        case nil: return [reported]
        }
    }

    /// The outcome that a register of this program prints behind the words of the result.
    private var printedOutcome: ActionKind? {
        let last = text.split(separator: "·").last.map(String.init).normalised
        return [.close, .notClose, .decline].first { $0.nameThai == last }
    }

    private var writtenOutcome: ActionKind? {
        if saysDeclined { return .decline }
        if says(Self.notEnded) { return .notClose }
        return saysEnded ? .close : nil
    }

    /// Whether the result begins with the words that the complaint was not taken on, as a phrase of its own.
    private var saysDeclined: Bool {
        guard text.hasPrefix(Self.declined) else { return false }
        let rest = text.dropFirst(Self.declined.count)
        guard let next = rest.first else { return true }
        return next.isWhitespace || next.isPunctuation
            || Self.reasons.contains { rest.hasPrefix($0) }
    }

    /// Whether the words of an end are said, and not of what is to come, was done in part or could not be
    /// done: nothing of that stands before them, nor behind them in the same phrase.
    private var saysEnded: Bool {
        if says(Self.inPart) { return false }
        return Self.ended.contains { word in
            plain.ranges(of: word).contains { found in
                let phrase = plain[found.upperBound...].prefix { !$0.isWhitespace }
                if word == Self.stopped, Self.stopsSomething(phrase) { return false }
                let said = plain[..<phrase.endIndex]
                return !Self.doubtful.contains { said.contains($0) }
            }
        }
    }

    /// Whether what stands behind the word of an end is what was ordered to stop, such as building, and not
    /// the work on the case.
    private static func stopsSomething(_ phrase: Substring) -> Bool {
        guard phrase.hasPrefix("การ") else { return false }
        return !ownWork.contains { work in
            phrase.hasPrefix(work)
                && (phrase.count == work.count || phrase.dropFirst(work.count).hasPrefix("เรื่อง"))
        }
    }

    private func says(_ words: [String]) -> Bool { words.contains { plain.contains($0) } }

    private static let stopped = "ยุติ"
    private static let otherMatters = ["ยุติธรรม", "สงบเรียบร้อย", "ความเรียบร้อย", "ไม่ยุติการ"]
    private static let ownWork = [
        "การดำเนินการ", "การดำเนินงาน", "การพิจารณา", "การตรวจสอบ", "การสอบสวน",
    ]
    private static let declined = "ไม่รับเรื่อง"
    private static let reasons = ["เนื่องจาก", "เพราะ", "ไว้", "ร้องเรียน", "ร้องทุกข์"]
    private static let underWay = [
        "อยู่ระหว่าง", "ระหว่างดำเนินการ", "กำลังดำเนินการ", "ยังไม่", "รอผล", "รองบ",
    ]
    private static let inPart = ["บางส่วน"]
    private static let doubtful = [
        "คาดว่า", "จะแล้วเสร็จ", "ให้แล้วเสร็จ", "ไม่สามารถ", "ไม่ได้", "เร่งรัด",
    ]
    private static let notEnded = ["ไม่ยุติ", "ไม่แล้วเสร็จ", "ไม่เสร็จ", "ไม่เรียบร้อย"]
    private static let ended = [
        "ยุติ", "แล้วเสร็จ", "เสร็จสิ้น", "เสร็จแล้ว", "เรียบร้อย", "ดำเนินการแล้ว", "ปิดเรื่อง",
    ]
}
