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
}
