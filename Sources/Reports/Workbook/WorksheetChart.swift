import CXlsxWriter

/// A chart that a spreadsheet program draws from the cells of a worksheet.
struct WorksheetChart {
    /// What is drawn.
    let figures: ChartFigures
    /// The rows of the figures.
    let rows: ClosedRange<Int>
    /// The column of the names.
    let names: Int
    /// The columns of the figures.
    let values: [Int]
    /// What the names are.
    let nameContent: SheetStyle.Content
    /// The digits of its axes.
    let numerals: Numerals

    /// The width, in Excel's units.
    var widthUnits: Double { widthPixels / 7 }

    /// The width, in pixels.
    var widthPixels: Double {
        figures.shape == .bars ? 640 : min(1_200, Double(160 + rows.count * max(64, barsEach * 36)))
    }

    /// The height, in lines of a table.
    var lines: Int { Int((heightPixels / (SheetFont.lineHeight * 4 / 3)).rounded(.up)) + 1 }

    /// The height, in pixels.
    var heightPixels: Double {
        figures.shape == .bars ? Double(140 + rows.count * (16 + barsEach * 26)) : 400
    }

    private var barsEach: Int { figures.isStacked ? 1 : values.count }

    /// Makes the chart.
    ///
    /// - Parameters:
    ///   - book: The workbook.
    ///   - sheetName: The sheet whose cells are drawn; the headings stand above ``rows``.
    /// - Returns: The library's chart, which the workbook owns.
    /// - Throws: ``ReportError/workbookFailed(code:)``.
    func make(
        in book: Workbook,
        sheetName: String,
    ) throws(ReportError) -> UnsafeMutablePointer<lxw_chart> {
        guard let chart = unsafe book.addChart(type) else {
            throw .workbookFailed(code: LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue)
        }
        unsafe chart_title_set_name(chart, figures.title)
        unsafe Self.withFont(size: SheetFont.size, bold: true) { font in
            unsafe chart_title_set_name_font(chart, font)
        }
        for (place, column) in values.enumerated() {
            unsafe addSeries(to: chart, place: place, column: column, sheetName: sheetName)
        }
        unsafe setAxes(of: chart)
        if values.count == 1 {
            unsafe chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
        } else {
            unsafe chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
            unsafe Self.withFont { unsafe chart_legend_set_font(chart, $0) }
        }
        return unsafe chart
    }

    private var type: lxw_chart_type {
        switch figures.shape {
        case .columns: LXW_CHART_COLUMN
        case .stackedColumns: LXW_CHART_COLUMN_STACKED
        case .bars: LXW_CHART_BAR
        }
    }

    // Greys with a black edge: a copier must be able to keep the series apart.
    private static let greys: [UInt32] = [0x8C8C8C, 0xD9D9D9, 0xFFFFFF, 0xB3B3B3]

    private func addSeries(
        to chart: UnsafeMutablePointer<lxw_chart>,
        place: Int,
        column: Int,
        sheetName: String,
    ) {
        guard let series = unsafe chart_add_series(chart, nil, nil) else { return }
        let first = UInt32(rows.lowerBound)
        let last = UInt32(rows.upperBound)
        let value = UInt16(column)
        let name = UInt16(names)
        unsafe chart_series_set_categories(series, sheetName, first, name, last, name)
        unsafe chart_series_set_values(series, sheetName, first, value, last, value)
        unsafe chart_series_set_name_range(series, sheetName, first - 1, value)
        var fill = lxw_chart_fill()
        fill.color = Self.greys[place % Self.greys.count]
        unsafe chart_series_set_fill(series, &fill)
        var line = lxw_chart_line()
        line.color = 0x000001
        line.width = 0.75
        unsafe chart_series_set_line(series, &line)
        unsafe chart_series_set_labels(series)
        unsafe Self.withFont { unsafe chart_series_set_labels_font(series, $0) }
        if figures.isStacked {
            // Nothing is written into a part of nothing.
            let count = SheetStyle.Content.number.numberFormat(numerals)
            unsafe chart_series_set_labels_num_format(series, count + ";;")
        }
    }

    private func setAxes(of chart: UnsafeMutablePointer<lxw_chart>) {
        // To the library the lying axis is X, and that of lying bars holds the counts.
        let lying = unsafe chart_axis_get(chart, LXW_CHART_AXIS_TYPE_X)
        let upright = unsafe chart_axis_get(chart, LXW_CHART_AXIS_TYPE_Y)
        let named = unsafe figures.shape == .bars ? upright : lying
        let counted = unsafe figures.shape == .bars ? lying : upright
        let count = SheetStyle.Content.number.numberFormat(numerals)
        unsafe chart_axis_set_min(counted, 0)
        unsafe chart_axis_set_major_unit(counted, Double(figures.scale.step))
        unsafe chart_axis_set_num_format(counted, count)
        if nameContent != .text {
            unsafe chart_axis_set_num_format(named, nameContent.numberFormat(numerals))
        }
        unsafe Self.withFont { font in
            unsafe chart_axis_set_num_font(named, font)
            unsafe chart_axis_set_num_font(counted, font)
        }
        if figures.shape == .bars {
            // The first row stands on top, and the counts stay below.
            unsafe chart_axis_set_reverse(named)
            unsafe chart_axis_set_crossing_max(named)
        }
    }

    // The library copies the font before it returns.
    private static func withFont(
        size: Double = 14,
        bold: Bool = false,
        _ body: (UnsafeMutablePointer<lxw_chart_font>) -> Void,
    ) {
        var name = Array(SheetFont.name.utf8CString)
        unsafe name.withUnsafeMutableBufferPointer { text in
            var font = unsafe lxw_chart_font()
            unsafe font.name = text.baseAddress
            unsafe font.size = size
            unsafe font.bold = bold ? 1 : UInt8(LXW_EXPLICIT_FALSE.rawValue)
            unsafe body(&font)
        }
    }
}
