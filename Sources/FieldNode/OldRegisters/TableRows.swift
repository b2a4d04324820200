import ComplaintModel

/// The rows of a table as spreadsheets save it: RFC 4180, with a comma, a semicolon or a tab between
/// the cells.
struct TableRows {
    /// One row that is not blank.
    struct Row {
        /// The line of the file on which it begins, from 1.
        let line: Int
        /// Its cells, trimmed.
        let cells: [String]
    }

    static let limitRows = 100_000
    static let limitCells = 256
    static let limitCellBytes = 64 << 10

    /// What stands between the cells.
    let separator: UInt8
    let rows: [Row]

    /// Cuts a text into rows and cells.
    ///
    /// - Throws: ``OldRegisterError``, if quotes do not close or a limit is passed.
    init(_ text: String) throws(OldRegisterError) {
        let bytes = Array(text.utf8)
        separator = Self.separator(in: bytes)
        var cutter = Cutter(bytes: bytes, separator: separator)
        rows = try cutter.rows()
    }

    /// The mark that stands most often outside of quotes at the beginning of the file.
    private static func separator(in bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes.prefix(64 << 10) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let comma = UInt8(ascii: ",")
        return [UInt8(ascii: ";"), UInt8(ascii: "\t")].reduce(comma) { best, next in
            counts[next, default: 0] > counts[best, default: 0] ? next : best
        }
    }
}

/// Goes through a table byte by byte.
private struct Cutter {
    let bytes: [UInt8]
    let separator: UInt8
    private var index = 0
    private var line = 1
    private static let quote = UInt8(ascii: "\"")
    private static let lineEnd = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(bytes: [UInt8], separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
    }

    mutating func rows() throws(OldRegisterError) -> [TableRows.Row] {
        var rows: [TableRows.Row] = []
        while index < bytes.count {
            let first = line
            let cells = try row()
            if cells.allSatisfy(\.isEmpty) { continue }
            if rows.count == TableRows.limitRows {
                throw .tooManyRows(limit: TableRows.limitRows)
            }
            rows.append(TableRows.Row(line: first, cells: cells))
        }
        return rows
    }

    private mutating func row() throws(OldRegisterError) -> [String] {
        var cells: [String] = []
        while true {
            if cells.count == TableRows.limitCells {
                throw .tooManyCells(line: line, limit: TableRows.limitCells)
            }
            let first = line
            let cell = try index < bytes.count && bytes[index] == Self.quote ? quoted() : plain()
            if cell.count > TableRows.limitCellBytes {
                throw .cellTooLong(line: first, limitBytes: TableRows.limitCellBytes)
            }
            cells.append(EntryText.normalised(String(decoding: cell, as: UTF8.self)))
            guard index < bytes.count, bytes[index] == separator else { break }
            index += 1
        }
        if index < bytes.count, bytes[index] == Self.carriageReturn { index += 1 }
        if index < bytes.count, bytes[index] == Self.lineEnd { index += 1 }
        line += 1
        return cells
    }

    private var isAtEndOfCell: Bool {
        index == bytes.count || bytes[index] == separator || bytes[index] == Self.lineEnd
            || bytes[index] == Self.carriageReturn
    }

    private mutating func plain() -> ArraySlice<UInt8> {
        let start = index
        while !isAtEndOfCell { index += 1 }
        return bytes[start..<index]
    }

    /// Reads a cell in quotes, in which a quote is written twice and lines may break.
    private mutating func quoted() throws(OldRegisterError) -> ArraySlice<UInt8> {
        let first = line
        var cell: [UInt8] = []
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == Self.quote {
                if index == bytes.count || bytes[index] != Self.quote {
                    guard isAtEndOfCell else { throw .brokenQuotes(line: line) }
                    return cell[...]
                }
                index += 1
            }
            if byte == Self.lineEnd { line += 1 }
            if byte != Self.carriageReturn { cell.append(byte) }
        }
        throw .brokenQuotes(line: first)
    }
}
