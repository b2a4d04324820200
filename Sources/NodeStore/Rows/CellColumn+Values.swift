import Foundation
import GRDB
import SyncProtocol

// Values into columns and back. A value that a column cannot hold exactly stays in the row's clock.

extension DomainTable.CellColumn.Kind {
    /// The second number of a pair is below this.
    private static let pairFactor: Int64 = 1_000_000

    /// The column's content for a value; nil if the column cannot hold it.
    func content(of value: Value) -> DatabaseValue? {
        switch (self, value) {
        case (.integer, .integer(let number)): number.databaseValue
        case (.code, .code(let text)), (.text, .text(let text)): text.string.databaseValue
        case (.row, .row(.row(let key))): key.packed.databaseValue
        case (.sealed, .sealed(let keyID, let ciphertext)):
            Self.sealedContent(keyID, ciphertext).databaseValue
        case (.pair, .tuple(let values)): Self.pairContent(values)
        default: nil
        }
    }

    /// The value that a column's content stands for; nil for an empty column.
    func value(of content: DatabaseValue) -> Value? {
        switch self {
        case .integer: Int64.fromDatabaseValue(content).map { .integer($0) }
        case .code: String.fromDatabaseValue(content).map { .code($0) }
        case .text: String.fromDatabaseValue(content).map { .text($0) }
        case .row:
            Int64.fromDatabaseValue(content).map { .row(.row(RowKey(packed: $0))) }
        case .sealed: Data.fromDatabaseValue(content).flatMap(Self.sealedValue)
        case .pair:
            Int64.fromDatabaseValue(content).map { packed in
                .tuple([.integer(packed / Self.pairFactor), .integer(packed % Self.pairFactor)])
            }
        }
    }

    private static func sealedContent(_ keyID: UInt64, _ ciphertext: [UInt8]) -> Data {
        var bytes: [UInt8] = []
        bytes.appendBigEndian(keyID)
        return Data(bytes + ciphertext)
    }

    private static func sealedValue(_ content: Data) -> Value? {
        guard content.count >= 8 else { return nil }
        return .sealed(
            keyID: UInt64(bigEndianBytes: content.prefix(8)),
            ciphertext: Array(content.dropFirst(8)))
    }

    private static func pairContent(_ values: [Value]) -> DatabaseValue? {
        guard values.count == 2, let first = values[0].integer, let second = values[1].integer,
            (0..<pairFactor).contains(first), (0..<pairFactor).contains(second)
        else { return nil }
        return (first * pairFactor + second).databaseValue
    }
}

extension DomainTable {
    /// The columns' contents for a row: the shown value of each cell that has a column.
    func contents(of row: RowState) -> [DatabaseValue] {
        columns.map { column in
            row.shown(column.tag).flatMap { column.kind.content(of: $0) } ?? .null
        }
    }

    /// The row's clock, without the values that stand in columns.
    func clock(of row: RowState) -> Data {
        Data(
            row.clock { tag, value in
                columns.first { $0.tag == tag }?.kind.content(of: value) != nil
            })
    }

    /// A row as it was stored; `row` has the table's columns and `clock`.
    func state(of row: Row) throws -> RowState {
        let columns: [(tag: CellTag, value: Value)] = columns.compactMap { column in
            column.kind.value(of: row[column.name]).map { (column.tag, $0) }
        }
        return try RowState(tag: tag, clock: row["clock"], columns: columns)
    }

    /// The names of the columns, for a statement.
    var columnNames: String { columns.map(\.name).joined(separator: ", ") }
}

extension RowState {
    init(tag: TableTag, clock: Data, columns: [(tag: CellTag, value: Value)]) throws {
        try self.init(table: tag, clock: Array(clock), columns: columns)
    }
}
