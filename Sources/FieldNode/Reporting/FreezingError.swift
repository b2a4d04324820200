package import ComplaintModel

/// Why a month is not frozen, each a sentence in Thai for the clerk and in English for logs.
package enum FreezingError: Error, Sendable {
    /// The books of another office are frozen there.
    case notTheOffice(code: String)
    /// The month has not ended.
    case notEnded(month: MonthPeriod)
    /// The month is frozen already.
    case alreadyFrozen(month: MonthPeriod, LocalMoment, digest: String)
}

extension FreezingError {
    /// The sentence in both languages.
    package var sentence: Sentence {
        switch self {
        case .notTheOffice(let code):
            Sentence(
                thai: "ปิดยอดเดือนของสำนักงาน \(code) ได้ที่เครื่องของสำนักงานนั้นเท่านั้น",
                english: "a month of \(code) can only be frozen on a computer of that office"
            )
        case .notEnded(let month):
            Sentence(
                thai: "เดือน\(month.thaiLong) ยังไม่สิ้นสุด ปิดยอดได้ตั้งแต่วันที่ "
                    + month.next.first.thaiLong,
                english: "the month \(month) has not ended; it can be frozen from "
                    + "\(month.next.first.iso) on"
            )
        case .alreadyFrozen(let month, let at, let digest):
            Sentence(
                thai: "เดือน\(month.thaiLong) ปิดยอดแล้วเมื่อ \(at.thaiShort) ดูด้วย "
                    + "'tambon report monthly --period \(month)'",
                english: "the month \(month) was frozen at \(at.iso) with the digest \(digest); "
                    + "'tambon report monthly --period \(month)' shows it with what was adjusted since"
            )
        }
    }
}

extension FreezingError: CustomStringConvertible {
    package var description: String { sentence.english }
}
