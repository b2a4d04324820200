/// Which column of an old register tells what.
package struct ColumnMap: Sendable {
    /// One column that means something.
    package struct Found: Hashable, Sendable, Encodable {
        package let column: RegisterColumn
        package let heading: String
        /// The letter that a spreadsheet shows above it.
        package let letter: String
        /// Whether it was found by its heading and nobody has named it.
        package let isGuess: Bool
    }

    /// The place of the first line of the register among the rows.
    let firstRow: Int
    /// The columns by what they tell.
    let places: [RegisterColumn: Int]
    let found: [Found]
    /// What stands above the columns, for as many as any row has; empty in a file without headings.
    private let headings: [String]

    /// How many rows may stand above the headings.
    private static let titleRows = 20

    /// Finds the headings and what stands under them.
    ///
    /// - Parameters:
    ///   - rows: the rows of the file.
    ///   - named: headings or letters by what a person says stands under them; `-` for nothing.
    ///   - firstLine: the line of the file with which the register begins; nil finds the headings.
    /// - Throws: ``OldRegisterError``.
    init(
        _ rows: [TableRows.Row],
        named: [RegisterColumn: String],
        firstLine: Int? = nil,
    ) throws(OldRegisterError) {
        firstRow = try Self.firstRow(of: rows, named: named, firstLine)
        let width = rows.map(\.cells.count).max() ?? 0
        let above = firstRow > 0 ? rows[firstRow - 1].cells : []
        headings = above + Array(repeating: "", count: width - above.count)
        var places: [RegisterColumn: Int] = [:]
        for (column, typed) in named where typed != "-" {
            places[column] = try Self.place(of: typed, in: headings)
        }
        let taken = Set(places.values)
        for (place, heading) in headings.enumerated() where !taken.contains(place) {
            guard let column = RegisterColumn.usual(over: heading), named[column] == nil,
                places[column] == nil
            else { continue }
            places[column] = place
        }
        self.places = places
        found = places.sorted { $0.value < $1.value }.map { [headings] column, place in
            Found(
                column: column,
                heading: headings[place].isEmpty ? Self.letter(of: place) : headings[place],
                letter: Self.letter(of: place),
                isGuess: named[column] == nil
            )
        }
        for needed in [RegisterColumn.number, .received] where places[needed] == nil {
            throw .columnMissing(needed, known: Self.names(of: headings))
        }
        if places[.detail] == nil, places[.subject] == nil {
            throw .columnMissing(.detail, known: Self.names(of: headings))
        }
    }

    /// The heading of a column, for messages.
    func heading(of column: RegisterColumn) -> String {
        found.first { $0.column == column }?.heading ?? column.rawValue
    }

    /// The headings under which nothing is read.
    var unread: [String] {
        let taken = Set(places.values)
        return headings.enumerated().filter { !taken.contains($0) && !$1.isEmpty }.map(\.element)
    }

    /// Whether a row is the headings once more, as at the top of each printed page.
    func isHeadings(_ row: TableRows.Row) -> Bool {
        row.cells.contains { !$0.isEmpty } && row.cells[...] == headings.prefix(row.cells.count)
    }

    // Below the row with the most headings that are known or named: two are no accident. A file in which
    // a person has named every needed column by its letter may have no headings at all.
    private static func firstRow(
        of rows: [TableRows.Row],
        named: [RegisterColumn: String],
        _ firstLine: Int?,
    ) throws(OldRegisterError) -> Int {
        if let firstLine {
            guard let row = rows.firstIndex(where: { $0.line >= firstLine }) else {
                throw .noLine(firstLine)
            }
            return row
        }
        let counts = rows.prefix(titleRows).map { row in
            row.cells.count { cell in
                RegisterColumn.usual(over: cell) != nil || named.values.contains(cell)
            }
        }
        if let most = counts.max(), most >= 2, let row = counts.firstIndex(of: most) {
            return row + 1
        }
        let byLetter = named.filter { $0.value.wholeMatch(of: /[A-Za-z]{1,2}/) != nil }.keys
        let tells = byLetter.contains(.detail) || byLetter.contains(.subject)
        guard tells, byLetter.contains(.number), byLetter.contains(.received) else {
            throw .noHeadings(looked: counts.count)
        }
        return 0
    }

    private static func place(
        of typed: String,
        in headings: [String],
    ) throws(OldRegisterError) -> Int {
        let plain = RegisterColumn.plain(typed)
        if let place = headings.firstIndex(where: { RegisterColumn.plain($0) == plain }) {
            return place
        }
        if let place = headings.indices.first(where: { letter(of: $0) == typed.uppercased() }) {
            return place
        }
        throw .unknownHeading(typed: typed, known: names(of: headings))
    }

    private static func names(of headings: [String]) -> [String] {
        headings.enumerated().map { "\(letter(of: $0)) \($1)" }
    }

    /// The letters above a column: A to Z, then AA, AB and so on.
    private static func letter(of place: Int) -> String {
        let last = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(place % 26)))
        return place < 26 ? last : letter(of: place / 26 - 1) + last
    }
}
