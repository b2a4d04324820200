import SyncProtocol
import Testing

@Suite("A change set's wire form")
struct ChangeSetRoundTripTests {
    @Test("gives every set back as it was, packed or stored", arguments: 0..<120)
    func roundTrip(seed: Int) throws {
        var random = RandomChangeSets(seed: UInt64(seed))
        let set = random.set(changeLimit: seed % 7 == 0 ? 150 : 12)
        let stored = ChangeSetEncoder.encode(set, compression: .stored)
        #expect(try ChangeSetDecoder.decode(stored) == set)
        let packed = ChangeSetEncoder.encode(set, compression: .deflate)
        #expect(try ChangeSetDecoder.decode(packed) == set)
        #expect(packed.count <= stored.count)
    }

    @Test("is tried with sets that use every kind of value")
    func everyKindOccurs() {
        var kinds: Set<UInt8> = []
        var removedTexts = 0
        var forks = 0
        for seed in 0..<120 {
            var random = RandomChangeSets(seed: UInt64(seed))
            let set = random.set(changeLimit: 12)
            forks += Set(set.lines.map(\.origin)).count < set.lines.count ? 1 : 0
            for write in set.changes.flatMap(\.writes) {
                kinds.insert(min(write.value.kind, Value.lastKnownKind + 1))
                if case .tuple(let values) = write.value { kinds.formUnion(values.map(\.kind)) }
            }
            removedTexts += set.changes.count { $0.removedText != nil }
        }
        #expect(kinds.isSuperset(of: 0...Value.lastKnownKind + 1))
        #expect(removedTexts > 10)
        #expect(forks > 10)
    }

    @Test("is the same bytes for the same set, however often it is made")
    func deterministic() {
        var first = RandomChangeSets(seed: 99)
        var second = RandomChangeSets(seed: 99)
        let left = ChangeSetEncoder.encode(first.set(changeLimit: 80), compression: .deflate)
        let right = ChangeSetEncoder.encode(second.set(changeLimit: 80), compression: .deflate)
        #expect(left == right)
    }

    @Test("can hold no change at all")
    func emptySet() throws {
        let set = ChangeSet(ledger: LedgerID(high: 1, low: 2), lines: [], changes: [], heads: [])
        let bytes = ChangeSetEncoder.encode(set, compression: .deflate)
        #expect(try ChangeSetDecoder.decode(bytes) == set)
    }

    @Test("reaches the last place of a chain and the greatest numbers")
    func extremes() throws {
        let line = LineNumber(0)
        let last = SequenceNumber(.max)
        let set = ChangeSet(
            ledger: LedgerID(high: .max, low: .max),
            lines: [
                SetLine(
                    origin: Origin(high: .max, low: 0),
                    place: .run(first: last, previousHash: Digest256(hashing: []))
                )
            ],
            changes: [
                Change(
                    dot: Dot(line: line, sequence: last),
                    height: .limit,
                    time: .min,
                    context: ChangeContext(own: .none, others: LineVector()),
                    writes: [Int64.min, .max, 0, .min].enumerated().map { index, number in
                        CellWrite(
                            table: TableTag(.max),
                            row: .own(UInt16(index)),
                            cell: CellTag(.max),
                            rule: .overwritable,
                            value: .integer(number)
                        )
                    }
                )
            ],
            heads: []
        )
        let bytes = ChangeSetEncoder.encode(set, compression: .stored)
        #expect(try ChangeSetDecoder.decode(bytes) == set)
    }

    @Test("takes a byte a character for Thai, and less where words are repeated")
    func thaiSize() {
        let words = (0..<1_000).map { "ถนนชำรุดหน้าตลาดสดเทศบาล ช่วงที่ \($0 % 3)" }
        let set = SampleChangeSets.texts(words)
        let characters = words.reduce(0) { $0 + $1.unicodeScalars.count }
        let stored = ChangeSetEncoder.encode(set, compression: .stored)
        #expect(stored.count < characters + 8 * words.count)
        let packed = ChangeSetEncoder.encode(set, compression: .deflate)
        #expect(packed.count < characters / 10)
    }
}
