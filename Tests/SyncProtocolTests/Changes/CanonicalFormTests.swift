import Testing

@testable import SyncProtocol

/// One change with every kind of value, its bytes written out: if this test fails, the hashed
/// layout has changed, and every signature ever made is void.
///
/// The literals were computed by another program, from the description of the layout.
@Suite("Canonical bytes")
struct CanonicalFormTests {
    private let ledger = LedgerID(high: 0x0001_0203_0405_0607, low: 0x0809_0a0b_0c0d_0e0f)
    private let origin = Origin(high: 0xf0e0_d0c0_b0a0_9080, low: 0x7060_5040_3020_1000)
    private let other = Origin(high: 0x1111_1111_1111_1111, low: 0x2222_2222_2222_2222)
    private let hashes = [
        HashPrefix12(high: 0xa0a1_a2a3_a4a5_a6a7, low: 0xa8a9_aaab),
        HashPrefix12(high: 0xb0b1_b2b3_b4b5_b6b7, low: 0xb8b9_babb),
    ]

    private var old: RowReference {
        .row(RowKey(Dot(line: LineNumber(0), sequence: .first), ordinal: 2))
    }

    private var writes: [CellWrite] {
        let others = RowKey(Dot(line: LineNumber(1), sequence: SequenceNumber(7)), ordinal: 5)
        let foreign = RowID(
            hash: HashPrefix12(high: 0x0001_0203_0405_0607, low: 0x0809_0a0b),
            ordinal: 0x0c0d
        )
        return [
            write(1, .own(0), 1, .text("น้ำ"), .writeOnce),
            write(1, .own(0), 2, .code("received")),
            write(1, .own(0), 3, .integer(-2)),
            write(2, .own(1), 1, .row(.own(0))),
            write(2, .own(1), 4, .tuple([.text("ก"), .row(.row(others)), .empty])),
            write(3, old, 9, .row(.foreign(ledger, foreign))),
            write(3, old, 10, .sealed(keyID: 7, ciphertext: [0xde, 0xad])),
            write(3, old, 11, .blob(digest: Digest256(hashing: []), byteCount: 258)),
            write(3, old, 12, .bytes([1, 2])),
            write(3, old, 13, .unknown(kind: 200, bytes: [9])),
            write(3, old, 14, .empty),
        ]
    }

    private func write(
        _ table: UInt32,
        _ row: RowReference,
        _ cell: UInt32,
        _ value: Value,
        _ rule: WriteRule = .overwritable,
    ) -> CellWrite {
        CellWrite(table: TableTag(table), row: row, cell: CellTag(cell), rule: rule, value: value)
    }

    private func change(removedText: Digest256? = nil, _ writes: [CellWrite]) -> Change {
        Change(
            dot: Dot(line: LineNumber(0), sequence: SequenceNumber(2)),
            height: Height(0x1234),
            time: -1,
            context: ChangeContext(
                own: .first,
                others: LineVector([Dot(line: LineNumber(1), sequence: SequenceNumber(7))])
            ),
            writes: writes,
            removedText: removedText
        )
    }

    private func form(of change: Change) -> CanonicalForm {
        CanonicalForm(
            change,
            origin: { $0.value == 0 ? origin : other },
            hash: { hashes[Int($0.line.value)] }
        )
    }

