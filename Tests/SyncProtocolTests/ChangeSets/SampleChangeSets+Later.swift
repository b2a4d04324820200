import SyncProtocol

extension SampleChangeSets {
    /// What a later version may write: tables, cells and kinds of values that this one does not know,
    /// the greatest numbers there are, and texts in every mode of SCSU.
    static func later() -> ChangeSet {
        ChangeSet(
            ledger: LedgerID(high: .max, low: 0),
            lines: [run(Origin(high: 0xabcd, low: .max), first: 4_294_967_000)],
            changes: (0..<40).map { number in
                change(4_294_967_000 + UInt32(number), laterWrites(number))
            },
            heads: [head(line: 0, sequence: 4_294_967_039)]
        )
    }

    private static let table: UInt32 = 4_000_000_000
    private static let words = ["อนุมัติ", "ส่งต่อ", "รอผล"]
    private static let texts = [
        "", "ก", "漢字仮名交じり文と한국어", "😀😀", "déjà vu – «Ω»", "\u{1}\u{2}\t\u{0}",
    ]

    private static func laterWrites(_ number: Int) -> [CellWrite] {
        let extremes: [Int64] = [.min, .max, 0, -1]
        var writes = [
            write(table, .own(0), 70_000, .unknown(kind: 9, bytes: [UInt8(number)])),
            write(table, .own(0), 70_001, .code(Utf8Text(words[number % words.count])), .writeOnce),
            write(table, .own(1), .max, .text(Utf8Text(texts[number % texts.count]))),
            write(table, .own(1), 2, .integer(extremes[number % extremes.count])),
        ]
        if number % 5 == 0 {
            let group: [Value] = [
                .unknown(kind: 255, bytes: []), .code("ใหม่"), .text("กลุ่ม"),
                .row(.own(0)), .integer(Int64(number)),
            ]
            writes.append(write(table + 1, .own(2), 0, .tuple(group)))
        }
        if number > 0 {
            let before = Dot(
                line: LineNumber(0),
                sequence: SequenceNumber(4_294_966_999 + UInt32(number))
            )
            writes.append(write(table, .row(RowKey(before, ordinal: 1)), 3, .empty))
        }
        return writes
    }
}
