import CXlsxWriter

/// A sheet of a ``Workbook`` under construction; rows and columns count from 0.
@safe
struct Worksheet {
    /// The most rows of a sheet.
    static let limitRows = 1_048_576
    /// The most characters of a cell.
    static let limitCharacters = 32_767

    // The highest row that Excel takes, in points; what has no room is read in the cell.
    private static let limitHeight = 409.0

    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let name: String
    private let book: Workbook

    /// Takes a fresh sheet of the library.
    init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, of book: Workbook) {
        unsafe self.sheet = unsafe sheet
        self.name = name
        self.book = book
    }

    /// Writes a cell.
    ///
    /// - Throws: ``ReportError/textTooLong(characters:limit:)``,
    ///   ``ReportError/workbookFailed(code:)``.
    func write(
        _ value: SheetValue,
        row: Int,
        column: Int,
        style: SheetStyle,
    ) throws(ReportError) {
        let format = unsafe book.format(style)
        let row = UInt32(row)
        let column = UInt16(column)
        switch value {
        case .number(let number, _):
            let code = unsafe worksheet_write_number(sheet, row, column, Double(number), format)
            try Workbook.check(code)
        case .text(let text):
            let count = text.unicodeScalars.count
            guard count <= Self.limitCharacters else {
                throw .textTooLong(characters: count, limit: Self.limitCharacters)
            }
            try Workbook.check(unsafe worksheet_write_string(sheet, row, column, text, format))
        }
    }

    /// Makes columns so wide, from the first on.
    ///
    /// - Throws: ``ReportError/workbookFailed(code:)``.
    func setWidths(_ widths: ColumnWidths) throws(ReportError) {
        for (column, units) in widths.units.enumerated() {
            let place = UInt16(column)
            try Workbook.check(unsafe worksheet_set_column(sheet, place, place, units, nil))
        }
    }

    /// Makes a row so many lines high: not every program measures the rows of a file it opens.
    ///
    /// - Throws: ``ReportError/workbookFailed(code:)``.
    func setHeight(lines: Int, row: Int) throws(ReportError) {
        let height = min(Self.limitHeight, Double(lines) * SheetFont.lineHeight)
        try Workbook.check(unsafe worksheet_set_row(sheet, UInt32(row), height, nil))
    }

    /// Keeps the heading of a table in sight, on the screen and on every printed sheet.
    ///
    /// - Throws: ``ReportError/workbookFailed(code:)``.
    func keepHeading(row: Int) throws(ReportError) {
        unsafe worksheet_freeze_panes(sheet, UInt32(row + 1), 0)
        try Workbook.check(unsafe worksheet_repeat_rows(sheet, UInt32(row), UInt32(row)))
    }

    /// Sets the paper: A4, as wide as the sheet and as many pages as it takes, with their numbers.
    ///
    /// - Throws: ``ReportError/workbookFailed(code:)``.
    func setPaper(isLandscape: Bool) throws(ReportError) {
        let a4: UInt8 = 9
        unsafe worksheet_set_paper(sheet, a4)
        if isLandscape { unsafe worksheet_set_landscape(sheet) }
        // In inches: 1.5 cm at the sides, 2 cm above and below.
        unsafe worksheet_set_margins(sheet, 0.6, 0.6, 0.8, 0.8)
        unsafe worksheet_fit_to_pages(sheet, 1, 0)
        let footer = "&R&\"\(SheetFont.name)\"&14หน้า &P/&N"
        try Workbook.check(unsafe worksheet_set_footer(sheet, footer))
    }

    /// Prints the first rows and columns alone.
    ///
    /// - Throws: ``ReportError/workbookFailed(code:)``.
    func setPrinted(rows: Int, columns: Int) throws(ReportError) {
        let last = (row: UInt32(max(rows - 1, 0)), column: UInt16(max(columns - 1, 0)))
        try Workbook.check(unsafe worksheet_print_area(sheet, 0, 0, last.row, last.column))
    }

    /// Draws a chart of cells of this sheet.
    ///
    /// - Throws: ``ReportError/workbookFailed(code:)``.
    func draw(_ chart: WorksheetChart, row: Int, column: Int) throws(ReportError) {
        let drawn = try unsafe chart.make(in: book, sheetName: name)
        var options = unsafe lxw_chart_options()
        unsafe options.x_offset = 16
        unsafe options.y_offset = 8
        unsafe options.x_scale = chart.widthPixels / 480
        unsafe options.y_scale = chart.heightPixels / 288
        unsafe options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
        var description = Array(chart.figures.title.utf8CString)
        let code = unsafe description.withUnsafeMutableBufferPointer { text in
            unsafe options.description = text.baseAddress
            return unsafe worksheet_insert_chart_opt(
                sheet,
                UInt32(row),
                UInt16(column),
                drawn,
                &options,
            )
        }
        try Workbook.check(code)
    }
}
