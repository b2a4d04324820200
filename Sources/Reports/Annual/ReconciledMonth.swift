package import ComplaintModel

/// How a month as it was reported, and what has been adjusted since, add up to what it is now.
package struct ReconciledMonth: Hashable, Sendable {
    /// The month.
    package let month: MonthPeriod
    /// The day on which it was frozen; nothing for a month that is not, and stands as it is now.
    package let frozenOn: CivilDate?
    /// The month as it was reported.
    package let reported: MonthFlows
    /// The month as it is now.
    package let now: MonthFlows

    /// Writes a line.
    package init(
        month: MonthPeriod,
        frozenOn: CivilDate?,
        reported: MonthFlows,
        now: MonthFlows,
    ) {
        self.month = month
        self.frozenOn = frozenOn
        self.reported = reported
        self.now = now
    }

    /// The columns of the table.
    static let columns: [ReportColumn] = [
        .both("month", "เดือน"), .both("frozenOn", "ปิดยอดเมื่อ"),
        .both("receivedReported", "รับ ตามรายงาน", .trailing),
        .both("receivedAdjustment", "ปรับปรุง", .trailing),
        .both("received", "รับ รวม", .trailing),
        .both("closedReported", "ยุติ ตามรายงาน", .trailing),
        .both("closedAdjustment", "ปรับปรุง", .trailing),
        .both("closed", "ยุติ รวม", .trailing),
        .both("notPursuedReported", "ไม่รับ/ยกเลิก/โอน/สงวน ตามรายงาน", .trailing),
        .both("notPursuedAdjustment", "ปรับปรุง", .trailing),
        .both("notPursued", "ไม่รับ/ยกเลิก/โอน/สงวน รวม", .trailing),
    ]

    private var counts: [Int] {
        [
            reported.received, now.received - reported.received, now.received,
            reported.closed, now.closed - reported.closed, now.closed,
            reported.notPursued, now.notPursued - reported.notPursued, now.notPursued,
        ]
    }

    /// The cells of ``columns``.
    var cells: [ReportCell] {
        [.month(month), ReportCell(date: frozenOn)] + counts.map(ReportCell.integer)
    }

    /// The row of sums for ``columns``.
    static func totals(_ lines: [ReconciledMonth]) -> [ReportCell] {
        let sums = (0..<9).map { place in lines.reduce(0) { $0 + $1.counts[place] } }
        return [.phrase("รวม"), .empty] + sums.map(ReportCell.integer)
    }
}
