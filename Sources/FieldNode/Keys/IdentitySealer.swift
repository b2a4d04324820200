import ComplaintModel
import NodeStore
import SyncProtocol

/// The computer that has sealed a complainant's identity last, and has the key to it.
package struct IdentitySealer: Hashable, Sendable {
    /// The code of its office.
    let office: String
    /// The beginning of the node's id, as `nodes` lists it.
    let node: String

    /// Its name in a sentence for the staff.
    var words: String { "\(office) (\(node))" }
}

extension FieldNode {
    /// Who has sealed the identity that a case shows; nil where it is this node itself, or one that no
    /// registry names.
    func sealer(
        of row: RowState,
        in ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> IdentitySealer? {
        guard let touch = row[ComplaintCell.identity]?.shown.touches.last else { return nil }
        let log = try reader.log(of: ledger)
        guard let origin = log.lineage.lines[row.touches[touch].dot.line]?.origin,
            let key = log.key(of: origin), key != verifyingKey,
            let office = try officeCode(of: key, reader)
        else { return nil }
        return IdentitySealer(
            office: office,
            node: String(NodeID(of: key).description.prefix(Self.shownDigits))
        )
    }

    private static let shownDigits = 8

    /// Opens the identity that a case shows.
    ///
    /// - Parameters:
    ///   - row: the case's row.
    ///   - ledger: the ledger that it stands in.
    ///   - reader: the database.
    /// - Returns: the fields; nil where nobody gave a name.
    /// - Throws: ``FieldNodeError/identityNotHere(sealedBy:)`` if this node has no key to it.
    func openIdentity(
        of row: RowState,
        in ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> [EditableField: String]? {
        guard let sealed = row.shown(ComplaintCell.identity) else { return nil }
        let vault = IdentityVault(keys: keys, world: world, ledger: ledger.id)
        guard let fields = try vault.opened(sealed, in: reader) else {
            throw FieldNodeError.identityNotHere(sealedBy: try sealer(of: row, in: ledger, reader))
        }
        return fields
    }
}
