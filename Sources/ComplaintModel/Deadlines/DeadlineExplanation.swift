/// How a deadline came to its last day: what a clerk shows to whoever asks.
package struct DeadlineExplanation: Hashable, Sendable {
    /// The sum: `15 วัน นับจาก 3 มี.ค. 2569 → 18 มี.ค. 2569`.
    package let sum: String
    /// The days that were not counted, each with the reason.
    package let skipped: [SkippedDay]
    /// The clause of the guideline.
    package let clause: String
    /// What the holiday calendar was made of.
    package let calendarVersion: String
    /// The Buddhist years that the deadline touches and whose holidays are not known.
    package let unknownYears: [Int]

    /// Everything in one line of Thai.
    package var line: String {
        var parts = [sum]
        if !skipped.isEmpty {
            parts.append("ข้าม " + skipped.map(\.thai).joined(separator: ", "))
        }
        if !unknownYears.isEmpty {
            let years = unknownYears.map(String.init).joined(separator: ", ")
            parts.append("ยังไม่ทราบวันหยุดของปี \(years) จึงข้ามเฉพาะเสาร์และอาทิตย์")
        }
        parts.append("ตาม\(clause)")
        parts.append("วันหยุด: \(calendarVersion)")
        return parts.joined(separator: " · ")
    }
}
