import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import Testing

@Suite struct KeysTests {
    @Test(
        "Setting up over left keys is refused and keeps them: they may be all that opens a backup"
    )
    func leftKeys() throws {
        let folder = try TestFolder()
        let manager = FileManager.default
        do { _ = try TestNode("80.21.karo", folder: folder) }
        for name in try manager.contentsOfDirectory(atPath: folder.path)
        where name.hasPrefix(NodeStore.fileName) {
            try manager.removeItem(atPath: folder.path + "/" + name)
        }
        let keys = try folder.files().filter { $0.key.hasSuffix(".key") }
        #expect(keys.count == 3)
        #expect(throws: StoreError.nodeExists(directory: folder.path)) {
            try TestNode("80.21.karo", seed: 5, folder: folder)
        }
        #expect(try folder.files().filter { $0.key.hasSuffix(".key") } == keys)
    }

    @Test("Keys that are laid down open to all for a restore are their owner's alone after it")
    func laidKeys() throws {
        let lost = try TestNode("80.21.karo")
        let folder = try TestFolder()
        let manager = FileManager.default
        let keys = folder.path + "/keys"
        let open: [FileAttributeKey: Any] = [.posixPermissions: 0o755]
        try manager.createDirectory(
            atPath: keys,
            withIntermediateDirectories: true,
            attributes: open
        )
        for (name, laid) in [("unlock", "unlock.key"), ("agreement", "agreement.former")] {
            let path = keys + "/" + laid
            try manager.copyItem(atPath: lost.directory + "/keys/\(name).key", toPath: path)
            try manager.setAttributes(open, ofItemAtPath: path)
        }
        let backup = folder.path + "/backup"
        try lost.node.backUp(to: backup)
        func mode(_ path: String) throws -> Int? {
            try manager.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(backup) == 0o600)
        let world = lost.clock.world(seed: 3)
        #expect(try FieldNode.restore(backup, into: folder.path, world: world).opensIdentities)
        #expect(try mode(keys) == 0o700)
        let names = try manager.contentsOfDirectory(atPath: keys)
        #expect(names.count == 4)
        for name in names { #expect(try mode(keys + "/" + name) == 0o600, "\(name)") }
    }

    @Test("Keys are for their owner alone, and a node with a damaged one is not opened")
    func damagedKeys() throws {
        let folder = try TestFolder()
        do { try TestNode("80.21.karo", folder: folder).record("เรื่อง", [.name: "สมชาย"]) }
        for name in ["signing.key", "agreement.key", "unlock.key"] {
            let path = folder.path + "/keys/" + name
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let bytes = try #require(FileManager.default.contents(atPath: path))
            for damaged in [Data(), bytes.dropLast(), bytes + [0]] {
                try damaged.write(to: URL(fileURLWithPath: path))
                #expect(throws: FieldNodeError.self) { try TestNode(opening: folder) }
            }
            try bytes.write(to: URL(fileURLWithPath: path))
        }
        #expect(try TestNode(opening: folder).node.list(ListRequest()).count == 1)
    }

    @Test("A node does not go on under a signing key that is not the one it writes by")
    func keysOfAnother() throws {
        let folder = try TestFolder()
        do { try TestNode("80.21.karo", folder: folder).record("เรื่อง") }
        let other = try TestNode("80.21.nong")
        let path = folder.path + "/keys/signing.key"
        let own = try #require(FileManager.default.contents(atPath: path))
        let foreign = FileManager.default.contents(atPath: other.directory + "/keys/signing.key")
        try #require(foreign).write(to: URL(fileURLWithPath: path))
        #expect(throws: FieldNodeError.self) { try TestNode(opening: folder) }
        try own.write(to: URL(fileURLWithPath: path))
        #expect(try TestNode(opening: folder).node.list(ListRequest()).count == 1)
    }

    @Test("Another computer's unlock key opens nothing, and the right one may come later")
    func lateUnlockKey() throws {
        let lost = try TestNode("80.21.karo")
        let before = try lost.record("ก่อน", [.name: "สมชาย"]).id
        let other = try TestNode("80.21.nong")
        let folder = try TestFolder()
        let keys = folder.path + "/keys"
        let manager = FileManager.default
        try manager.createDirectory(atPath: keys, withIntermediateDirectories: true)
        let unlock = "/keys/unlock.key"
        try manager.copyItem(atPath: other.directory + unlock, toPath: folder.path + unlock)
        let backup = folder.path + "/backup"
        try lost.node.backUp(to: backup)
        let world = lost.clock.world(seed: 3)
        let report = try FieldNode.restore(backup, into: folder.path, world: world)
        #expect(!report.opensIdentities && report.closedIdentities == 1)
        let since = try TestNode(opening: folder).record("หลัง", [.name: "สมหญิง"]).id
        try manager.copyItem(atPath: lost.directory + unlock, toPath: keys + "/unlock.former")
        let office = try TestNode(opening: folder)
        var request = ShowRequest()
        request.identity = true
        for (id, name) in [(before, "สมชาย"), (since, "สมหญิง")] {
            #expect(try office.node.show(id, request).identityFields == ["name": name])
        }
        #expect(try office.node.verify().problems == [])
    }

    @Test("A damaged key to an identity is found, with its case, and takes no whole backup's place")
    func damagedIdentityKey() throws {
        let office = try TestNode("80.21.karo")
        for name in ["สมชาย", "สมหญิง"] { try office.record("เรื่องของ \(name)", [.name: name]) }
        let path = office.directory + "/books.backup"
        try office.node.backUp(to: path)
        let whole = FileManager.default.contents(atPath: path)
        let raw = RawDatabase(of: office)
        let first = try raw.run("SELECT min(id) FROM identity_key")[0][0]
        try raw.flip(bit: 160, of: "wrapped", in: "identity_key", where: "id = \(first)")
        let ids = try office.node.list(ListRequest()).map(\.id)
        var request = ShowRequest()
        request.identity = true
        let closed = ids.filter { (try? office.node.show($0, request)) == nil }
        #expect(closed.count == 1)
        let number = try office.node.show(#require(closed.first)).number
        let problems = try office.node.verify().problems
        #expect(problems.count == 1 && problems.allSatisfy { $0.contains(number) })
        #expect(try office.node.doctor().integrityProblems == problems)
        #expect(throws: FieldNodeError.self) { try office.node.backUp(to: path) }
        #expect(FileManager.default.contents(atPath: path) == whole)
        try office.node.backUp(to: path + "2")
        // One that was wrapped by a lost machine's unlock key is whole.
        let restored = try office.restored(seed: 5)
        #expect(try restored.node.verify().problems == [])
        try restored.node.backUp(to: restored.directory + "/backup")
    }
}
