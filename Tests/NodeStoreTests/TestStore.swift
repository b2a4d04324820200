import Foundation
import NodeStore

/// A node's folder with a database, gone when nobody uses it any more.
final class TestStore: Sendable {
    let directory: String

    var path: String { directory + "/" + NodeStore.fileName }

    /// The database's bytes and those of the files beside it, but the lock.
    var files: [String: Data] {
        get throws {
            var files: [String: Data] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: directory)
            where name.hasPrefix(NodeStore.fileName) {
                files[name] = FileManager.default.contents(atPath: directory + "/" + name)
            }
            return files
        }
    }

    init() throws {
        directory = NSTemporaryDirectory() + "tambon-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory,
            withIntermediateDirectories: true
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func create() throws -> NodeStore { try NodeStore(directory: directory, creating: true) }

    func open() throws -> NodeStore { try NodeStore(directory: directory, creating: false) }

    func write(_ bytes: [UInt8], as name: String = NodeStore.fileName) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: directory + "/" + name))
    }
}
