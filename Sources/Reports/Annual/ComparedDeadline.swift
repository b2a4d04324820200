import ComplaintModel

/// How the deadlines of one rule were kept in a year, and in the year before.
package struct ComparedDeadline: Hashable, Sendable {
    /// The year.
    package let now: DeadlineCount
    /// The year before.
    package let before: DeadlineCount

    /// Sets two years beside each other.
    package init(now: DeadlineCount, before: DeadlineCount) {
        self.now = now
        self.before = before
    }

    /// The columns of the table: a line for every result.
    static func columns(of year: FiscalYear) -> [ReportColumn] {
        [
            .machine("rule"), .machine("result"),
            .both("ruleName", "กำหนดเวลา", limit: .wrap(cells: 40)),
        ]
            + ComparedCount.columns("ผล", of: year).dropFirst()
    }

    /// The rows of the columns.
    var rows: [[ReportCell]] {
        let results = [
            ("met", "ทันกำหนด", now.met, before.met),
            ("metLate", "แล้วเสร็จเกินกำหนด", now.metLate, before.metLate),
            ("late", "เกินกำหนดยังไม่แล้วเสร็จ", now.late, before.late),
            ("running", "อยู่ในกำหนด", now.running, before.running),
        ]
        return results.map { result, name, count, before in
            let line = ComparedCount(code: nil, nameThai: name, count: count, before: before)
            return [.text(now.rule), .text(result), .phrase(now.nameThai)] + line.cells.dropFirst()
        }
    }
}
