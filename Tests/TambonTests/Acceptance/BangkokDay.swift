import Foundation

/// A day as people in Bangkok write it, in all the ways they do.
struct BangkokDay {
    private let date: Date

    /// The day on which a moment falls.
    init(_ date: Date) { self.date = date }

    /// A later or earlier day.
    func adding(days: Int) -> BangkokDay {
        BangkokDay(date.addingTimeInterval(Double(days) * 86_400))
    }

    private var parts: (year: Int, month: Int, day: Int) {
        var calendar = Calendar(identifier: .gregorian)
        // Thailand has no daylight saving time.
        calendar.timeZone = TimeZone(secondsFromGMT: 7 * 3_600) ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }

    /// `2026-03-09`.
    var iso: String { iso(year: parts.year) }
    /// `2569-03-09`.
    var isoBuddhist: String { iso(year: parts.year + 543) }
    /// `9/3/2569`.
    var thai: String { "\(parts.day)/\(parts.month)/\(parts.year + 543)" }
    /// `9/3/2026`.
    var thaiCommonEra: String { "\(parts.day)/\(parts.month)/\(parts.year)" }

    /// `๙/๓/๒๕๖๙`.
    var thaiNumerals: String {
        let digits = Array("๐๑๒๓๔๕๖๗๘๙")
        return String(thai.map { $0.wholeNumberValue.map { digits[$0] } ?? $0 })
    }

    private func iso(year: Int) -> String {
        let digits = [parts.month, parts.day].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(year)-\(digits[0])-\(digits[1])"
    }
}
