import FieldNode
import Foundation
import NodeStore
import SyncProtocol

extension SimulatedNode {
    private static let stampFile = "host.stamp"

    /// Copies the folder of the node, which is closed, to another place.
    func copyFolder(to path: String) throws {
        machine.settle()
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.copyItem(atPath: folder, toPath: path)
    }

    /// Puts a copy in the place of the node's folder; the node is closed.
    ///
    /// - Parameters:
    ///   - path: the copy.
    ///   - keepsStamp: whether only the database is put back, and what lies beside it stays.
    /// - Throws: what the files' system says.
    func replaceFolder(by path: String, keepsStamp: Bool = false) throws {
        machine.settle()
        let stamp = FileManager.default.contents(atPath: folder + "/" + Self.stampFile)
        try FileManager.default.removeItem(atPath: folder)
        try FileManager.default.copyItem(atPath: path, toPath: folder)
        if keepsStamp, let stamp {
            try stamp.write(to: URL(fileURLWithPath: folder + "/" + Self.stampFile))
        }
    }

    /// Sets the node up anew from a backup of its books; it is closed, and opens with new keys.
    func restore(from path: String) throws {
        machine.settle()
        try FileManager.default.removeItem(atPath: folder)
        machine.restart()
        _ = try FieldNode.restore(path, into: folder, world: world, schema: schema)
    }

    /// Turns some bits of the database around; the node is closed.
    ///
    /// - Returns: where.
    func rot(bits: Int, _ random: inout SeededRandom) throws -> [Int] {
        machine.settle()
        let path = folder + "/" + NodeStore.fileName
        var bytes = Array(FileManager.default.contents(atPath: path) ?? Data())
        if bytes.isEmpty { return [] }
        let places = (0..<bits).map { _ in random.below(bytes.count) }
        for place in places { bytes[place] ^= 1 << UInt8(random.below(8)) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return places
    }
}
