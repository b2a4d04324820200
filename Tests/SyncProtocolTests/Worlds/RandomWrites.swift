@testable import SyncProtocol
import TestGround

/// What somebody at a node might write: new rows, and cells of the rows that are there.
enum RandomWrites {
    static let once = CellTag(1)
    static let plain = CellTag(2)
    static let group = CellTag(3)

    static func make(in ledger: MemoryLedger, _ random: inout SplitMix64) -> [CellWrite] {
        let keys = ledger.rows.filter { $0.value.table != .origins }.keys.sorted()
        if keys.isEmpty || random.once(in: 4) { return newRows(keys, &random) }
        var writes: [CellWrite] = []
        for _ in 0..<1 + random.below(3) {
            let key = keys[random.below(keys.count)]
            if writes.contains(where: { $0.row == .row(key) }) { continue }
            writes += self.writes(to: key, in: ledger, keys, &random)
        }
        return writes
    }

    private static func newRows(
        _ keys: [RowKey],
        _ random: inout SplitMix64,
    ) -> [CellWrite] {
        (0..<UInt16(1 + random.below(2))).flatMap { ordinal in
            let row = RowReference.own(ordinal)
            let table = TableTag(1 + UInt32(random.below(2)))
            var writes = [
                CellWrite(table: table, row: row, cell: once, rule: .writeOnce, value: .text("ก"))
            ]
            if random.once(in: 2) {
                writes.append(write(table, row, plain, value(keys, &random)))
            }
            return writes
        }
    }

    private static func writes(
        to key: RowKey,
        in ledger: MemoryLedger,
        _ keys: [RowKey],
        _ random: inout SplitMix64,
    ) -> [CellWrite] {
        // Now and then somebody writes to the row as if it stood in another table: no effect.
        let table = random.once(in: 24) ? TableTag(9) : ledger.rows[key]?.table ?? TableTag(9)
        var writes: [CellWrite] = []
        if random.once(in: 2) {
            writes.append(write(table, .row(key), plain, value(keys, &random)))
        }
        if writes.isEmpty || random.once(in: 3) {
            let values = [value(keys, &random), .integer(Int64(random.below(2)))]
            writes.append(write(table, .row(key), group, .tuple(values)))
        }
        if random.once(in: 16) { writes.append(write(table, .row(key), once, .integer(7))) }
        return writes
    }

    /// Few values, so that equal ones meet.
    private static func value(_ keys: [RowKey], _ random: inout SplitMix64) -> Value {
        switch random.below(6) {
        case 0: .empty
        case 1: .code("accepted")
        case 2: .text("น้ำท่วม")
        case 3 where !keys.isEmpty: .row(.row(keys[random.below(keys.count)]))
        default: .integer(Int64(random.below(2)))
        }
    }

    private static func write(
        _ table: TableTag,
        _ row: RowReference,
        _ cell: CellTag,
        _ value: Value,
    ) -> CellWrite {
        CellWrite(table: table, row: row, cell: cell, rule: .overwritable, value: value)
    }
}
