package import ComplaintModel

/// What a case is called on a page: its register number, or its slip until it has one.
package enum CaseReference: Hashable, Sendable {
    /// The number in the office's register.
    case number(RegisterNumber)
    /// The provisional name given by a computer that does not keep the book.
    case slip(SlipCode)

    /// The columns in which a case is named: one printed, two for machines.
    static let columns: [ReportColumn] = [
        .page("ลำดับที่"), .machine("number"), .machine("slip"),
    ]

    /// The cells of ``columns``.
    var cells: [ReportCell] {
        switch self {
        case .number(let number):
            [.phrase(number.description), .text(number.description), .empty]
        case .slip(let slip):
            [.phrase(slip.description), .empty, .text(slip.description)]
        }
    }
}
