import SyncProtocol

/// Change sets with known content: the golden ones, and simple ones to measure.
enum SampleChangeSets {
    /// One line, one text a change.
    static func texts(_ texts: [String]) -> ChangeSet {
        let changes = texts.enumerated().map { index, text in
            change(UInt32(index + 1), [write(1, .own(0), 1, .text(text))])
        }
        return ChangeSet(
            ledger: LedgerID(high: 1, low: 2),
            lines: [run(Origin(high: 3, low: 4), first: 1)],
            changes: changes,
            heads: []
        )
    }

    /// Every kind of value, a fork, a foreign line, contexts that move, a redaction.
    static func golden() -> ChangeSet {
        let fork = Dot(line: LineNumber(1), sequence: SequenceNumber(8))
        return ChangeSet(
            ledger: LedgerID(high: 0x0102_0304_0506_0708, low: 0x090a_0b0c_0d0e_0f10),
            lines: [
                run(Origin(high: 0x1111, low: 0x2222), first: 1),
                run(Origin(high: 0x3333, low: 0x4444), first: 8),
                SetLine(
                    origin: Origin(high: 0x3333, low: 0x4444),
                    place: .reference(
                        upTo: SequenceNumber(9),
                        hashPrefix: 0xfeed_face_cafe_beef
                    )
                ),
            ],
            changes: [
                change(1, firstWrites),
                change(8, line: 1, sees: [(0, 1)], forkWrites),
                change(2, sees: [(1, 8), (2, 9)], own: 1, followUpWrites(on: fork)),
                change(3, sees: [(1, 8), (2, 9)], own: 1, redactedWrites, isRedacted: true),
                change(4, sees: [(2, 9)], [write(1, .own(0), 4, .text("ต่อมา"))]),
            ],
            heads: [
                head(line: 0, sequence: 2), head(line: 0, sequence: 4), head(line: 1, sequence: 8),
            ]
        )
    }

    private static var firstWrites: [CellWrite] {
        [
            write(1, .own(0), 1, .integer(20_500)),
            write(1, .own(0), 2, .code("walk-in")),
            write(1, .own(0), 3, .text("ไฟฟ้าดับ หน้าวัด é 漢字 한글 😀")),
            write(1, .own(0), 4, .text("หมู่ 3")),
            write(
                1,
                .own(0),
                5,
                .sealed(keyID: 0x0123_4567_89ab_cdef, ciphertext: Array(1...30)),
                .writeOnce
            ),
            write(1, .own(0), 6, .tuple([.code("80"), .integer(2569), .integer(12), .empty])),
            write(2, .own(1), 1, .row(.own(0)), .writeOnce),
            write(2, .own(1), 2, .bytes([0, 0xff])),
            write(2, .own(1), 3, .tuple([])),
        ]
    }

    private static var forkWrites: [CellWrite] {
        let ledger = LedgerID(high: 0x7777, low: 0x8888)
        let row = RowID(hash: HashPrefix12(high: 0x9999, low: 0xaaaa), ordinal: 3)
        return [
            write(1, .own(0), 1, .integer(20_490)),
            write(1, .own(0), 2, .code("phone")),
            write(1, .own(0), 7, .row(.foreign(ledger, row))),
            write(
                1,
                .own(0),
                8,
                .blob(digest: Digest256(hashing: [1, 2, 3]), byteCount: 5_000_000_000)
            ),
            write(1, .own(0), 9, .unknown(kind: 200, bytes: [9, 8, 7])),
        ]
    }

    private static func followUpWrites(on dot: Dot) -> [CellWrite] {
        let key = RowKey(dot, ordinal: 0)
        let first = Dot(line: LineNumber(0), sequence: .first)
        return [
            write(1, .row(key), 2, .code("walk-in")),
            write(1, .row(key), 1, .empty),
            write(2, .row(RowKey(first, ordinal: 1)), 1, .row(.row(key))),
        ]
    }

    private static var redactedWrites: [CellWrite] {
        [
            write(1, .own(0), 1, .integer(-1)),
            write(1, .own(0), 3, .removedText(byteCount: 61)),
            write(1, .own(0), 6, .tuple([.removedText(byteCount: 3), .integer(1)])),
        ]
    }

    static func run(_ origin: Origin, first: UInt32) -> SetLine {
        SetLine(
            origin: origin,
            place: .run(
                first: SequenceNumber(first),
                previousHash: Digest256(hashing: origin.bytes)
            )
        )
    }

    static func change(
        _ sequence: UInt32,
        line: UInt32 = 0,
        sees: [(line: UInt32, sequence: UInt32)] = [],
        own: UInt32? = nil,
        _ writes: [CellWrite],
        isRedacted: Bool = false,
    ) -> Change {
        let others = sees.map {
            Dot(line: LineNumber($0.line), sequence: SequenceNumber($0.sequence))
        }
        return Change(
            dot: Dot(line: LineNumber(line), sequence: SequenceNumber(sequence)),
            height: Height(UInt64(sequence) + 10),
            time: 1_770_000_000_000 + Int64(sequence) * 61_007,
            context: ChangeContext(
                own: SequenceNumber(own ?? sequence - 1),
                others: LineVector(others)
            ),
            writes: writes,
            removedText: isRedacted ? Digest256(hashing: [42]) : nil
        )
    }

    static func write(
        _ table: UInt32,
        _ row: RowReference,
        _ cell: UInt32,
        _ value: Value,
        _ rule: WriteRule = .overwritable,
    ) -> CellWrite {
        CellWrite(table: TableTag(table), row: row, cell: CellTag(cell), rule: rule, value: value)
    }

    static func head(line: UInt32, sequence: UInt32) -> SetHead {
        let fill = UInt8(truncatingIfNeeded: 16 * line + sequence)
        guard let seed = RunSeed(bytes: [UInt8](repeating: fill, count: RunSeed.byteCount)) else {
            preconditionFailure("a seed has as many bytes as it asks for")
        }
        let head = Head(
            sequence: SequenceNumber(sequence),
            seed: seed,
            signature: [UInt8](repeating: ~fill, count: Head.signatureByteCount)
        )
        return SetHead(line: LineNumber(line), head: head)
    }
}
