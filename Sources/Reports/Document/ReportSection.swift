/// A part of a report: a heading, some sentences, and at most one table.
package struct ReportSection: Hashable, Sendable {
    /// The English name of the table in JSON.
    ///
    /// Nothing for a section whose figures machines read in the document's meta entries.
    package let machineName: String?
    /// The Thai heading; nothing where the document's title says it already.
    package let heading: String?
    /// Sentences between heading and table.
    package let paragraphs: [ReportCell]
    /// The table.
    package let table: ReportTable?

    /// Makes a section.
    package init(
        machineName: String? = nil,
        heading: String? = nil,
        paragraphs: [ReportCell] = [],
        table: ReportTable? = nil,
    ) {
        self.machineName = machineName
        self.heading = heading
        self.paragraphs = paragraphs
        self.table = table
    }
}
