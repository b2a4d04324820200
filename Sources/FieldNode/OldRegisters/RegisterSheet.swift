/// The lines of an old register, each with what its columns tell.
///
/// A ditto mark means what stands above. An empty cell means that nothing was written, unless a person
/// says that the column's cells are merged; a dash means that also where they are. A row without a number
/// in a register whose numbers are merged goes on with the line above.
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
                lines[lines.count - 1].append(line.withoutDashes.cells)
                continue
            }
            for column in map.places.keys where column != .number {
                let cell = line.cells[column]
                guard cell.map(Self.isDitto) ?? merged.contains(column) else { continue }
                line.cells[column] = above[column]
                if cell != nil, above[column] == nil { line.loose.append(column) }
            }
            above = line.cells
            lines.append(line.withoutDashes)
        }
    }

    private static let dittoMarks: Set<String> = [
        "\"", "\"\"", "''", "〃", "″", "”", "“", ",,", "-\"-", "- \" -", "„",
    ]

    private static func isDitto(_ cell: String) -> Bool { dittoMarks.contains(cell) }
}

extension RegisterSheet.Line {
    /// The line without the cells in which a dash says that there is nothing.
    ///
    /// Number and day of receipt keep theirs: no line does without them, and what is wrong is said of what
    /// stands there.
    fileprivate var withoutDashes: Self {
        var line = self
        line.cells = cells.filter { column, text in
            column == .number || column == .received || !text.allSatisfy(Self.dashes.contains)
        }
        return line
    }

    private static let dashes: Set<Character> = [
        "-", "\u{2010}", "\u{2013}", "\u{2014}", "\u{2212}",
    ]

    /// Adds what a further row of the same line says.
    fileprivate mutating func append(_ more: [RegisterColumn: String]) {
        for (column, text) in more {
            cells[column] = cells[column].map { $0 + "\n" + text } ?? text
        }
    }
}
