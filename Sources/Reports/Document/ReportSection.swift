/// A part of a report: a heading, some sentences, and at most one table.
package struct ReportSection: Hashable, Sendable {
    /// The English name of the table in JSON.
    ///
    /// Nothing for a section whose figures machines read in the document's meta entries.
    package let machineName: String?
    /// The Thai heading; nothing where the document's title says it already.
    package let heading: String?
    /// A shorter heading where there is little room: on the tab of a worksheet.
    package let shortHeading: String?
    /// Sentences between heading and table.
    package let paragraphs: [ReportCell]
    /// The table.
    package let table: ReportTable?

    /// Makes a section.
    package init(
        machineName: String? = nil,
        heading: String? = nil,
        shortHeading: String? = nil,
        paragraphs: [ReportCell] = [],
        table: ReportTable? = nil,
    ) {
        self.machineName = machineName
        self.heading = heading
        self.shortHeading = shortHeading
        self.paragraphs = paragraphs
        self.table = table
    }
}
