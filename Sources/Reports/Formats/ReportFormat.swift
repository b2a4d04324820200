/// The formats in which every report can be written, named as on the command line.
package enum ReportFormat: String, CaseIterable, Sendable {
    /// A page for the terminal.
    case text
    /// A sheet for spreadsheet programs.
    case csv
    /// A workbook for Excel and LibreOffice.
    case xlsx
    /// A page for a browser and its printer.
    case html
    /// One JSON document for other programs.
    case json

    /// Whether a terminal shows nothing but noise of it.
    package var isBinary: Bool { self == .xlsx }

    /// Writes a document; the same document gives the same bytes always.
    ///
    /// - Returns: The file.
    /// - Throws: ``ReportError``, for a workbook only.
    package func render(_ document: ReportDocument) throws(ReportError) -> [UInt8] {
        switch self {
        case .text: Array(TextFormat().render(document).utf8)
        case .csv: Array(CSVFormat().render(document).utf8)
        case .xlsx: try XLSXFormat().render(document)
        case .html: Array(HTMLFormat().render(document).utf8)
        case .json: Array(JSONFormat().render(document).utf8)
        }
    }
}
