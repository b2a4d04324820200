import NodeStore
import SyncProtocol
import Testing

@Suite struct LooseChangeTests {
    private static let dot = Dot(line: LineNumber(3), sequence: SequenceNumber(70_000))
    private static let previous = Digest256(hashing: [1, 2, 3])

    /// A change with a value of every kind, in two rows of which one is an earlier change's.
    private static func change() -> Change {
        let earlier = RowKey(Dot(line: LineNumber(3), sequence: SequenceNumber(12)), ordinal: 1)
        let values: [Value] = [
            .empty, .integer(-5), .integer(.max), .code("ร้องเรียน"), .text(""),
            .text("ถนนชำรุด\n\u{1F6A7} ตรงทางแยก"), .row(.row(earlier)), .row(.own(2)),
            .row(.foreign(LedgerID(high: 1, low: 2), RowID(hash: previous.prefix12, ordinal: 4))),
            .sealed(keyID: 77, ciphertext: [9, 8, 7]), .blob(digest: previous, byteCount: 1 << 40),
            .bytes([0, 255]), .tuple([.integer(2569), .code("ช2")]),
            .unknown(kind: 200, bytes: [1]),
        ]
        let writes = values.enumerated().map { index, value in
            CellWrite(
                table: TableTag(index < 7 ? 1 : 300),
                row: index < 7 ? .own(0) : .row(earlier),
                cell: CellTag(UInt32(index * 40)),
                rule: index % 2 == 0 ? .overwritable : .writeOnce,
                value: value
            )
        }
        let others = LineVector([Dot(line: LineNumber(1), sequence: SequenceNumber(9))])
        return Change(
            dot: dot,
            height: Height(80_000),
            time: -1_700_000_000_000,
            context: ChangeContext(own: SequenceNumber(69_999), others: others),
            writes: writes
        )
    }

    @Test("A change that waits to be packed is read as it was written, whatever it holds")
    func roundTrip() throws {
        let kept = LooseChange(Self.change(), after: Self.previous)
        let read = try LooseChange(kept.bytes, at: Self.dot)
        #expect(read.change == kept.change)
        #expect(read.previous == Self.previous)
    }

    @Test("A change that waits to be packed and was cut off, or goes on, is not read")
    func cutOff() {
        let bytes = LooseChange(Self.change(), after: Self.previous).bytes
        for count in bytes.indices {
            #expect(throws: ChangeSetError.self, "\(count) bytes") {
                try LooseChange(Array(bytes[..<count]), at: Self.dot)
            }
        }
        #expect(throws: ChangeSetError.self) { try LooseChange(bytes + [0x41], at: Self.dot) }
    }
}
