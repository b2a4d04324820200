import Foundation

/// A folder of its own for a test, gone when nobody uses it any more.
final class TestFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "tambon-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// A copy of another folder, as a backup program makes it.
    init(copying other: TestFolder) throws {
        path = NSTemporaryDirectory() + "tambon-test-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: other.path, toPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Every file in the folder, by its path.
    func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            if let contents = FileManager.default.contents(atPath: path + "/" + name) {
                files[name] = contents
            }
        }
        return files
    }
}
