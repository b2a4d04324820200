/// How one deadline of the procedure was kept in a month.
package struct DeadlineCount: Hashable, Codable, Sendable {
    /// The name of the rule within its procedure: `preliminary-notice`.
    package let rule: String
    /// What is due, in Thai.
    package let nameThai: String
    /// Deadlines met in time.
    package let met: Int
    /// Deadlines met after they were due.
    package let metLate: Int
    /// Deadlines overdue and not met.
    package let late: Int
    /// Deadlines not met and not overdue, those due on the day itself among them.
    package let running: Int

    /// Counts the deadlines of a rule.
    package init(
        rule: String,
        nameThai: String,
        met: Int,
        metLate: Int,
        late: Int,
        running: Int,
    ) {
        self.rule = rule
        self.nameThai = nameThai
        self.met = met
        self.metLate = metLate
        self.late = late
        self.running = running
    }

    /// The columns in which deadlines are counted.
    static let columns: [ReportColumn] = [
        .machine("rule"),
        .both("name", "กำหนดเวลา", limit: .wrap(cells: 40)),
        .both("met", "ทันกำหนด", .trailing),
        .both("metLate", "แล้วเสร็จเกินกำหนด", .trailing),
        .both("late", "เกินกำหนดยังไม่แล้วเสร็จ", .trailing),
        .both("running", "อยู่ในกำหนด", .trailing),
    ]

    /// The cells of ``columns``.
    var cells: [ReportCell] {
        [
            .text(rule), .phrase(nameThai), .integer(met), .integer(metLate), .integer(late),
            .integer(running),
        ]
    }
}
