package import ComplaintModel

/// A month of a fiscal year beside the same month of the year before.
package struct ComparedMonth: Hashable, Sendable {
    /// The month.
    package let month: MonthPeriod
    /// Cases received in it.
    package let received: Int
    /// Cases received in the same month of the year before.
    package let receivedBefore: Int
    /// Cases that ended in it, whenever they were received.
    package let closed: Int
    /// Cases that ended in the same month of the year before.
    package let closedBefore: Int

    /// Writes a line.
    package init(
        month: MonthPeriod,
        received: Int,
        receivedBefore: Int,
        closed: Int,
        closedBefore: Int,
    ) {
        self.month = month
        self.received = received
        self.receivedBefore = receivedBefore
        self.closed = closed
        self.closedBefore = closedBefore
    }

    /// The columns of the table of months.
    static func columns(of year: FiscalYear) -> [ReportColumn] {
        [
            .both("month", "เดือน"),
            .both("received", "รับ ปี \(year)", .trailing),
            .both("receivedBefore", "รับ ปี \(year.previous)", .trailing),
            .both("receivedDifference", "ผลต่าง", .trailing),
            .both("closed", "ยุติ ปี \(year)", .trailing),
            .both("closedBefore", "ยุติ ปี \(year.previous)", .trailing),
            .both("closedDifference", "ผลต่าง", .trailing),
        ]
    }

    private var counts: [Int] {
        [
            received, receivedBefore, received - receivedBefore, closed, closedBefore,
            closed - closedBefore,
        ]
    }

    /// The cells of the columns.
    var cells: [ReportCell] { [.month(month)] + counts.map(ReportCell.integer) }

    /// The row of sums.
    static func totals(_ lines: [ComparedMonth]) -> [ReportCell] {
        let sums = (0..<6).map { place in lines.reduce(0) { $0 + $1.counts[place] } }
        return [.phrase("รวม")] + sums.map(ReportCell.integer)
    }
}
