/// The table of targets in `README.md`: which of them may import what.
struct LayoutTable: Sendable {
    /// One target's row.
    struct Row: Sendable {
        /// The target.
        let target: String
        /// The modules that its files may import.
        let imports: Set<String>
        /// The row's line in the document, from 1.
        let line: Int
    }

    /// The document that holds the table.
    static let path = "README.md"

    /// The heading row, which tells this table from others.
    static let heading = ["target", "what it is for", "may import", "must never"]

    /// The rows, in the order of the document.
    let rows: [Row]

    /// Reads the table of the project's document.
    static func readme() throws -> LayoutTable { LayoutTable(try SourceTree.text(of: path)) }

    /// Finds the table in a document.
    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { Self.cells($0) == Self.heading }) else {
            rows = []
            return
        }
        rows = lines[(first + 2)...].indices
            .prefix { lines[$0].hasPrefix("|") }
            .compactMap { index in
                let cells = Self.cells(lines[index])
                guard cells.count == Self.heading.count, let target = Self.names(cells[0]).first
                else { return nil }
                return Row(target: target, imports: Set(Self.names(cells[2])), line: index + 1)
            }
    }

    /// The row of a target.
    subscript(target: String) -> Row? { rows.first { $0.target == target } }

    private static func cells(_ line: Substring) -> [String] {
        line.split(separator: "|").map { cell in
            String(cell.trimmingPrefix(/\s+/)).replacing(/\s+$/, with: "")
        }
    }

    /// The words between back-quotes.
    private static func names(_ cell: String) -> [String] {
        cell.matches(of: /`([^`]+)`/).map { String($0.1) }
    }
}
