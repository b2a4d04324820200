/// A statement as a node holds it: what it says, who wrote it, and where it stands.
package struct HeldStatement: Hashable, Sendable {
    /// The place of the change that carries a statement.
    package struct Place: Hashable, Sendable {
        /// The registry's ledger.
        package let ledger: LedgerID
        /// Whose chain.
        package let origin: Origin
        /// The change, in the database's lines.
        package let dot: Dot

        /// Names a place.
        package init(ledger: LedgerID, origin: Origin, dot: Dot) {
            self.ledger = ledger
            self.origin = origin
            self.dot = dot
        }
    }

    /// The row that holds the statement.
    package let id: RowID
    /// The prefix of the registry in which it stands.
    package let registryPrefix: Utf8Text
    /// The key that signs for the origin that wrote it.
    package let author: VerifyingKey
    /// Where it stands.
    package let place: Place
    /// How far down the registry's history it stands.
    package let height: Height
    /// What it says.
    package let statement: Statement

    /// Describes a held statement.
    package init(
        id: RowID,
        registryPrefix: Utf8Text,
        author: VerifyingKey,
        place: Place,
        height: Height = .none,
        statement: Statement,
    ) {
        self.id = id
        self.registryPrefix = registryPrefix
        self.author = author
        self.place = place
        self.height = height
        self.statement = statement
    }

    /// Whether the statement lies within a limit by its sequence alone: what is right for an origin
    /// whose chain has never forked.
    package func isWithinSequence(of limit: Limit) -> Bool {
        limit.ledger == place.ledger && limit.origin == place.origin
            && place.dot.sequence <= limit.sequence
    }

    /// The one order in which statements are listed; nothing depends on it but the listing.
    static func precedes(_ left: Self, _ right: Self) -> Bool {
        if left.id != right.id { return left.id < right.id }
        return left.tieBreak.lexicographicallyPrecedes(right.tieBreak)
    }

    private var tieBreak: [UInt8] {
        author.bytes + place.ledger.bytes + place.origin.bytes + statement.bytes
    }
}
