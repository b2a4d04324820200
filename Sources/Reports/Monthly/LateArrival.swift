package import ComplaintModel

/// A case of a frozen month that the freezing did not know.
package struct LateArrival: Hashable, Sendable {
    /// The register number or slip.
    package let reference: CaseReference
    /// The day on which the complaint reached the office.
    package let received: CivilDate
    /// The day on which it was recorded.
    package let recorded: CivilDate

    /// Writes a line.
    package init(reference: CaseReference, received: CivilDate, recorded: CivilDate) {
        self.reference = reference
        self.received = received
        self.recorded = recorded
    }

    /// The columns of the list.
    static let columns: [ReportColumn] =
        CaseReference.columns + [
            .both("received", "วันที่รับ"), .both("recorded", "วันที่บันทึก"),
        ]

    /// The cells of ``columns``.
    var cells: [ReportCell] { reference.cells + [.date(received), .date(recorded)] }
}
