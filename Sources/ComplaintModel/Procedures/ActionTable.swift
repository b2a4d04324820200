/// The action rules of a procedure, found by kind without hashing; in JSON a list.
package struct ActionTable: Hashable, Sendable {
    /// The rules in the order of the file.
    package let rules: [ActionRule]
    private let byOrdinal: [ActionRule?]

    /// Makes a table; of two rules for one kind the first counts.
    package init(_ rules: [ActionRule]) {
        self.rules = rules
        var byOrdinal = [ActionRule?](repeating: nil, count: ActionKind.allCases.count)
        for rule in rules where byOrdinal[rule.kind.ordinal] == nil {
            byOrdinal[rule.kind.ordinal] = rule
        }
        self.byOrdinal = byOrdinal
    }

    /// The rule for a kind; nothing for a kind that the procedure does not use.
    package subscript(kind: ActionKind) -> ActionRule? { byOrdinal[kind.ordinal] }
}

extension ActionTable: Codable {
    package init(from decoder: any Decoder) throws {
        try self.init([ActionRule](from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        try rules.encode(to: encoder)
    }
}
