import ComplaintModel
import FieldNode
import Foundation
import Transports

/// A procedure as a person names it: one that is shipped, or a file.
struct ProcedureFile {
    /// The procedure.
    let procedure: Procedure

    /// Looks among those that are shipped, and reads the file else.
    ///
    /// - Throws: ``FieldNodeError/unknownProcedure(typed:known:)``, or ``CommandError`` for a file that
    ///   cannot be used.
    init(_ typed: String, _ console: any Console) throws {
        if let shipped = Procedure.shipped(typed) {
            procedure = shipped
            return
        }
        let path = console.path(typed)
        guard FileManager.default.fileExists(atPath: path) else {
            throw FieldNodeError.unknownProcedure(
                typed: typed,
                known: Procedure.shipped.map(\.code)
            )
        }
        let bytes = try PlainFile(path: path).read(limitBytes: 1 << 20)
        do { procedure = try Procedure.load(typed: bytes) } catch {
            throw CommandError.unusableFile(name: typed, error)
        }
    }
}
