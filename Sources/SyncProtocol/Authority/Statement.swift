/// What a registry says in one row: written once, never edited.
///
/// The layout of its bytes stands in the catalogue's page on authority and admission.
package enum Statement: Hashable, Sendable {
    /// A key is a node's, and may do this.
    case certificate(Certificate)
    /// A key is no longer trusted beyond some places.
    case revocation(Revocation)
    /// A revocation names further places.
    case furtherPlaces(FurtherPlaces)
    /// Of a kind or version that this program does not know: kept, relayed, and ignored.
    ///
    /// The bytes are those after the kind.
    case unknown(kind: UInt8, bytes: [UInt8])

    /// The version of the layout that this program writes.
    static let version: UInt8 = 1
    /// The most bytes of a statement: it has to fit into one change.
    package static let byteLimit = 240 * 1024
    /// The most earlier statements that one takes the place of.
    package static let replacesLimit = 256

    /// The earlier statements that this one takes the place of.
    package var replaces: [RowID] {
        switch self {
        case .certificate(let certificate): certificate.replaces
        case .revocation(let revocation): revocation.replaces
        case .furtherPlaces, .unknown: []
        }
    }

    /// The root key's signature, if there is one.
    package var rootSignature: [UInt8]? {
        switch self {
        case .certificate(let certificate): certificate.rootSignature
        case .revocation(let revocation): revocation.rootSignature
        case .furtherPlaces(let places): places.rootSignature
        case .unknown: nil
        }
    }
}

extension TableTag {
    /// The table of statements: one row a statement.
    package static let statements = TableTag(16)
}

extension Statement {
    /// The cell of the statements table that holds the bytes.
    package static let cell = CellTag(1)

    /// The write that puts the statement into a registry.
    ///
    /// - Parameter ordinal: which of the rows that its change creates.
    /// - Returns: the only write of the row.
    package func write(ordinal: UInt16 = 0) -> CellWrite {
        CellWrite(
            table: .statements,
            row: .own(ordinal),
            cell: Self.cell,
            rule: .writeOnce,
            value: .bytes(bytes)
        )
    }

    /// Reads the statement that a write puts into a registry; nil if the write is no such thing.
    ///
    /// - Throws: ``StatementError`` if it is one, and malformed.
    package init?(_ write: CellWrite) throws(StatementError) {
        guard write.table == .statements, write.cell == Self.cell, write.rule == .writeOnce,
            case .own = write.row, case .bytes(let bytes) = write.value
        else { return nil }
        try self.init(decoding: bytes)
    }
}
