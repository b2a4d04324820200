package import ComplaintModel

/// The months over which a consolidated report counts.
package enum ReportPeriod: Hashable, Sendable {
    /// From one month to another, both included.
    case months(ClosedRange<MonthPeriod>)
    /// A whole fiscal year.
    case fiscalYear(FiscalYear)

    /// The first day.
    package var first: CivilDate {
        switch self {
        case .months(let months): months.lowerBound.first
        case .fiscalYear(let year): year.first
        }
    }

    /// The last day.
    package var last: CivilDate {
        switch self {
        case .months(let months): months.upperBound.last
        case .fiscalYear(let year): year.last
        }
    }

    /// The period as a line of the title.
    var title: String {
        switch self {
        case .fiscalYear(let year):
            "ประจำปีงบประมาณ พ.ศ. \(year.buddhistYear)"
        case .months(let months) where months.lowerBound == months.upperBound:
            "ประจำเดือน\(months.lowerBound.thaiLong)"
        case .months(let months):
            "ตั้งแต่เดือน\(months.lowerBound.thaiLong) ถึงเดือน\(months.upperBound.thaiLong)"
        }
    }

    /// What machines read of the period.
    var meta: [ReportMeta] {
        let days = [ReportMeta("from", .date(first)), ReportMeta("to", .date(last))]
        guard case .fiscalYear(let year) = self else { return days }
        return [ReportMeta("fiscalYear", .text(year.description))] + days
    }
}
