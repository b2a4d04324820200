import Foundation
import SyncProtocol

/// What a person had seen of a ledger, as an opaque word that pages and JSON carry along.
///
/// An edit that names its basis supersedes only what was seen then: a form that stood open while a
/// sync came in overwrites nothing.
struct Basis {
    private static let mark = "b1-"

    let ledger: LedgerID
    let vector: VersionVector

    /// The word: a mark, then ledger id and version vector in URL-safe base 64.
    var text: String {
        Self.mark
            + Data(ledger.bytes + vector.bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    init(ledger: LedgerID, vector: VersionVector) {
        self.ledger = ledger
        self.vector = vector
    }

    /// Reads a word back.
    init(_ text: String) throws(FieldNodeError) {
        let body = text.dropFirst(Self.mark.count).replacing("-", with: "+").replacing(
            "_",
            with: "/"
        )
        let padding = String(repeating: "=", count: (4 - body.utf8.count % 4) % 4)
        guard text.hasPrefix(Self.mark), let bytes = Data(base64Encoded: body + padding),
            let ledger = LedgerID(bytes: bytes.prefix(LedgerID.byteCount)),
            let vector = VersionVector(bytes: Array(bytes.dropFirst(LedgerID.byteCount)))
        else { throw .invalidBasis(typed: text) }
        self.ledger = ledger
        self.vector = vector
    }

    /// What was seen, in the database's lines; everything in it must be held.
    static func seen(_ text: String?, in log: any LedgerHistory) throws -> LineVector? {
        guard let text else { return nil }
        let basis = try Basis(text)
        guard basis.ledger == log.ledger else { throw FieldNodeError.invalidBasis(typed: text) }
        var seen = LineVector()
        for entry in basis.vector.entries {
            guard let dot = try log.place(of: entry) else {
                throw FieldNodeError.invalidBasis(typed: text)
            }
            seen.raise(dot)
        }
        return seen
    }
}
