/// A column of a table: what machines call it, what a page calls it, or both.
package struct ReportColumn: Hashable, Sendable {
    /// The side on which a cell stands.
    package enum Alignment: Hashable, Sendable {
        /// Words.
        case leading
        /// Counts.
        case trailing
    }

    /// How a column of a terminal table is kept narrow, in terminal cells.
    package enum WidthLimit: Hashable, Sendable {
        /// A longer text goes on in the next line.
        case wrap(cells: Int)
        /// A longer text ends in `…`.
        case cut(cells: Int)

        /// The greatest width of the column.
        package var cells: Int {
            switch self {
            case .wrap(let cells), .cut(let cells): cells
            }
        }
    }

    /// The English name in JSON; nothing for a column that only a page has.
    package let machineName: String?
    /// The Thai heading; nothing for a column that only machines read.
    package let heading: String?
    /// The side on which the cells stand.
    package let alignment: Alignment
    /// The greatest width in a terminal; as wide as its longest cell when nothing is said.
    package let widthLimit: WidthLimit?
    /// Whether a printed page and a terminal have it; a spreadsheet has every column with a heading.
    package let isPrinted: Bool

    private init(
        machineName: String?,
        heading: String?,
        alignment: Alignment,
        widthLimit: WidthLimit?,
        isPrinted: Bool = true,
    ) {
        self.machineName = machineName
        self.heading = heading
        self.alignment = alignment
        self.widthLimit = widthLimit
        self.isPrinted = isPrinted
    }

    /// A column for people and machines.
    package static func both(
        _ machineName: String,
        _ heading: String,
        _ alignment: Alignment = .leading,
        limit: WidthLimit? = nil,
    ) -> ReportColumn {
        ReportColumn(
            machineName: machineName,
            heading: heading,
            alignment: alignment,
            widthLimit: limit,
        )
    }

    /// A column that is printed and that machines get in other columns.
    package static func page(
        _ heading: String,
        _ alignment: Alignment = .leading,
        limit: WidthLimit? = nil,
    ) -> ReportColumn {
        ReportColumn(machineName: nil, heading: heading, alignment: alignment, widthLimit: limit)
    }

    /// A column of spreadsheets and machines, for which no page has room.
    package static func sheet(
        _ machineName: String,
        _ heading: String,
        limit: WidthLimit? = nil,
    ) -> ReportColumn {
        ReportColumn(
            machineName: machineName,
            heading: heading,
            alignment: .leading,
            widthLimit: limit,
            isPrinted: false,
        )
    }

    /// A column that only machines read.
    package static func machine(_ machineName: String) -> ReportColumn {
        ReportColumn(
            machineName: machineName,
            heading: nil,
            alignment: .leading,
            widthLimit: nil,
        )
    }
}
