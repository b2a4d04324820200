/// A report as a workbook for Excel and LibreOffice: days that are days, counts that are numbers,
/// text that stays text, and charts that the program draws itself.
///
/// Every section is a sheet under the report's titles; its heading row stays in sight. Digits
/// follow the document's numerals in the form of a number only: its value is the same.
package struct XLSXFormat: Sendable {
    /// Makes the format.
    package init() {}

    /// Writes a document; the same document gives the same bytes.
    ///
    /// - Returns: The file.
    /// - Throws: ``ReportError``.
    package func render(_ document: ReportDocument) throws(ReportError) -> [UInt8] {
        let book = try Workbook()
        let names = SheetName.all(
            document.sections.map { $0.shortHeading ?? $0.heading ?? Self.title(document) }
        )
        for (section, name) in zip(document.sections, names) {
            var page = SheetPage(try book.addSheet(name), document.numerals)
            try page.write(section, of: document)
        }
        return try book.finish()
    }

    private static func title(_ document: ReportDocument) -> String {
        document.titles.first?.written(.arabic) ?? ""
    }
}
