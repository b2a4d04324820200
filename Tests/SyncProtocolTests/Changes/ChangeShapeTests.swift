import Testing

@testable import SyncProtocol

@Suite("Rules of form")
struct ChangeShapeTests {
    private static let old = RowReference.row(
        RowKey(Dot(line: LineNumber(1), sequence: SequenceNumber(3)), ordinal: 0)
    )
    private static let foreign = RowReference.foreign(
        LedgerID(high: 0, low: 9),
        RowID(hash: HashPrefix12(high: 1, low: 2), ordinal: 3)
    )
    private static let digest = Digest256(hashing: [])

    private static func change(
        _ writes: [CellWrite],
        sequence: UInt32 = 5,
        own: UInt32 = 4,
        height: Height = Height(7),
        removedText: Digest256? = nil,
    ) -> Change {
        Change(
            dot: Dot(line: LineNumber(0), sequence: SequenceNumber(sequence)),
            height: height,
            time: 0,
            context: ChangeContext(own: SequenceNumber(own), others: LineVector()),
            writes: writes,
            removedText: removedText
        )
    }

    private static func edit(_ value: Value) -> [CellWrite] { [.set(.state, of: old, to: value)] }

    private static func inTable(_ table: UInt32, _ row: RowReference, _ cell: CellTag) -> CellWrite
    {
        CellWrite(table: TableTag(table), row: row, cell: cell, rule: .overwritable, value: .empty)
    }

    private static let newRows = (0...RowKey.ordinalLimit + 1).map { ordinal in
        inTable(1, .own(ordinal), .state)
    }

    static let broken: [(Change, ShapeRule)] = [
        (change([]), .noWrites),
        (
            change((0...4_096).map { inTable(1, old, CellTag(UInt32($0))) }), .tooManyWrites
        ),
        (change(edit(.empty), own: 5), .sawItself),
        (change(edit(.empty), own: .max), .sawItself),
        (change(edit(.empty), height: .none), .heightOutOfRange),
        (change(edit(.empty), height: Height.limit.next), .heightOutOfRange),
        (change([.set(.state, of: foreign, to: .empty)]), .writesToForeignRow),
        (change([.set(.state, of: old, to: .empty, .writeOnce)]), .writeOnceOnOldRow),
        (change([.set(.state, of: .own(1), to: .empty)]), .ordinalsOutOfOrder),
        (change([newRows[1], newRows[0]]), .ordinalsOutOfOrder),
        (change(newRows), .ordinalsOutOfOrder),
        (change([inTable(1, old, .state), inTable(2, old, .note)]), .rowInTwoTables),
        (change([inTable(1, .own(0), .state), inTable(2, .own(0), .note)]), .rowInTwoTables),
        (change(edit(.empty) + edit(.integer(1))), .cellWrittenTwice),
        (change(edit(.tuple([.tuple([])]))), .nestedTuple),
        (change(edit(.tuple(Array(repeating: .empty, count: 65)))), .tupleTooLong),
        (change(edit(.row(.own(0)))), .rowOfTheFuture),
        (change(edit(.tuple([.row(.own(0))]))), .rowOfTheFuture),
        (change([.set(.state, of: .own(0), to: .row(.own(1)))]), .rowOfTheFuture),
        (change(edit(.text("ก")), removedText: digest), .redactedInPart),
        (change(edit(.text("")) + [inTable(1, old, .note)], removedText: digest), .redactedInPart),
        (change(edit(.removedText(byteCount: 3))), .redactedInPart),
        (change(edit(.tuple([.removedText(byteCount: 0)]))), .redactedInPart),
        (change(edit(.unknown(kind: 0, bytes: []))), .kindIsKnown),
        (change(edit(.unknown(kind: Value.lastKnownKind, bytes: []))), .kindIsKnown),
        (change([inTable(0, .own(0), .state)]), .openingRepeated),
        (
            change(
                [inTable(0, .own(0), .state), inTable(0, .own(1), .state)],
                sequence: 1,
                own: 0
            ),
            .openingRepeated
        ),
    ]

    @Test("a broken rule is named", arguments: broken.indices)
    func namesTheBrokenRule(index: Int) {
        let (change, rule) = Self.broken[index]
        let error = ChangeSetError.malformedChange(sequence: change.dot.sequence, rule: rule)
        #expect(throws: error) { try ChangeShape.check(change) }
    }

    static let sound: [Change] = [
        change(edit(.empty), own: 0),
        change(edit(.empty), height: .limit),
        change(Array(newRows.dropLast())),
        change((0..<4_096).map { inTable(1, old, CellTag(UInt32($0))) }),
        change(edit(.tuple(Array(repeating: .text("ก"), count: 64)))),
        change([.set(.state, of: .own(0), to: .row(.own(1))), newRows[1]]),
        change([.set(.name, of: .own(0), to: .text("ก"), .writeOnce), inTable(1, .own(0), .state)]),
        change(edit(.removedText(byteCount: 3)), removedText: digest),
        change(edit(.unknown(kind: Value.lastKnownKind + 1, bytes: []))),
        change(edit(.row(foreign))),
        change([inTable(0, old, .state)]),
        change(TestAuthor.cast[0].opening.writes, sequence: 1, own: 0),
    ]

    @Test("what keeps the rules, at their limits, is accepted", arguments: sound.indices)
    func acceptsWhatIsSound(index: Int) throws {
        try ChangeShape.check(Self.sound[index])
    }

    @Test("a change of more than 256 KiB is refused when it is written")
    func tooLarge() throws {
        let ledger = MemoryLedger()
        let author = TestAuthor.cast[0]
        try ledger.open(author)
        let limit = Change.byteLimit
        let error = ChangeSetError.malformedChange(sequence: SequenceNumber(2), rule: .tooLarge)
        #expect(throws: error) {
            try ledger.author(
                [.set(.state, of: .own(0), to: .bytes([UInt8](repeating: 1, count: limit)))],
                by: author
            )
        }
        #expect(ledger.log.count == 1)
    }
}
