import Foundation

/// What a measurement came to: sections of figures.
struct Report: Sendable {
    /// The sections, in the order of the page.
    var sections: [ReportSection]
    /// What was left out, and why.
    var remarks: [String] = []

    /// The page for a person.
    func text() -> String {
        let width = sections.flatMap(\.lines).map(\.title.count).max() ?? 0
        let pages = sections.map { section in
            ([section.title] + section.lines.map { "  " + $0.text(titleWidth: width) })
                .joined(separator: "\n")
        }
        return (pages + (remarks.isEmpty ? [] : [remarks.joined(separator: "\n")]))
            .joined(separator: "\n\n")
    }

    /// One JSON document: an object of figures by their machine names, and the remarks.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let figures = sections.flatMap(\.lines).map { ($0.name, $0) }
        let document = Document(
            figures: Dictionary(uniqueKeysWithValues: figures),
            remarks: remarks
        )
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }

    /// Prints it in the form that was asked for.
    func print(asJSON: Bool) throws { Swift.print(try asJSON ? json() : text()) }

    private struct Document: Encodable {
        let figures: [String: ReportLine]
        let remarks: [String]
    }
}