    private let skeleton = [
        "01000000020000000000001234ffffffffffffffff",  // version, place, height, time
        "00000002",  // the context, sorted by origin
        "1111111111111111222222222222222200000007b0b1b2b3b4b5b6b7",
        "f0e0d0c0b0a09080706050403020100000000001a0a1a2a3a4a5a6a7",
        "0000000b",  // the writes: table, row, cell, rule, kind, length, bytes
        "00000001000000000000010103" + "00000009",
        "00000001000000000000020002" + "000000087265636569766564",
        "00000001000000000000030001" + "00000008fffffffffffffffe",
        "00000002000001000000010004" + "00000003000000",
        "00000002000001000000040008" + "0000001e",
        "0300000003" + "040000000f01b0b1b2b3b4b5b6b7b8b9babb0005" + "0000000000",
        "0000000301a0a1a2a3a4a5a6a7a8a9aaab0002000000090004" + "0000001f02",
        "000102030405060708090a0b0c0d0e0f" + "000102030405060708090a0b0c0d",
        "0000000301a0a1a2a3a4a5a6a7a8a9aaab00020000000a0005" + "0000000a0000000000000007dead",
        "0000000301a0a1a2a3a4a5a6a7a8a9aaab00020000000b0006" + "00000028",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" + "0000000000000102",
        "0000000301a0a1a2a3a4a5a6a7a8a9aaab00020000000c0007" + "000000020102",
        "0000000301a0a1a2a3a4a5a6a7a8a9aaab00020000000d00c8" + "0000000109",
        "0000000301a0a1a2a3a4a5a6a7a8a9aaab00020000000e0000" + "00000000",
    ].joined()

    @Test("skeleton and text of a change are exactly these bytes")
    func exactBytes() {
        let form = form(of: change(writes))
        #expect(form.skeleton.hex == skeleton)
        #expect(form.text.hex == "e0b899e0b989e0b8b3e0b881")
    }

    @Test("the chain starts and goes on with exactly these hashes")
    func exactHashes() throws {
        let seed = try #require(RunSeed(bytes: Array(0x80..<0x90)))
        let start = HashChain.start(ledger: ledger, origin: origin)
        #expect(
            start.description
                == "9631e2a143b13b2102fc21e04de7ce353f31896b3b93107418de535e0c4d1e97"
        )
        let change = change(writes)
        let next = HashChain.link(after: start, form(of: change), of: change, seed: seed)
        #expect(
            next.description
                == "31b233debd3af203bdf0358efb32b7022a1cca67245e1160455696a1860dc6e4"
        )
        let text = HashChain.textDigest(form(of: change), of: change, seed: seed)
        #expect(
            text.description
                == "7313cfa65491a12ff0a86a999b959e8af95781b9f5789dd1f83e49371b948176"
        )
    }

    @Test("a redacted change has the same skeleton and the same hash without text and seed")
    func redactionKeepsTheHash() throws {
        let seed = try #require(RunSeed(bytes: Array(0x80..<0x90)))
        let start = HashChain.start(ledger: ledger, origin: origin)
        let whole = change(writes)
        let digest = HashChain.textDigest(form(of: whole), of: whole, seed: seed)
        let redacted = change(removedText: digest, writes.map(Self.redacted))
        #expect(form(of: redacted).skeleton.hex == skeleton)
        #expect(form(of: redacted).text.isEmpty)
        let empty = try #require(RunSeed(bytes: [UInt8](repeating: 0, count: 16)))
        #expect(
            HashChain.link(after: start, form(of: redacted), of: redacted, seed: empty)
                == HashChain.link(after: start, form(of: whole), of: whole, seed: seed)
        )
    }

    private static func redacted(_ write: CellWrite) -> CellWrite {
        CellWrite(
            table: write.table,
            row: write.row,
            cell: write.cell,
            rule: write.rule,
            value: redacted(write.value)
        )
    }

    private static func redacted(_ value: Value) -> Value {
        switch value {
        case .text(let text): .removedText(byteCount: UInt32(text.bytes.count))
        case .tuple(let values): .tuple(values.map(redacted))
        default: value
        }
    }

    @Test("an origin is named by the standard's hash of key, ledger and nonce")
    func exactOrigin() throws {
        let key = try #require(
            VerifyingKey(
                bytes: [
                    0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9,
                    0x64, 0x07, 0x3a, 0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02,
                    0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a,
                ]
            )
        )
        let opening = Opening(key: key, nonce: Array(0x50..<0x60))
        #expect(opening.origin(in: ledger).description == "51e53f824c19ef3bb92e6346ce6325af")
    }
}
