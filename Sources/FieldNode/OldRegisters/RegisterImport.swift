/// What became of an old register that was read, line by line.
package struct RegisterImport: Hashable, Sendable, Encodable {
    /// How the file is written: `UTF-8`, `UTF-16` or `Windows-874 (TIS-620)`.
    package let encoding: String
    /// What stands between its cells: `,`, `;` or `tab`.
    package let separator: String
    /// The columns that mean something, from left to right.
    package let columns: [ColumnMap.Found]
    /// Headings under which nothing is read.
    package let unread: [String]
    package let lines: [ImportedLine]
    /// The numbers between 1 and the last of each year that are nowhere: `13–15/2567`.
    package let gaps: [String]
    /// Whether nothing was entered.
    package let isUndone: Bool
}
