import Foundation
import SyncProtocol
import Testing

/// The golden files are the format: they are compared with what the code makes, never made by it.
///
/// They never change. What each holds stands beside it, in a file that ends in `.cells`.
@Suite("The golden change sets")
struct GoldenChangeSetTests {
    /// Every kind of value; the same with the preset dictionary; what only a later version knows; and a
    /// ledger of two authors from its beginning, whose hashes and signatures fit.
    private static let names = [
        "change-set-1", "change-set-1-deflate", "change-set-1-later", "change-set-1-chain",
    ]

    @Test("are the bytes that are written today")
    func bytes() throws {
        let samples = [
            ("change-set-1", SampleChangeSets.golden()),
            ("change-set-1-later", SampleChangeSets.later()),
            ("change-set-1-chain", try Self.chain()),
        ]
        for (name, set) in samples {
            let own = ChangeSetEncoder.encode(set, compression: .stored)
            #expect(try own.hex == FixtureFolder.golden.bytes(name + ".tcs").hex, "\(name)")
        }
    }

    @Test("are read as the cells that stand beside them", arguments: names)
    func cells(name: String) throws {
        let set = try ChangeSetDecoder.decode(FixtureFolder.golden.bytes(name + ".tcs"))
        let listed = try FixtureFolder.golden.bytes(name + ".cells")
        #expect(ChangeSetListing.text(of: set) == String(decoding: listed, as: UTF8.self))
    }

    @Test("are read alike by a reader that was written from the specification", arguments: names)
    func otherReader(name: String) throws {
        let listed = try FixtureFolder.golden.bytes(name + ".cells")
        let printed = try FormatReader.run([], file: name + ".tcs")
        #expect(printed == String(decoding: listed, as: UTF8.self))
    }

    @Test("hold a chain that a reader written from the specification hashes alike")
    func hashes() throws {
        let set = try Self.chain()
        guard case .ready(let verified) = try ChangeSetVerifier.verify(set, against: MemoryLedger())
        else {
            Issue.record("the set does not stand on its own")
            return
        }
        let expected = verified.heads.map { head in
            "hash \(head.line.value) \(head.head.sequence.value) \(head.hash.bytes.hex)\n"
        }
        #expect(expected.count == 3)
        let printed = try FormatReader.run(["--hashes"], file: "change-set-1-chain.tcs")
        #expect(printed == expected.joined())
    }

    /// A case that two authors write to, neither seeing the other, until one of them settles it.
    private static func chain() throws -> ChangeSet {
        let (first, second) = (TestAuthor.cast[0], TestAuthor.cast[1])
        let (here, there) = (MemoryLedger(), MemoryLedger())
        try here.open(first)
        let row = try here.create(by: first)
        _ = try there.receive(here.signedSet(by: first, for: there))
        try there.open(second)
        let same = try #require(there.row(row, of: here))
        try there.setState(of: same, to: "รับเรื่อง", by: second)
        try here.setState(of: row, to: "ปิดเรื่อง", by: first)
        _ = try here.receive(there.signedSet(by: second, for: here))
        try here.setState(of: row, to: "ส่งต่อ", by: first)
        return try here.signedSet(by: first, for: MemoryLedger())
    }
}
