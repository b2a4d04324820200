import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import Testing
import TestGround

/// What a person is told to do about damage, and that it helps.
@Suite struct DamageAdviceTests {
    private static func office() throws -> TestNode {
        let office = try TestNode("80.21.karo")
        for number in 1...5 { try office.record("เรื่องที่ \(number)", [.name: "สมชาย"]) }
        return office
    }

    /// A copy of a node in which some bits of the first entry of an index have turned, in the file itself.
    private static func withDamagedIndex(_ office: TestNode) throws -> TestNode {
        let folder = try TestFolder(copying: office.folder)
        let raw = RawDatabase(path: folder.path + "/" + NodeStore.fileName)
        try raw.run("PRAGMA wal_checkpoint(TRUNCATE)")
        let root = try raw.run(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'complaint_by_id'"
        )[0][0]
        let size = try raw.run("PRAGMA page_size")[0][0]
        let place = try #require(Int(root)) * #require(Int(size)) - 10
        let file = try #require(FileHandle(forUpdatingAtPath: raw.path))
        try file.seek(toOffset: UInt64(place))
        let byte = try #require(try file.read(upToCount: 1)?.first)
        try file.seek(toOffset: UInt64(place))
        try file.write(contentsOf: Data([byte ^ 0x55]))
        try file.close()
        return try TestNode(opening: folder, clock: office.clock)
    }

    @Test("Damaged indexes are told from damaged tables, and made again on demand")
    func indexes() throws {
        let office = try Self.office()
        let damaged = try Self.withDamagedIndex(office)
        let report = try damaged.node.verify()
        #expect(!report.problems.isEmpty && report.damage == .indexes)
        let before = try damaged.node.doctor()
        #expect(before.integrityProblems.isEmpty == false && before.damage == .indexes)
        let backup = damaged.directory + "/backup"
        let error = #expect(throws: StoreError.self) { try damaged.node.backUp(to: backup) }
        #expect(error.map { "\($0)".contains("doctor --rebuild") } == true)
        let after = try damaged.node.doctor(rebuilding: true)
        #expect(after.integrityProblems == [] && after.damage == nil)
        #expect(try damaged.node.verify().problems == [])
        #expect(try damaged.ownState == office.ownState)
        try damaged.node.backUp(to: backup)
    }

    @Test("Of damaged rows it is said that they can be made again")
    func rows() throws {
        let copy = try Self.office().copied()
        try RawDatabase(of: copy).run("UPDATE complaint SET subject = 'x'")
        #expect(try copy.node.verify().damage == .rows)
        _ = try copy.node.doctor(rebuilding: true)
        let report = try copy.node.verify()
        #expect(report.problems == [] && report.damage == nil)
    }

    @Test("Of a damaged log every sentence leads to the last backup")
    func log() throws {
        let copy = try Self.office().copied()
        let raw = RawDatabase(of: copy)
        let last = try raw.run("SELECT number, length(body) FROM block WHERE loose = 1")
            .requireFirst()
        // In the text at the end of the block, where nothing but the hash can tell.
        let bit = try #require(Int(last[1])) * 8 - 12
        try raw.flip(bit: bit, of: "body", in: "block", where: "number = \(last[0])")
        let report = try copy.node.verify()
        #expect(report.damage == .log)
        let advice = try #require(report.damage?.sentence)
        #expect([advice.thai, advice.english].allSatisfy { $0.contains("tambon restore") })
        let backup = #expect(throws: StoreError.self) {
            try copy.node.backUp(to: copy.directory + "/backup")
        }
        let rebuilding = #expect(throws: StoreError.self) {
            try copy.node.doctor(rebuilding: true)
        }
        for refusal in [try #require(backup), try #require(rebuilding)] {
            let sentence = try #require(FieldNode.sentence(of: refusal))
            #expect(sentence.thai.contains("tambon restore"), "\(sentence)")
            #expect(sentence.english.contains("tambon restore"), "\(sentence)")
        }
    }
}
