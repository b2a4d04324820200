package import ComplaintModel

/// A case on which somebody still works, as a line of the monthly summary.
package struct OpenCase: Hashable, Sendable {
    /// The register number or slip.
    package let reference: CaseReference
    /// What the complaint is about.
    package let subject: String
    /// The day on which it reached the office.
    package let received: CivilDate
    /// Where it stands.
    package let state: CaseState
    /// Whether two people recorded different things, and nobody has decided yet.
    package let isInConflict: Bool

    /// Writes a line.
    package init(
        reference: CaseReference,
        subject: String,
        received: CivilDate,
        state: CaseState,
        isInConflict: Bool = false,
    ) {
        self.reference = reference
        self.subject = subject
        self.received = received
        self.state = state
        self.isInConflict = isInConflict
    }

    /// The columns of the list.
    static let columns: [ReportColumn] =
        CaseReference.columns + [
            .both("subject", "เรื่อง", limit: .wrap(cells: 44)),
            .both("received", "วันที่รับ"),
            .machine("state"), .page("สถานะ"),
            .both("daysOpen", "ค้าง (วัน)", .trailing),
            .machine("inConflict"), .page("หมายเหตุ"),
        ]

    /// The cells of ``columns``; days are counted up to the day of the report.
    func cells(asOf day: CivilDate) -> [ReportCell] {
        reference.cells + [
            .text(subject), .date(received), .text(state.rawValue), .phrase(state.nameThai),
            .integer(max(0, day.days(since: received))), .flag(isInConflict),
            isInConflict ? ReportWords.inConflict : .empty,
        ]
    }
}
