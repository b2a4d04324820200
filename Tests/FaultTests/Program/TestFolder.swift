import Foundation
import Glibc

/// A folder that is removed with everything in it when nobody needs it any more.
final class TestFolder: Sendable {
    /// Its absolute path.
    let path: String

    init() throws {
        var template = Array("/tmp/tambon-fault-\(getpid())-XXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else { throw TestTrouble.system(errno) }
        path = unsafe String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in it.
    func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file and returns its path.
    @discardableResult
    func put(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(filePath: file(name)))
        return file(name)
    }

    /// Writes a file of text and returns its path.
    @discardableResult
    func put(_ name: String, _ text: String) throws -> String { try put(name, Array(text.utf8)) }

    /// The content of a file.
    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: file(name))))
    }

    /// The names of everything below a folder, sorted.
    static func tree(_ path: String) -> [String] {
        (FileManager.default.subpaths(atPath: path) ?? []).sorted()
    }
}
