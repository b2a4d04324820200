import ComplaintModel
import NodeStore

/// A category of an office.
package struct CategoryView: Hashable, Sendable, Codable {
    package let code: String
    package let name: String
}

extension FieldNode {
    /// The categories of the own office, in the order of its procedure.
    package func categories() throws -> [CategoryView] {
        let ledger = try ownHeldLedger()
        return try store.read { reader in
            try rules(of: ledger.number, in: reader).procedure.categories.map {
                CategoryView(code: $0.code.text, name: $0.nameThai)
            }
        }
    }
}
