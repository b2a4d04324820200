import CXlsxWriter

/// How a cell of a worksheet looks, and as what it shows its value.
struct SheetStyle: Hashable {
    /// What the cell is to the page.
    enum Place: Hashable {
        /// The first line of the sheet.
        case title
        /// A line of words outside the table.
        case line
        /// The heading of a section.
        case heading
        /// The heading of a column.
        case columnHeading
        /// A cell of a row.
        case body
        /// A cell of the row of sums.
        case total
    }

    /// What the cell holds.
    enum Content: Hashable {
        /// Text, also where it looks like a number or a day.
        case text
        /// A count.
        case number
        /// A day.
        case date
        /// A month, held as its first day.
        case month
    }

    /// What the cell is to the page.
    let place: Place
    /// What it holds.
    let content: Content
    /// The side on which it stands.
    let alignment: ReportColumn.Alignment
    /// The digits of counts and days.
    let numerals: Numerals

    /// Sets the style on a fresh format of the library.
    func set(on format: UnsafeMutablePointer<lxw_format>) {
        unsafe format_set_font_name(format, SheetFont.name)
        unsafe format_set_font_size(format, place == .title ? SheetFont.size + 2 : SheetFont.size)
        unsafe format_set_num_format(format, content.numberFormat(numerals))
        if place != .line, place != .body { unsafe format_set_bold(format) }
        guard isInTable else { return }
        unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        unsafe format_set_text_wrap(format)
        unsafe format_set_align(format, UInt8(horizontal.rawValue))
        unsafe format_set_align(format, UInt8(vertical.rawValue))
        if place == .columnHeading {
            unsafe format_set_bg_color(format, 0xE6E6E6)
        } else {
            unsafe format_set_indent(format, 1)
        }
    }

    private var isInTable: Bool {
        switch place {
        case .columnHeading, .body, .total: true
        case .title, .line, .heading: false
        }
    }

    private var horizontal: lxw_format_alignments {
        if place == .columnHeading { return LXW_ALIGN_CENTER }
        return alignment == .leading ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT
    }

    private var vertical: lxw_format_alignments {
        place == .columnHeading ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP
    }
}

extension SheetStyle.Content {
    /// The form in which a spreadsheet program shows the value.
    ///
    /// In brackets: 1 or D for Arabic or Thai digits, 07 for the Buddhist calendar, 041E for Thai
    /// month names. Excel itself writes these codes for the Thai calendar, and LibreOffice reads
    /// them; a program that knows neither shows the same day of the common era.
    func numberFormat(_ numerals: Numerals) -> String {
        let digits = numerals == .thai ? "D" : "1"
        return switch self {
        case .text: "@"
        case .number: numerals == .thai ? "[$-D00041E]0" : "0"
        case .date: "[$-\(digits)07041E]d mmm yyyy;@"
        case .month: "[$-\(digits)07041E]mmm yyyy;@"
        }
    }
}
