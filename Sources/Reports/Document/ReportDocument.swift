/// A finished report that no format has touched yet.
///
/// Every report makes one, every format writes one: a new report appears in all formats, and a
/// new format prints all reports.
package struct ReportDocument: Hashable, Sendable {
    /// The lines at the head of the page.
    package let titles: [ReportCell]
    /// Named values for machines, in the order in which they are written.
    package let meta: [ReportMeta]
    /// The parts, in order.
    package let sections: [ReportSection]
    /// The remarks at the foot of the page.
    package let footnotes: [ReportCell]
    /// The digits of printed pages; CSV and JSON are Arabic always.
    package let numerals: Numerals

    /// Makes a document.
    package init(
        titles: [ReportCell],
        meta: [ReportMeta],
        sections: [ReportSection],
        footnotes: [ReportCell] = [],
        numerals: Numerals,
    ) {
        self.titles = titles
        self.meta = meta
        self.sections = sections
        self.footnotes = footnotes
        self.numerals = numerals
    }
}
