package import SyncProtocol

/// One action of a case with what orders it among the others.
package struct StoredAction: Sendable {
    /// The action's row.
    package let key: RowKey
    /// The row as merged.
    package let row: RowState
    /// What its author had seen.
    package let context: ChangeContext

    /// Describes an action.
    package init(key: RowKey, row: RowState, context: ChangeContext) {
        self.key = key
        self.row = row
        self.context = context
    }

    /// The change that made it.
    package var touch: Touch { row.creation }

    /// The context in stored form; nil where it is just the own line up to the preceding change.
    var storedContext: [UInt8]? {
        if context.isPlain(at: key.dot.sequence) { return nil }
        var bytes: [UInt8] = []
        bytes.appendVarint(UInt64(context.own.value))
        for dot in context.others.entries {
            bytes.appendVarint(UInt64(dot.line.value))
            bytes.appendVarint(UInt64(dot.sequence.value))
        }
        return bytes
    }

    /// Undoes ``storedContext``.
    static func context(_ stored: [UInt8]?, of key: RowKey) throws -> ChangeContext {
        guard let stored else { return .plain(at: key.dot.sequence) }
        var reader = ByteReader(stored)
        let limit = Int(UInt32.max)
        let own = SequenceNumber(UInt32(try reader.count(limit: limit)))
        var others = LineVector()
        while !reader.isAtEnd {
            let line = LineNumber(UInt32(try reader.count(limit: limit)))
            let sequence = SequenceNumber(UInt32(try reader.count(limit: limit)))
            others.raise(Dot(line: line, sequence: sequence))
        }
        return ChangeContext(own: own, others: others)
    }
}

extension StoreReader {
    /// The actions of a case, in the order of their keys.
    package func actions(of complaint: RowKey) throws -> [StoredAction] {
        var statement = try RowStatement(schema.statements.selectActionsOfCase, in: db)
        statement.bind(complaint.packed)
        return try statement.all(action)
    }

    /// An action by key; nil if it is not there.
    package func action(_ key: RowKey) throws -> StoredAction? {
        var statement = try RowStatement(schema.statements.selectAction, in: db)
        statement.bind(key.packed)
        return try statement.first(action)
    }

    private func action(_ row: StoredColumns) throws -> StoredAction {
        let place = schema.action.columns.count + 1
        let key = RowKey(packed: try row.integer(place))
        return StoredAction(
            key: key,
            row: try schema.action.state(of: row),
            context: try StoredAction.context(try row.optionalBytes(place + 1), of: key)
        )
    }
}

extension ChangeContext {
    /// Just all of a change's own line.
    package static func plain(at sequence: SequenceNumber) -> ChangeContext {
        ChangeContext(own: sequence.previous, others: LineVector())
    }

    /// Whether a change had seen just all of its own line.
    package func isPlain(at sequence: SequenceNumber) -> Bool {
        own == sequence.previous && others.entries.isEmpty
    }
}
