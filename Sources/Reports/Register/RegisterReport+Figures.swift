package import ComplaintModel

extension RegisterReport {
    /// Everything that the register needs to be printed.
    package struct Figures: Hashable, Sendable {
        /// The office whose register it is.
        package let office: ReportOffice
        /// The first and the last day that the sheet covers: of entry in a month's, of receipt in a book.
        package let period: ClosedRange<CivilDate>
        /// The day of printing.
        package let printedOn: CivilDate
        /// The lines, in register order; voided ones among them.
        package let lines: [RegisterLine]

        /// Gathers the figures.
        package init(
            office: ReportOffice,
            period: ClosedRange<CivilDate>,
            printedOn: CivilDate,
            lines: [RegisterLine],
        ) {
            self.office = office
            self.period = period
            self.printedOn = printedOn
            self.lines = lines
        }
    }
}
