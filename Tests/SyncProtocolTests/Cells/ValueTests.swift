import Testing

@testable import SyncProtocol

@Suite("Values in stored form")
struct ValueTests {
    static let samples: [Value] = [
        .empty, .integer(0), .integer(.min), .integer(.max), .integer(-1),
        .code(""), .code("accepted"), .text(""), .text("น้ำท่วม"),
        .removedText(byteCount: 0), .removedText(byteCount: .max),
        .row(.own(0)), .row(.own(RowKey.ordinalLimit)),
        .row(.row(RowKey(Dot(line: LineNumber(3), sequence: SequenceNumber(9)), ordinal: 1))),
        .row(.row(RowKey(packed: .max))),
        .row(
            .foreign(
                LedgerID(high: 1, low: 2),
                RowID(hash: HashPrefix12(high: 3, low: 4), ordinal: 5)
            )
        ),
        .sealed(keyID: .max, ciphertext: []), .sealed(keyID: 7, ciphertext: [1, 2, 3]),
        .blob(digest: Digest256(hashing: []), byteCount: .max),
        .bytes([]), .bytes([0, 255]),
        .tuple([]), .tuple([.empty, .integer(-5), .text("ก"), .row(.own(1))]),
        .unknown(kind: 9, bytes: []), .unknown(kind: 255, bytes: [1]),
    ]

    @Test("every value reads back as it was written, and nothing is left", arguments: samples)
    func roundTrip(value: Value) throws {
        var bytes: [UInt8] = []
        value.append(to: &bytes)
        var reader = ByteReader(bytes)
        #expect(try Value(&reader) == value)
        #expect(reader.isAtEnd)
        #expect(bytes.first == value.kind)
    }

    @Test("two values never have the same bytes")
    func isInjective() {
        let forms = Self.samples.map { value in
            var bytes: [UInt8] = []
            value.append(to: &bytes)
            return bytes
        }
        #expect(Set(forms).count == Self.samples.count)
    }

    @Test("a value that is cut off is refused, wherever the cut is")
    func refusesCuts() {
        for value in Self.samples {
            var bytes: [UInt8] = []
            value.append(to: &bytes)
            for count in bytes.indices {
                var reader = ByteReader(Array(bytes.prefix(count)))
                #expect(throws: ChangeSetError.self) { try Value(&reader) }
            }
        }
    }

    @Test("rows of the own change are named by key once the change has its place, in groups too")
    func resolvesOwnRows() {
        let dot = Dot(line: LineNumber(1), sequence: SequenceNumber(4))
        let key = Value.row(.row(RowKey(dot, ordinal: 2)))
        #expect(Value.row(.own(2)).resolved(at: dot) == key)
        #expect(Value.tuple([.row(.own(2)), .empty]).resolved(at: dot) == .tuple([key, .empty]))
        #expect(Value.integer(2).resolved(at: dot) == .integer(2))
    }
}
