package import ComplaintModel

/// The row of one office in a consolidated report.
package struct OfficeLine: Hashable, Sendable {
    /// The office.
    package let office: ReportOffice
    /// How the cases received in the period stand.
    package let counts: CaseCounts
    /// Cases of them with an overdue deadline, each counted once.
    package let late: Int
    /// Cases of them in conflict, each counted once.
    package let inConflict: Int
    /// The day on which the office was last heard from; nothing when it never was.
    package let lastHeard: CivilDate?

    /// Writes a row.
    package init(
        office: ReportOffice,
        counts: CaseCounts,
        late: Int,
        inConflict: Int,
        lastHeard: CivilDate?,
    ) {
        self.office = office
        self.counts = counts
        self.late = late
        self.inConflict = inConflict
        self.lastHeard = lastHeard
    }

    /// Whether the office has been silent for more than `limitDays` days, or always.
    func isSilent(asOf day: CivilDate, limitDays: Int) -> Bool {
        guard let lastHeard else { return true }
        return day.days(since: lastHeard) > limitDays
    }

    /// The columns of the table of offices.
    static let columns: [ReportColumn] =
        [.both("office", "รหัส"), .both("name", "สำนักงาน", limit: .wrap(cells: 40))]
        + CaseCounts.columns + [
            .both("late", "เกินกำหนด", .trailing),
            .both("inConflict", "ขัดแย้ง", .trailing),
            .both("lastHeard", "รายงานล่าสุด"),
            .machine("daysSinceHeard"), .machine("silent"), .page("หมายเหตุ"),
        ]

    /// The most offices that a picture can show so that each can be read.
    private static let drawnLimit = 25

    /// What each office has received, for as many offices as a page can show.
    static func chart(of offices: Int) -> ReportChart? {
        guard (2...drawnLimit).contains(offices) else { return nil }
        return ReportChart(.bars, title: "เรื่องที่รับ จำแนกตามสำนักงาน", names: 1, values: [2])
    }

    /// The cells of ``columns``.
    func cells(asOf day: CivilDate, silentAfterDays: Int) -> [ReportCell] {
        let isSilent = isSilent(asOf: day, limitDays: silentAfterDays)
        let days = lastHeard.map { max(0, day.days(since: $0)) }
        return [.text(office.code.text), .text(office.name)] + counts.cells + [
            .integer(late), .integer(inConflict), ReportCell(date: lastHeard),
            days.map(ReportCell.integer) ?? .empty, .flag(isSilent),
            isSilent ? Self.silence(days: days) : .empty,
        ]
    }

    private static func silence(days: Int?) -> ReportCell {
        guard let days else { return .phrase("ไม่เคยรายงาน") }
        return .phrase("ไม่รายงาน \(days) วัน")
    }

    /// The row of sums for ``columns``.
    static func totals(_ lines: [OfficeLine]) -> [ReportCell] {
        let counts = lines.reduce(CaseCounts()) { $0 + $1.counts }
        return [.empty, .phrase("รวม")] + counts.cells + [
            .integer(lines.reduce(0) { $0 + $1.late }),
            .integer(lines.reduce(0) { $0 + $1.inConflict }),
            .empty, .empty, .empty, .empty,
        ]
    }
}
