import ComplaintModel
import FieldNode
import Foundation
import Transports

/// A procedure as a person names it: one that is shipped, or a file.
struct ProcedureFile {
    /// The procedure.
    let procedure: Procedure

    /// A change of the books takes a procedure together with the one that it replaces.
    private static let limitBytes = 120 << 10

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
        let bytes = try PlainFile(path: path).read(limitBytes: Self.limitBytes)
        do { procedure = try Procedure.load(typed: bytes) } catch {
            throw CommandError.unusableFile(name: typed, error)
        }
        // The books may write it at greater length than the file does.
        if try procedure.json().count > Self.limitBytes {
            throw PlainFileError.tooLarge(path: path, limitBytes: Self.limitBytes)
        }
    }
}
