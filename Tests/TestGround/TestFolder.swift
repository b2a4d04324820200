import Foundation
import Glibc

/// A folder that is removed with everything in it when nobody needs it any more.
package final class TestFolder: Sendable {
    /// How the paths of all such folders begin; the process that made one follows.
    package static let prefix = "/tmp/tambon-run-"

    /// Its absolute path.
    package let path: String

    /// Makes an empty folder.
    ///
    /// - Throws: ``TestTrouble`` if there is none to be had.
    package init() throws {
        var template = Array("\(Self.prefix)\(getpid())-XXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else { throw TestTrouble.system(errno) }
        path = unsafe String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in it.
    package func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file and returns its path.
    @discardableResult
    package func put(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(filePath: file(name)))
        return file(name)
    }

    /// Writes a file of text and returns its path.
    @discardableResult
    package func put(_ name: String, _ text: String) throws -> String {
        try put(name, Array(text.utf8))
    }

    /// The content of a file.
    package func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: file(name))))
    }

    /// The names of everything below a folder, sorted.
    package static func tree(_ path: String) -> [String] {
        (FileManager.default.subpaths(atPath: path) ?? []).sorted()
    }
}
