import Testing

@testable import SyncProtocol

@Suite("Clocks of stored rows")
struct RowClockTests {
    private static func touch(_ number: UInt32) -> Touch {
        Touch(
            dot: Dot(line: LineNumber(number), sequence: SequenceNumber(number + 1)),
            height: Height(UInt64(number) + 5),
            time: -1_000 * Int64(number),
            hashPrefix: UInt64(number) << 60 | 3
        )
    }

    private static func cell(
        _ tag: UInt32,
        _ values: [(Value, [Int])],
        _ rule: WriteRule = .overwritable,
    ) -> Cell {
        Cell(
            tag: CellTag(tag),
            rule: rule,
            siblings: values.map { Sibling(value: $0.0, touches: $0.1) }
        )
    }

    /// Rows with the form that their clock should take.
    static let rows: [(row: RowState, form: UInt8)] = [
        (row([touch(0)], [cell(1, [(.code("a"), [0])]), cell(2, [(.integer(3), [0])])]), 1),
        (row([touch(0)], [cell(1, [(.text("ก"), [0])], .writeOnce)]), 2),
        (row([touch(0)], [cell(1, [(.code("a"), [0])], .writeOnce), cell(2, [(.empty, [0])])]), 0),
        (row([touch(0)], []), 0),
        (row([touch(0), touch(1)], [cell(1, [(.code("a"), [1])])]), 0),
        (
            row(
                [touch(0), touch(1), touch(2)],
                [
                    cell(1, [(.text("ก"), [0])], .writeOnce),
                    cell(2, [(.code("b"), [1, 2]), (.code("a"), [0])]),
                    cell(7, [(.tuple([.integer(1), .text("ข")]), [2])]),
                    cell(300, [(.unknown(kind: 77, bytes: [1]), [1])]),
                ]
            ), 0
        ),
    ]

    private static func row(_ touches: [Touch], _ cells: [Cell]) -> RowState {
        RowState(table: TableTag(4), touches: touches, cells: cells)
    }

    /// Tags below 100 have a column; a column holds a single value that is no group.
    private func standsInColumn(_ tag: CellTag, _ value: Value) -> Bool {
        if case .tuple = value { return false }
        return tag.value < 100
    }

    private func columns(of row: RowState) -> [(tag: CellTag, value: Value)] {
        row.cells.compactMap { cell in
            guard cell.siblings.count == 1, standsInColumn(cell.tag, cell.siblings[0].value) else {
                return nil
            }
            return (cell.tag, cell.siblings[0].value)
        }
    }

    @Test("a row reads back from its clock and columns, in each form", arguments: rows.indices)
    func roundTrip(index: Int) throws {
        let (row, form) = Self.rows[index]
        row.checkInvariants()
        let clock = row.clock(inColumns: standsInColumn)
        #expect(clock.first == form)
        let read = try RowState(table: row.table, clock: clock, columns: columns(of: row))
        #expect(read == row)
        let bare = row.clock { _, _ in false }
        #expect(bare.first == 0)
        #expect(try RowState(table: row.table, clock: bare, columns: []) == row)
    }

    @Test("a clock that is cut, longer, or of an unknown form is refused")
    func refusesDamage() {
        for (row, _) in Self.rows {
            let clock = row.clock(inColumns: standsInColumn)
            let columns = columns(of: row)
            func read(_ bytes: [UInt8]) throws -> RowState {
                try RowState(table: row.table, clock: bytes, columns: columns)
            }
            for count in clock.indices {
                #expect(throws: ChangeSetError.self) { try read(Array(clock.prefix(count))) }
            }
            #expect(throws: ChangeSetError.trailingBytes(1)) { try read(clock + [0]) }
            #expect(throws: ChangeSetError.invalidField(.columns)) {
                try read([3] + clock.dropFirst())
            }
        }
    }

    @Test("a clock without a touch, or that names one which is not there, is refused")
    func refusesMissingTouches() {
        #expect(throws: ChangeSetError.invalidField(.columns)) {
            try RowState(table: TableTag(4), clock: [0, 0, 0], columns: [])
        }
        let row = Self.row([Self.touch(0)], [Self.cell(1, [(.empty, [1])])])
        let clock = row.clock { _, _ in false }
        #expect(throws: ChangeSetError.lengthOverLimit(1, limit: 0)) {
            try RowState(table: TableTag(4), clock: clock, columns: [])
        }
    }
}
