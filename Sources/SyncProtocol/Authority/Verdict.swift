/// Whether a held change takes part in the state.
package enum Verdict: Hashable, Sendable {
    /// It does.
    case admitted
    /// It does not, for a reason: it is held, relayed and shown apart, and blocks nothing.
    case quarantined(Reason)

    /// Why a change is kept apart.
    package enum Reason: Hashable, Sendable {
        /// No certificate that counts names the author's key.
        case unknownKey
        /// The author's certificates do not reach the ledger.
        case outsideScope
        /// The change lies beyond the last accepted place of a revoked key.
        case revoked
        /// The change writes a cell that only the ledger's own nodes may write.
        case reservedCell(TableTag, CellTag)
    }
}

extension Verdict.Reason: CustomStringConvertible {
    /// The part of a sentence that follows "the change is kept apart, because".
    package var description: String {
        switch self {
        case .unknownKey: "no certificate held here names the key that signed it"
        case .outsideScope: "its author's certificate does not reach this ledger"
        case .revoked: "its author's key was revoked, and it lies beyond the last accepted place"
        case .reservedCell(let table, let cell):
            "it writes cell \(cell) of table \(table), which only the ledger's own nodes may write"
        }
    }
}
