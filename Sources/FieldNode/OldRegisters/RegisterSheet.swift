/// The lines of an old register, each with what its columns tell.
///
/// A ditto mark means what stands above. An empty cell means that nothing was written, unless a person
/// says that the column's cells are merged. A row without a number in a register whose numbers are
/// merged goes on with the line above.
struct RegisterSheet {
    /// One line of the register.
    struct Line {
        /// The line of the file, from 1.
        let line: Int
        /// What stands in the columns that mean something; nothing for what is empty.
        var cells: [RegisterColumn: String] = [:]
        /// The columns whose ditto mark has nothing above it.
        var loose: [RegisterColumn] = []
    }

    private(set) var lines: [Line] = []

    /// Reads the rows from the first line of the register on.
    init(_ rows: [TableRows.Row], _ map: ColumnMap, merged: Set<RegisterColumn>) {
        var above: [RegisterColumn: String] = [:]
        for row in rows.dropFirst(map.firstRow) where !map.isHeadings(row) {
            var line = Line(line: row.line)
            for (column, place) in map.places where place < row.cells.count {
                line.cells[column] = row.cells[place].isEmpty ? nil : row.cells[place]
            }
            if line.cells.isEmpty { continue }
            let goesOn = merged.contains(.number) && line.cells[.number] == nil && !lines.isEmpty
            if goesOn {
                lines[lines.count - 1].append(line.cells)
                continue
            }
            for column in map.places.keys where column != .number {
                let cell = line.cells[column]
                guard cell.map(Self.isDitto) ?? merged.contains(column) else { continue }
                line.cells[column] = above[column]
                if cell != nil, above[column] == nil { line.loose.append(column) }
            }
            above = line.cells
            lines.append(line)
        }
    }

    private static let dittoMarks: Set<String> = [
        "\"", "\"\"", "''", "〃", "″", "”", "“", ",,", "-\"-", "- \" -", "„",
    ]

    private static func isDitto(_ cell: String) -> Bool { dittoMarks.contains(cell) }
}

extension RegisterSheet.Line {
    /// Adds what a further row of the same line says.
    fileprivate mutating func append(_ more: [RegisterColumn: String]) {
        for (column, text) in more {
            cells[column] = cells[column].map { $0 + "\n" + text } ?? text
        }
    }
}
