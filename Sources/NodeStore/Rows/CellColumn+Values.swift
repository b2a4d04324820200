import SyncProtocol

// Values into columns and back. A value that a column cannot hold exactly stays in the row's clock.

extension DomainTable.CellColumn.Kind {
    /// The second number of a pair is below this.
    private static let pairFactor: Int64 = 1_000_000

    /// Whether the column can hold a value exactly.
    func holds(_ value: Value) -> Bool {
        switch (self, value) {
        case (.integer, .integer), (.code, .code), (.text, .text), (.row, .row(.row)),
            (.sealed, .sealed):
            true
        case (.pair, .tuple(let values)): Self.packedPair(values) != nil
        default: false
        }
    }

    /// The value that a column of a row stands for; nil for an empty column.
    func value(in row: StoredColumns, at index: Int) throws -> Value? {
        switch self {
        case .integer: try row.optionalInteger(index).map { .integer($0) }
        // As bytes, which is how text is merged: a string between would be checked and copied twice.
        case .code: try row.optionalBytes(index).map { .code(Utf8Text(trusted: $0)) }
        case .text: try row.optionalBytes(index).map { .text(Utf8Text(trusted: $0)) }
        case .row: try row.optionalInteger(index).map { .row(.row(RowKey(packed: $0))) }
        case .sealed: try row.optionalBytes(index).flatMap(Self.sealedValue)
        case .pair:
            try row.optionalInteger(index).map { packed in
                .tuple([.integer(packed / Self.pairFactor), .integer(packed % Self.pairFactor)])
            }
        }
    }

    private static func sealedValue(_ content: [UInt8]) -> Value? {
        guard content.count >= 8 else { return nil }
        return .sealed(
            keyID: UInt64(bigEndianBytes: content.prefix(8)),
            ciphertext: Array(content.dropFirst(8))
        )
    }

    /// Two numbers as the one that stands in a column; nil for any other group.
    static func packedPair(_ values: [Value]) -> Int64? {
        guard values.count == 2, let first = values[0].integer, let second = values[1].integer,
            (0..<pairFactor).contains(first), (0..<pairFactor).contains(second)
        else { return nil }
        return first * pairFactor + second
    }
}

extension RowStatement {
    /// Binds the row's clock and its columns.
    mutating func bind(_ row: RowState, withClock table: DomainTable) {
        bind(blob: table.clock(of: row))
        bind(row, table)
    }

    /// Binds the shown value of each cell that has a column; NULL where the column cannot hold it.
    mutating func bind(_ row: RowState, _ table: DomainTable) {
        // Cells and columns are both sorted by tag.
        var next = 0
        for column in table.columns {
            while next < row.cells.count, row.cells[next].tag < column.tag { next += 1 }
            if next < row.cells.count, row.cells[next].tag == column.tag {
                bind(row.cells[next].shown.value, in: column.kind)
            } else {
                bindNull()
            }
        }
    }

    private mutating func bind(_ value: Value, in column: DomainTable.CellColumn.Kind) {
        switch (column, value) {
        case (.integer, .integer(let number)): bind(number)
        case (.code, .code(let text)), (.text, .text(let text)): bind(text: text.bytes)
        case (.row, .row(.row(let key))): bind(key.packed)
        case (.sealed, .sealed(let keyID, let ciphertext)):
            bind(blob: keyID, ciphertext)
        case (.pair, .tuple(let values)):
            bind(DomainTable.CellColumn.Kind.packedPair(values))
        default: bindNull()
        }
    }
}

extension DomainTable {
    /// The row's clock, without the values that stand in columns.
    func clock(of row: RowState) -> [UInt8] {
        // Cells and columns are both sorted by tag; a second run through the cells begins anew.
        var next = 0
        return row.clock { tag, value in
            if next == columns.count || columns[next].tag > tag { next = 0 }
            while next < columns.count, columns[next].tag < tag { next += 1 }
            return next < columns.count && columns[next].tag == tag
                && columns[next].kind.holds(value)
        }
    }

    /// A row as it was stored; `row` begins with what ``stateColumns`` names.
    ///
    /// By place, since finding a column by its name costs more than reading it.
    func state(of row: StoredColumns) throws -> RowState {
        var values: [(tag: CellTag, value: Value)] = []
        values.reserveCapacity(columns.count)
        for (index, column) in columns.enumerated() {
            guard let value = try column.kind.value(in: row, at: index + 1) else { continue }
            values.append((column.tag, value))
        }
        return try RowState(table: tag, clock: try row.bytes(0), columns: values)
    }

    /// The names of the columns, for a statement.
    var columnNames: String { columns.map(\.name).joined(separator: ", ") }
}
