import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import Testing
import TestGround

/// A backup that a bad stick has damaged.
@Suite struct DamagedBackupTests {
    private let folder: TestFolder
    private let office: TestNode
    private var path: String { folder.path + "/backup" }

    init() throws {
        folder = try TestFolder()
        office = try TestNode("80.21.karo")
        for number in 1...20 { try office.record("เรื่อง \(number)", [.name: "สมชาย"]) }
    }

    /// What a restore of some bytes ends with, and the folder it was to go to.
    private func restore(_ bytes: Data) throws -> (error: StoreError?, folder: TestFolder) {
        try bytes.write(to: URL(fileURLWithPath: path))
        let folder = try TestFolder()
        do {
            _ = try FieldNode.restore(path, into: folder.path, world: office.clock.world(seed: 3))
            return (nil, folder)
        } catch let error as StoreError { return (error, folder) }
    }

    private func backup() throws -> Data {
        try office.node.backUp(to: path)
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    @Test("A backup that was cut short is refused as such, and leaves neither node nor keys")
    func cutShort() throws {
        let whole = try backup()
        for count in [50, 1_000, 4_096, whole.count / 2, whole.count - 4_096] {
            let (error, folder) = try restore(whole.prefix(count))
            #expect(error == .damagedBackup(path: path), "\(count) of \(whole.count)")
            #expect(!NodeStore.exists(in: folder.path))
            #expect(try folder.files().keys.filter { $0.hasSuffix(".key") } == [])
        }
    }

    @Test("A restore that was cut short while it copied is done once more")
    func leftCopy() throws {
        let whole = try backup()
        let folder = try TestFolder()
        let left = folder.path + "/" + NodeStore.fileName + ".new"
        try whole.prefix(5_000).write(to: URL(fileURLWithPath: left))
        let world = office.clock.world(seed: 3)
        #expect(try FieldNode.restore(path, into: folder.path, world: world).office == "80.21.karo")
        #expect(!FileManager.default.fileExists(atPath: left))
        #expect(try TestNode(opening: folder).node.list(ListRequest()).count == 20)
    }

    @Test("What is restored from a backup with a flipped bit is sound, or it is refused")
    func flippedBits() throws {
        let whole = try backup()
        var random = SplitMix64(seed: 1)
        var refused = 0
        for _ in 0..<20 {
            var damaged = whole
            damaged[random.below(whole.count)] ^= 0x55
            let (error, folder) = try restore(damaged)
            if error != nil {
                refused += 1
                #expect(!NodeStore.exists(in: folder.path))
                continue
            }
            let node = try TestNode(opening: folder, place: TestClock.place)
            #expect(try node.node.verify().problems == [])
        }
        #expect(refused > 0)
    }

    @Test("A damaged block of the log is found before the backup counts as restored")
    func damagedLog() throws {
        _ = try backup()
        let raw = RawDatabase(path: path)
        let last = try raw.run("SELECT number, length(body) FROM block").requireFirst()
        // In the text at the end of the block, where nothing but the hash can tell.
        let bit = try #require(Int(last[1])) * 8 - 12
        try raw.flip(bit: bit, of: "body", in: "block", where: "number = \(last[0])")
        let (error, folder) = try restore(Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(error == .damagedBackup(path: path))
        #expect(!NodeStore.exists(in: folder.path))
    }

    @Test("Damaged books take no earlier backup's place")
    func damagedBooks() throws {
        let earlier = try backup()
        try office.record("เรื่องหลังสำรอง")
        let raw = RawDatabase(of: office)
        let last = try raw.run("SELECT number, length(body) FROM block").requireFirst()
        let bit = try #require(Int(last[1])) * 8 - 12
        try raw.flip(bit: bit, of: "body", in: "block", where: "number = \(last[0])")
        #expect(throws: StoreError.self) { try office.node.backUp(to: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == earlier)
    }

    @Test("A damaged backup leaves the key that was laid there for the next one to be opened by")
    func nextBackup() throws {
        let whole = try backup()
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
        let target = try TestFolder()
        let manager = FileManager.default
        let keys = target.path + "/keys"
        try manager.createDirectory(atPath: keys, withIntermediateDirectories: true)
        let unlock = "/keys/unlock.key"
        try manager.copyItem(atPath: office.directory + unlock, toPath: target.path + unlock)
        let world = office.clock.world(seed: 3)
        #expect(throws: StoreError.damagedBackup(path: path)) {
            try FieldNode.restore(path, into: target.path, world: world)
        }
        #expect(try manager.contentsOfDirectory(atPath: keys) == ["unlock.key"])
        try whole.write(to: URL(fileURLWithPath: path))
        #expect(try FieldNode.restore(path, into: target.path, world: world).opensIdentities)
    }
}
