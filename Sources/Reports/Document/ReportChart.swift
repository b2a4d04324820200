/// A picture of a table's figures, for the formats that can draw.
package struct ReportChart: Hashable, Sendable {
    /// How the figures are drawn.
    package enum Shape: String, Hashable, Sendable {
        /// Upright columns side by side.
        case columns
        /// Upright columns, one value on top of the other.
        case stackedColumns
        /// Lying bars, for long names.
        case bars
    }

    /// How the figures are drawn.
    package let shape: Shape
    /// The Thai title.
    package let title: String
    /// The place of the column that names each group of bars.
    package let names: Int
    /// The places of the columns whose counts are drawn, each a series under its heading.
    package let values: [Int]

    /// Describes a picture of a table.
    package init(_ shape: Shape, title: String, names: Int, values: [Int]) {
        self.shape = shape
        self.title = title
        self.names = names
        self.values = values
    }
}
