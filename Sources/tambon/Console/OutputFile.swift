import FieldNode
import Foundation
import Transports

/// The file that a person has named for a command to write.
struct OutputFile {
    private let file: PlainFile

    /// Takes the name as a person wrote it.
    ///
    /// - Parameters:
    ///   - typed: the name.
    ///   - node: the node that the command works on.
    ///   - console: knows the person's folder.
    ///   - isSealed: whether what is written is sealed, and may be read by anyone.
    /// - Throws: ``CommandError/outputInNode(path:)`` for a file in the node's own folder: a slip
    ///   there could replace the database.
    init(
        _ typed: String,
        of node: FieldNode,
        _ console: any Console,
        isSealed: Bool = false,
    ) throws {
        let path = console.path(typed)
        let folder = (path as NSString).deletingLastPathComponent
        let real = (folder as NSString).resolvingSymlinksInPath + "/"
        let own = (node.directory as NSString).resolvingSymlinksInPath + "/"
        if real.hasPrefix(own) { throw CommandError.outputInNode(path: path) }
        file = PlainFile(path: path, isSealed: isSealed)
    }

    /// The file's absolute path.
    var path: String { file.path }

    /// Writes the whole file, in place of one that may be there.
    func write(_ bytes: [UInt8]) throws { try file.write(bytes) }

    /// Writes the whole file a piece at a time, in place of one that may be there.
    func write<Value>(
        _ content: (_ sink: ([UInt8]) throws -> Void) throws -> Value
    ) throws -> Value {
        try file.write(content)
    }
}
