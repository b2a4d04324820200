import FieldNode
import SyncProtocol

/// What a revoked node wrote beyond what was held where it was revoked shows nowhere.
extension SimulatedWorld {
    /// Whether somebody's deed is not admitted.
    func isQuarantined(_ number: Int) -> Bool {
        guard let revoked, let deed = model.deeds[number], deed.ledger == revoked.ledger,
            deed.author == revoked.identity
        else { return false }
        return !model.isHeld(number, by: revoked.limit)
    }

    /// Looks for anything that came after the limit, in every cell of every row.
    ///
    /// - Throws: ``Violation`` if there is any.
    func checkQuarantine(_ state: LedgerState, of ledger: Int, at node: SimulatedNode) throws {
        guard let revoked, revoked.ledger == ledger else { return }
        let origins = model.origins(of: revoked.identity)
        for row in state.rows {
            for cell in row.cells {
                for dot in cell.values.flatMap(\.dots) where isBeyond(dot, origins, revoked) {
                    throw Violation(
                        promise: .quarantineApart,
                        detail: "\(node.name) shows in cell \(cell.cell) of \(row.id) what "
                            + "\(dot) wrote, after its node was revoked"
                    )
                }
            }
        }
    }

    private func isBeyond(_ dot: String, _ origins: Set<Origin>, _ revoked: RevokedNode) -> Bool {
        let parts = dot.split(separator: ":")
        guard parts.count == 3, let origin = Origin(hex: String(parts[0])),
            let sequence = UInt32(parts[1]), origins.contains(origin)
        else { return false }
        return !revoked.limit.entries.contains {
            $0.origin == origin && sequence <= $0.sequence.value
        }
    }
}
