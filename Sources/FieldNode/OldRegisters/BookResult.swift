import ComplaintModel

/// What the column of results of an old register says, and which actions that is.
struct BookResult {
    private let text: String

    init(_ text: String) { self.text = text }

    /// Whether there is no result yet, only how far the case had come.
    var isUnderWay: Bool { says(Self.underWay) }

    /// The actions of the result, on the day when it was known.
    ///
    /// A unit has reported whatever is written; the case has ended, or has not, only where the book says
    /// so in plain words.
    func actions(on day: LocalMoment, unit: String?) -> [CaseAction] {
        let reported = CaseAction(kind: .reportResult, date: day, text: text, unit: unit)
        if says(Self.notEnded) { return [reported, CaseAction(kind: .notClose, date: day)] }
        if saysEnded { return [reported, CaseAction(kind: .close, date: day)] }
        return [reported]
    }

    /// Whether the words of an end are said, and not of what is to come, was done in part or could not be
    /// done: nothing of that stands before them, nor behind them in the same phrase.
    private var saysEnded: Bool {
        if says(Self.inPart) { return false }
        return Self.ended.contains { word in
            guard let found = text.firstRange(of: word) else { return false }
            let phrase = text[found.upperBound...].prefix { !$0.isWhitespace }
            let said = text[..<phrase.endIndex]
            return !Self.doubtful.contains { said.contains($0) }
        }
    }

    private func says(_ words: [String]) -> Bool { words.contains { text.contains($0) } }

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
