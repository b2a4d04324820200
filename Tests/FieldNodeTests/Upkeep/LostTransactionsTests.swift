import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import Testing

/// A write-ahead log that rotted after the machine had stopped hard.
@Suite struct LostTransactionsTests {
    private let office: TestNode
    /// The folder as the hard stop has left it.
    private let folder: TestFolder
    private var path: String { folder.path + "/" + NodeStore.fileName + "-wal" }

    init() throws {
        office = try TestNode("80.21.karo")
        for number in 1...8 { try office.record("เรื่อง \(number)") }
        folder = try TestFolder(copying: office.folder)
    }

    private func opened(afterChanging change: (inout Data) -> Void) throws -> TestNode {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        change(&bytes)
        try bytes.write(to: URL(fileURLWithPath: path))
        return try TestNode(opening: folder, clock: office.clock)
    }

    /// Where the frames begin, of pages of 4 KiB.
    private func frames(of bytes: Data) -> [Int] {
        Array(stride(from: 32, through: bytes.count - 4_120, by: 4_120))
    }

    @Test("F7 Work that is lost with a damaged log is told, and its numbers are not given again")
    func damaged() throws {
        let node = try opened { bytes in
            let frames = frames(of: bytes)
            bytes[frames[frames.count / 2] + 500] ^= 1
        }
        #expect(try (1..<8).contains(node.subjects.count))
        #expect(try node.node.notices().contains { $0.contains("paper book") })
        #expect(try node.node.book().isPaused)
        #expect(try node.record("ต่อไป").number.hasPrefix("ช"))
        #expect(try node.node.verify().problems == [])
    }

    @Test("F7 A log whose head is damaged is lost as a whole, and that is told")
    func damagedHead() throws {
        let later: TestFolder
        do {
            let node = try opened { _ in }
            for number in 9...12 { try node.record("เรื่อง \(number)") }
            later = try TestFolder(copying: folder)
        }
        let log = URL(fileURLWithPath: later.path + "/" + NodeStore.fileName + "-wal")
        var bytes = try Data(contentsOf: log)
        bytes[17] ^= 1
        try bytes.write(to: log)
        let node = try TestNode(opening: later, clock: office.clock)
        #expect(try node.subjects.count == 8)
        #expect(try node.node.notices().contains { $0.contains("paper book") })
    }

    @Test("F7 What is lost is told as well where the first start after it fails")
    func failedStart() throws {
        let key = folder.path + "/keys/signing.key"
        let own = try Data(contentsOf: URL(fileURLWithPath: key))
        try Data(repeating: 7, count: 32).write(to: URL(fileURLWithPath: key))
        #expect(throws: FieldNodeError.self) {
            try opened { bytes in
                let frames = frames(of: bytes)
                bytes[frames[frames.count / 2] + 500] ^= 1
            }
        }
        try own.write(to: URL(fileURLWithPath: key))
        for isFirst in [true, false] {
            let node = try TestNode(opening: folder, clock: office.clock)
            #expect(try node.node.notices().count == 1)
            #expect(try node.node.book().isPaused)
            if isFirst { #expect(try node.record("ต่อไป").number.hasPrefix("ช")) }
        }
    }

    @Test("F7 After a loss the paper book tells how far the numbers have come, no exchange")
    func paperBook() async throws {
        let centre = try TestNode("centre", level: .centre)
        let lost = try centre.enrolled("80.21.karo")
        try await lost.sync(with: centre)
        for number in 1...8 { try lost.record("เรื่อง \(number)") }
        let folder = try TestFolder(copying: lost.folder)
        let log = URL(fileURLWithPath: folder.path + "/" + NodeStore.fileName + "-wal")
        var bytes = try Data(contentsOf: log)
        let frames = frames(of: bytes)
        bytes[frames[frames.count - 20] + 500] ^= 1
        try bytes.write(to: log)
        let node = try TestNode(
            opening: folder,
            clock: lost.clock,
            invitation: lost.invitation
        )
        for _ in 0..<2 { try await node.sync(with: centre) }
        #expect(try node.node.book().isPaused)
        #expect(try node.record("ต่อไป").number.hasPrefix("ช"))
        #expect(try !node.node.takeBook(last: "8/2569").isPaused)
        #expect(try node.record("อีกเรื่อง").number == "10/2569")
    }

    @Test("A hard stop alone is no alarm, nor a last write that was cut off", arguments: [0, 300])
    func cutOff(lost: Int) throws {
        let node = try opened { $0.removeLast(lost) }
        #expect(try node.node.notices() == [])
        #expect(try !node.node.book().isPaused)
        #expect(try node.subjects.count >= 7)
    }
}
