import Foundation
import NodeStore
import Testing

@Suite struct OpeningTests {
    @Test("A running node has the settings that its promises rest on, however often it was opened")
    func settings() throws {
        let folder = try TestStore()
        let expected = [
            "journal_mode": "wal", "synchronous": "2", "mmap_size": "0", "secure_delete": "1",
        ]
        #expect(try folder.create().settings() == expected)
        for _ in 0..<2 { #expect(try folder.open().settings() == expected) }
        #expect(try folder.open().integrityProblems().isEmpty)
    }

    @Test("A newer version's database is refused by name, and no byte of it changes")
    func newerVersion() throws {
        let folder = try TestStore()
        _ = try folder.create()
        try RawDatabase.run(
            "INSERT INTO grdb_migrations (identifier) VALUES ('99 from the future')",
            on: folder.path
        )
        let before = try folder.files
        let error = #expect(throws: StoreError.self) { try folder.open() }
        #expect(error == .newerVersion(path: folder.path))
        #expect(try #require(error).description.contains(folder.path))
        #expect(try folder.files[NodeStore.fileName] == before[NodeStore.fileName])
    }

    @Test(
        "Another program's SQLite file is refused by name, and no byte of it changes",
        arguments: ["delete", "wal"]
    )
    func foreignDatabase(journal: String) throws {
        let folder = try TestStore()
        try RawDatabase.run(
            "PRAGMA journal_mode = \(journal); CREATE TABLE t (a); INSERT INTO t VALUES (1)",
            on: folder.path
        )
        let before = try #require(try folder.files[NodeStore.fileName])
        #expect(throws: StoreError.notANode(path: folder.path)) { try folder.open() }
        #expect(try folder.files[NodeStore.fileName] == before)
        #expect(throws: StoreError.nodeExists(directory: folder.directory)) { try folder.create() }
        #expect(try folder.files[NodeStore.fileName] == before)
    }

    @Test("A file that is no database is refused by name, and no byte of it changes")
    func garbage() throws {
        let files: [[UInt8]] = [
            [], Array("just text".utf8), Array(repeating: 0, count: 8_192),
            Array("SQLite format 3\0".utf8) + Array(repeating: 0xff, count: 4_080),
        ]
        for bytes in files {
            let folder = try TestStore()
            try folder.write(bytes)
            #expect(throws: StoreError.self) { try folder.open() }
            #expect(try folder.files == [NodeStore.fileName: Data(bytes)])
        }
    }

    @Test("A folder without a node is named, and gets none by being looked at")
    func noNode() throws {
        let folder = try TestStore()
        #expect(throws: StoreError.noNode(directory: folder.directory)) { try folder.open() }
        #expect(try folder.files.isEmpty)
    }

    @Test("What was written before a crash is there when the node is opened again")
    func afterCrash() throws {
        let folder = try TestStore()
        let store = try folder.create()
        for number in 0..<50 { try store.write { try $0.set("n\(number)", to: "kept") } }
        // The files as a power cut leaves them: with a write-ahead log and without its index.
        let left = try TestStore()
        for (name, bytes) in try folder.files where !name.hasSuffix("-shm") {
            try left.write(Array(bytes), as: name)
        }
        let reopened = try left.open()
        #expect(try reopened.read { try $0.setting("n49") } == "kept")
        #expect(try store.read { try $0.setting("n49") } == "kept")
    }

    @Test("One process holds a node at a time, and the next gets it when that one has ended")
    func lock() throws {
        let folder = try TestStore()
        var first = try NodeLock.acquire(directory: folder.directory)
        #expect(first != nil)
        #expect(try NodeLock.acquire(directory: folder.directory) == nil)
        first = nil
        #expect(try NodeLock.acquire(directory: folder.directory) != nil)
        #expect(throws: StoreError.self) {
            try NodeLock.acquire(directory: folder.directory + "/missing")
        }
    }

    @Test("A copy of the lock's descriptor, which a process was started with, holds no node")
    func copiedDescriptor() throws {
        let folder = try TestStore()
        var lock = try NodeLock.acquire(directory: folder.directory)
        #expect(lock != nil)
        let here = "/proc/self/fd/"
        let copies = try FileManager.default.contentsOfDirectory(atPath: here).filter { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: here + name)
            return target == folder.directory + "/node.lock"
        }.compactMap { Int32($0).map { dup($0) } }
        defer { for copy in copies { close(copy) } }
        #expect(copies.count == 1)
        lock = nil
        #expect(try NodeLock.acquire(directory: folder.directory) != nil)
    }
}
