/// A set of action kinds, held as bits; in JSON a list of their names.
package struct ActionKindSet: Hashable, Sendable, ExpressibleByArrayLiteral {
    private var bits: UInt32 = 0

    /// Makes a set of the listed kinds.
    package init(_ kinds: some Sequence<ActionKind>) {
        for kind in kinds { bits |= 1 << UInt32(kind.ordinal) }
    }

    /// Makes a set of the listed kinds.
    package init(arrayLiteral kinds: ActionKind...) { self.init(kinds) }

    /// Whether a kind is in the set.
    package func contains(_ kind: ActionKind) -> Bool {
        bits & (1 << UInt32(kind.ordinal)) != 0
    }

    /// Whether no kind is in the set.
    package var isEmpty: Bool { bits == 0 }

    /// The kinds in their order of definition.
    package var kinds: [ActionKind] { ActionKind.allCases.filter(contains) }
}

extension ActionKindSet: Codable {
    package init(from decoder: any Decoder) throws {
        try self.init([ActionKind](from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        try kinds.encode(to: encoder)
    }
}
