import Crypto
import Testing

@testable import SyncProtocol

@Suite("Openings")
struct OpeningTests {
    private let author = TestAuthor.cast[0]
    private let reader = MemoryLedger()

    /// A set of one change that opens an origin, signed with an author's key; the first one's,
    /// unless another is named.
    private func opening(
        of origin: Origin,
        _ writes: [CellWrite],
        by author: TestAuthor = TestAuthor.cast[0],
    ) throws -> ChangeSet {
        let start = HashChain.start(ledger: .test, origin: origin)
        let change = Change(
            dot: Dot(line: LineNumber(0), sequence: .first),
            height: Height(1),
            time: 0,
            context: ChangeContext(own: .none, others: LineVector()),
            writes: writes
        )
        let seed = RunSeed.test(of: origin, run: 0)
        let form = CanonicalForm(
            change,
            origin: { _ in origin },
            hash: { _ in HashPrefix12(high: 0, low: 0) }
        )
        let head = try Head.sign(
            ledger: .test,
            origin: origin,
            sequence: .first,
            hash: HashChain.link(after: start, form, of: change, seed: seed),
            seed: seed,
            with: author.privateKey
        )
        return ChangeSet(
            ledger: .test,
            lines: [SetLine(origin: origin, place: .run(first: .first, previousHash: start))],
            changes: [change],
            heads: [SetHead(line: LineNumber(0), head: head)]
        )
    }

    private func expectRefusal(_ origin: Origin, _ writes: [CellWrite]) throws {
        let set = try opening(of: origin, writes)
        #expect(throws: ChangeSetError.wrongOpening(origin: origin)) { try reader.receive(set) }
        #expect(reader.log.isEmpty && reader.lineage.lines.isEmpty)
    }

    @Test("an opening that carries the key and nonce of its name is accepted")
    func acceptsAnOpening() throws {
        #expect(try reader.receive(opening(of: author.origin, author.opening.writes)) == [])
        #expect(reader.key(of: author.origin) == author.opening.key)
    }

    @Test(
        "one key opens no more origins in a ledger than a node can name, and others open theirs still"
    )
    func boundsTheOriginsOfAKey() throws {
        let limit = ChangeSetLimits.originsOfAKey
        let lives = (0...limit).map { number in
            var nonce = author.opening.nonce
            (nonce[0], nonce[1]) = (UInt8(number >> 8), UInt8(number & 255))
            return Opening(key: author.opening.key, nonce: nonce)
        }
        let sets = try lives.map { try opening(of: $0.origin(in: .test), $0.writes) }
        for set in sets.dropLast() { #expect(try reader.receive(set) == []) }
        let refusal = ChangeSetError.lengthOverLimit(UInt64(limit + 1), limit: limit)
        #expect(throws: refusal) { try reader.receive(sets[limit]) }
        #expect(reader.lineage.lines.count == limit)
        // What is there already is known again.
        #expect(try reader.receive(sets[0]) == [])
        let other = TestAuthor.cast[1]
        #expect(
            try reader.receive(opening(of: other.origin, other.opening.writes, by: other)) == []
        )
        #expect(reader.lineage.lines.count == limit + 1)
    }

    @Test("a key that does not give the origin's name is refused")
    func refusesAnotherKey() throws {
        let other = Opening(key: TestAuthor.cast[1].opening.key, nonce: author.opening.nonce)
        try expectRefusal(author.origin, other.writes)
        let nonce = Opening(key: author.opening.key, nonce: TestAuthor.cast[1].opening.nonce)
        try expectRefusal(author.origin, nonce.writes)
    }

    @Test("a first change without key or nonce, or with one that can be overwritten, is refused")
    func refusesWhatIsNoOpening() throws {
        try expectRefusal(author.origin, [.set(.state, of: .own(0), to: .code("x"))])
        try expectRefusal(author.origin, Array(author.opening.writes.prefix(1)))
        let loose = author.opening.writes.map { write in
            CellWrite(
                table: write.table,
                row: write.row,
                cell: write.cell,
                rule: .overwritable,
                value: write.value
            )
        }
        try expectRefusal(author.origin, loose)
    }

    /// Points under which a signature of anything can be made without a private key.
    static let smallOrderKeys: [[UInt8]] = {
        let zeros = [UInt8](repeating: 0, count: 31)
        let ones = [UInt8](repeating: 0xff, count: 30)
        let plain: [[UInt8]] = [
            [0] + zeros, [1] + zeros, [0xec] + ones + [0x7f], [0xed] + ones + [0x7f],
            [0xee] + ones + [0x7f],
        ]
        return plain + plain.map { Array($0.dropLast()) + [($0.last ?? 0) | 0x80] }
    }()

    @Test("F25 a key of small order opens nothing", arguments: smallOrderKeys)
    func refusesSmallOrderKeys(key: [UInt8]) throws {
        #expect(VerifyingKey(bytes: key) == nil)
        let nonce = author.opening.nonce
        let name = Digest256(
            hashing: Array("tambon origin".utf8) + key + LedgerID.test.bytes + nonce
        )
        let origin = try #require(Origin(bytes: name.bytes.prefix(16)))
        let writes = [(Opening.keyCell, key), (Opening.nonceCell, nonce)].map { cell, bytes in
            CellWrite(
                table: .origins,
                row: .own(0),
                cell: cell,
                rule: .writeOnce,
                value: .bytes(bytes)
            )
        }
        try expectRefusal(origin, writes)
    }

    @Test("a first change reads back as the opening that wrote it")
    func readsBack() throws {
        let change = try opening(of: author.origin, author.opening.writes).changes[0]
        #expect(Opening(change) == author.opening)
        #expect(author.opening.origin(in: .test) == author.origin)
        #expect(author.opening.origin(in: LedgerID(high: 0, low: 2)) != author.origin)
    }
}
