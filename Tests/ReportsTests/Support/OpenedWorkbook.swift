import Foundation

/// A workbook as `Tests/WorkbookReader`, which knows nothing of this program, finds it.
struct OpenedWorkbook: Decodable {
    /// A cell.
    struct Cell: Decodable, Hashable {
        /// `text`, `number` or `blank`.
        let kind: String
        /// The text, or the digits of the number.
        let value: String
        /// The form in which a number is shown.
        let format: String
        /// Whether a spreadsheet program computes the cell.
        let hasFormula: Bool
    }

    /// A chart and the cells that it draws.
    struct Chart: Decodable, Hashable {
        /// One row of bars.
        struct Series: Decodable, Hashable {
            /// The cell of its name.
            let name: String
            /// The cells of the names under its bars.
            let names: String
            /// The cells of its counts.
            let values: String
        }

        /// `col` for upright, `bar` for lying bars.
        let direction: String
        /// `clustered` or `stacked`.
        let grouping: String
        /// The title.
        let title: String
        /// The series.
        let series: [Series]
    }

    /// A sheet.
    struct Sheet: Decodable, Hashable {
        /// The name on the tab.
        let name: String
        /// The cells by place: `B4`.
        let cells: [String: Cell]
        /// The widths of the first columns, in Excel's units.
        let widths: [Double]
        /// The heights of the rows that hold something, in points; 0 where none is given.
        let heights: [Double]
        /// The first cell under what stays in sight.
        let frozenAbove: String?
        /// The rows that every printed page repeats.
        let repeatedRows: String?
        /// The number of the paper's size; 9 is A4.
        let paper: String
        /// Whether the paper lies.
        let isLandscape: Bool
        /// Whether the sheet is made as wide as the paper.
        let fitsToWidth: Bool
        /// The charts.
        let charts: [Chart]
        /// What is read out in place of the charts.
        let alternatives: [String]
    }

    /// The moment that the file names as that of its making.
    let created: String
    /// The sheets, in order.
    let sheets: [Sheet]

    /// Opens a file.
    init(_ file: [UInt8]) throws {
        let place = FileManager.default.temporaryDirectory.appending(
            path: "tambon-workbook-\(UUID().uuidString).xlsx"
        )
        defer { try? FileManager.default.removeItem(at: place) }
        try Data(file).write(to: place)
        // No compiled copy of the reader may stay beside it.
        let found = try InstalledProgram("python3 -B").output([Self.reader.path, place.path])
        self = try JSONDecoder().decode(OpenedWorkbook.self, from: found)
    }

    /// All cells of all sheets, for tests that look for a text.
    var text: String {
        sheets.flatMap { $0.cells.values.map(\.value) }.joined(separator: "\n")
    }

    private static var reader: URL {
        var url = URL(filePath: #filePath)
        for _ in 1...3 { url.deleteLastPathComponent() }
        return url.appending(path: "WorkbookReader/read_workbook.py")
    }
}
