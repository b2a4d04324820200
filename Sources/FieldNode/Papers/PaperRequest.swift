package import ComplaintModel
package import Reports

/// A paper that somebody asks for.
package struct PaperRequest: Sendable {
    /// What is to be done about the paper's number (ที่).
    package enum Numbering: Hashable, Sendable {
        /// A number that was given before is printed, and none is given.
        case none
        /// The paper gets a number if it has none yet.
        case once
        /// The paper is a further one of its kind on the case and gets a number of its own.
        case another
    }

    /// Which paper.
    package var kind: PaperKind
    /// The case, as a person names it; for an appointment order the number of the order.
    package var about: String?
    /// The digits of everything but what a person typed.
    package var numerals: Numerals = .arabic
    /// The day as of which it speaks; nil for today.
    package var today: CivilDate?
    /// Whether the complainant is named; only on the office's own node.
    package var identity = false
    /// Who signs, by name or post; nil for who may sign on the day.
    package var signedBy: String?
    /// To whom it goes, where that is not told by the case.
    package var addressee: String?
    /// What goes with a letter.
    package var enclosures: [String] = []
    /// What is to be done about its number.
    package var numbering = Numbering.none
    /// The month that a register sheet covers; nil for the year.
    package var period: MonthPeriod?
    /// The year that a register sheet covers, by the number of its book; nil for that of the day.
    package var fiscalYear: FiscalYear?

    /// Asks for a paper.
    package init(_ kind: PaperKind, about: String? = nil) {
        self.kind = kind
        self.about = about
    }
}
