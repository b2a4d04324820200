/// Which year a register's numbers run in; an office's procedure chooses.
package enum RegisterYear: String, Codable, CaseIterable, Sendable {
    /// 1 October to 30 September.
    case fiscal
    /// 1 January to 31 December.
    case calendar

    /// The Buddhist year of the register to which a day belongs.
    package func buddhistYear(of date: CivilDate) -> Int {
        switch self {
        case .fiscal: FiscalYear(containing: date).buddhistYear
        case .calendar: date.buddhistYear
        }
    }

    /// The first and last day of the register of a Buddhist year.
    package func days(ofBuddhistYear year: Int) -> ClosedRange<CivilDate> {
        switch self {
        case .fiscal:
            let fiscal = FiscalYear(buddhistYear: year)
            return fiscal.first...fiscal.last
        case .calendar:
            let year = min(max(year - 543, 1), 9999)
            let first = CivilDate(year: year, month: 1, day: 1) ?? .earliest
            return first...(CivilDate(year: year, month: 12, day: 31) ?? first)
        }
    }
}
