import ComplaintModel

/// How many whole days something took in the cases of a year, and in those of the year before.
package struct ComparedSpan: Hashable, Sendable {
    /// What was done.
    package enum Deed: String, CaseIterable, Hashable, Sendable {
        /// The complaint was taken on.
        case accept
        /// The complainant was first told.
        case notify
        /// The case ended.
        case close

        fileprivate var nameThai: String {
            switch self {
            case .accept: "รับเรื่อง"
            case .notify: "แจ้งผู้ร้องครั้งแรก"
            case .close: "ยุติเรื่อง"
            }
        }
    }

    /// What was done.
    package let deed: Deed
    /// The days of the year's cases in which it was.
    package let now: DayHistogram
    /// Those of the year before.
    package let before: DayHistogram

    /// Sets two years beside each other.
    package init(deed: Deed, now: DayHistogram, before: DayHistogram) {
        self.deed = deed
        self.now = now
        self.before = before
    }

    /// The columns of the table: a line for every measure.
    static func columns(of year: FiscalYear) -> [ReportColumn] {
        [.machine("deed"), .machine("measure")]
            + ComparedCount.columns("ระยะเวลา", of: year).dropFirst()
    }

    /// The rows of the columns.
    var rows: [[ReportCell]] {
        let measures: [(String, String, (DayHistogram) -> Int?)] = [
            ("cases", "จำนวนเรื่อง", { $0.count }),
            ("median", "มัธยฐาน (วัน)", { $0.percentile(50) }),
            ("percentile90", "เปอร์เซ็นไทล์ที่ 90 (วัน)", { $0.percentile(90) }),
        ]
        return measures.map { name, thai, measure in
            let line = ComparedCount(
                code: nil,
                nameThai: "\(deed.nameThai): \(thai)",
                count: measure(now),
                before: measure(before),
            )
            return [.text(deed.rawValue), .text(name)] + line.cells.dropFirst()
        }
    }
}
