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
        guard let shown = row[ComplaintCell.identity]?.shown else { return nil }
        return try sealer(of: shown, in: row, ledger, reader)
    }

    /// Who has sealed one of the identities of a case; nil as for the one that it shows.
    ///
    /// Whoever has settled a conflict wrote the value once more that holds: it was sealed by the first who
    /// wrote it.
    func sealer(
        of identity: Sibling,
        in row: RowState,
        _ ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> IdentitySealer? {
        let log = try reader.log(of: ledger)
        let touches = row.touches
        let last = identity.touches.last.map { touches[$0] }
        // What was sealed at the entry, as nearly all is, needs no look into the log; where that cannot be
        // read, the last who wrote it is named.
        let first =
            last?.dot == row.creation.dot
            ? last
            : touches.first { touch in
                let change = try? reader.change(touch.dot, in: log)
                return change?.writes.contains { $0.value == identity.value } ?? false
            }
        guard let written = first ?? last,
            let origin = log.lineage.lines[written.dot.line]?.origin,
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
