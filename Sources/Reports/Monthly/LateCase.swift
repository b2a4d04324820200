package import ComplaintModel

/// A deadline that is overdue and not met, as a line of the monthly summary.
package struct LateCase: Hashable, Sendable {
    /// The register number or slip.
    package let reference: CaseReference
    /// What the complaint is about.
    package let subject: String
    /// The name of the rule within its procedure.
    package let rule: String
    /// What is due, in Thai.
    package let ruleThai: String
    /// The last day of the deadline.
    package let due: CivilDate

    /// Writes a line.
    package init(
        reference: CaseReference,
        subject: String,
        rule: String,
        ruleThai: String,
        due: CivilDate,
    ) {
        self.reference = reference
        self.subject = subject
        self.rule = rule
        self.ruleThai = ruleThai
        self.due = due
    }

    /// The columns of the list.
    static let columns: [ReportColumn] =
        CaseReference.columns + [
            .both("subject", "เรื่อง", limit: .wrap(cells: 44)),
            .machine("rule"), .both("ruleName", "กำหนดเวลา", limit: .wrap(cells: 36)),
            .both("due", "ครบกำหนด"),
            .both("daysLate", "เกินกำหนด (วัน)", .trailing),
        ]

    /// The cells of ``columns``; days are counted up to the day of the report.
    func cells(asOf day: CivilDate) -> [ReportCell] {
        reference.cells + [
            .text(subject), .text(rule), .phrase(ruleThai), .date(due),
            .integer(max(0, day.days(since: due))),
        ]
    }
}
