/// The formats in which every report can be written, named as on the command line.
package enum ReportFormat: String, CaseIterable, Sendable {
    /// A page for the terminal.
    case text
    /// A sheet for spreadsheet programs.
    case csv
    /// One JSON document for other programs.
    case json

    /// Writes a document; the same document gives the same bytes always.
    package func render(_ document: ReportDocument) -> String {
        switch self {
        case .text: TextFormat().render(document)
        case .csv: CSVFormat().render(document)
        case .json: JSONFormat().render(document)
        }
    }
}
