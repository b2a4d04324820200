@testable import SyncProtocol

// Short ways to write in a test ledger.

extension CellTag {
    static let name = CellTag(1)
    static let state = CellTag(2)
    static let note = CellTag(3)
}

extension TableTag {
    static let cases = TableTag(1)
}

extension CellWrite {
    /// An ordinary write to a cell of the table of cases.
    static func set(
        _ cell: CellTag,
        of row: RowReference,
        to value: Value,
        _ rule: WriteRule = .overwritable,
    ) -> CellWrite {
        CellWrite(table: .cases, row: row, cell: cell, rule: rule, value: value)
    }
}

extension MemoryLedger {
    /// Opens an author's origin.
    func open(_ author: TestAuthor) throws {
        try self.author(author.opening.writes, by: author)
    }

    /// Creates a row with a write-once name and a state.
    func create(by author: TestAuthor) throws -> RowKey {
        let change = try self.author(
            [
                .set(.name, of: .own(0), to: .text("นายสมชาย"), .writeOnce),
                .set(.state, of: .own(0), to: .code("received")),
            ],
            by: author
        )
        return RowKey(change.change.dot, ordinal: 0)
    }

    /// Writes a row's state.
    @discardableResult
    func setState(
        of row: RowKey,
        to state: String,
        by author: TestAuthor,
        seen: LineVector? = nil,
    ) throws -> VerifiedChange {
        try self.author([.set(.state, of: .row(row), to: .code(state))], by: author, seen: seen)
    }

    /// Signs an author's line and gives all that a peer lacks.
    func signedSet(by author: TestAuthor, for peer: MemoryLedger) throws -> ChangeSet {
        if let line = ownLine(of: author) { try sign(line, by: author) }
        return try set(for: peer) ?? set { _ in false }
    }

    /// The row that is the same as another ledger's.
    func row(_ key: RowKey, of other: MemoryLedger) -> RowKey? {
        other.hash(of: key.dot).flatMap(dot).map { RowKey($0, ordinal: key.ordinal) }
    }

    /// The live states of a row, the shown one first.
    func states(of row: RowKey) -> [String] {
        rows[row]?[.state]?.siblings.compactMap(\.value.string) ?? []
    }
}
