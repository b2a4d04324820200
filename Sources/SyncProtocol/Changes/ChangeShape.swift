/// The rules of form that a change must keep whatever its tags mean; the same on every node.
package enum ChangeShape {
    /// Checks a change against the rules.
    ///
    /// - Throws: ``ChangeSetError/malformedChange(sequence:rule:)`` naming the first broken rule.
    package static func check(_ change: Change) throws(ChangeSetError) {
        if let rule = firstBrokenRule(change) {
            throw .malformedChange(sequence: change.dot.sequence, rule: rule)
        }
    }

    private static func firstBrokenRule(_ change: Change) -> ShapeRule? {
        if change.writes.isEmpty { return .noWrites }
        if change.writes.count > Change.writeLimit { return .tooManyWrites }
        if change.context.own >= change.dot.sequence { return .sawItself }
        if change.height == .none || change.height > .limit { return .heightOutOfRange }
        return firstBrokenRuleOfWrites(change) ?? firstBrokenRuleOfValues(change)
    }

    private static func firstBrokenRuleOfWrites(_ change: Change) -> ShapeRule? {
        var written: [WrittenCell] = []
        written.reserveCapacity(change.writes.count)
        var isAscending = true
        var nextOrdinal: UInt16 = 0
        for write in change.writes {
            let cell: WrittenCell
            switch write.row {
            case .foreign: return .writesToForeignRow
            case .row where write.rule == .writeOnce: return .writeOnceOnOldRow
            case .own(let ordinal):
                guard ordinal <= nextOrdinal, ordinal <= RowKey.ordinalLimit else {
                    return .ordinalsOutOfOrder
                }
                if write.table == .origins, ordinal > 0 || change.dot.sequence > .first {
                    return .openingRepeated
                }
                nextOrdinal = max(nextOrdinal, ordinal + 1)
                cell = WrittenCell(row: .min + Int64(ordinal), write)
            case .row(let key): cell = WrittenCell(row: key.packed, write)
            }
            isAscending = isAscending && written.last.map { $0 < cell } ?? true
            written.append(cell)
        }
        return firstBrokenRule(of: isAscending ? written : written.sorted())
    }

    /// The rule that two writes of one row break.
    ///
    /// Neighbours are compared instead of hashing every cell: most changes name their cells in order
    /// already.
    private static func firstBrokenRule(of written: [WrittenCell]) -> ShapeRule? {
        for (first, second) in zip(written, written.dropFirst()) where first.row == second.row {
            if first.table != second.table { return .rowInTwoTables }
            if first.cell == second.cell { return .cellWrittenTwice }
        }
        return nil
    }

    private static func firstBrokenRuleOfValues(_ change: Change) -> ShapeRule? {
        var rowCount: UInt16 = 0
        for case .own(let ordinal) in change.writes.lazy.map(\.row) {
            rowCount = max(rowCount, ordinal + 1)
        }
        let isRedacted = change.removedText != nil
        for write in change.writes {
            if case .tuple(let values) = write.value {
                if values.count > Value.tupleLimit { return .tupleTooLong }
                for value in values {
                    if let rule = firstBrokenRule(value, isRedacted, rowCount) { return rule }
                }
            } else if let rule = firstBrokenRule(write.value, isRedacted, rowCount) {
                return rule
            }
        }
        return nil
    }

    /// The rule that a value which stands alone or within a group breaks.
    private static func firstBrokenRule(
        _ value: Value,
        _ isRedacted: Bool,
        _ rowCount: UInt16,
    ) -> ShapeRule? {
        switch value {
        case .tuple: .nestedTuple
        case .row(.own(let ordinal)) where ordinal >= rowCount: .rowOfTheFuture
        // Else the digest of the removed text would vouch for any other text of the same length.
        case .text where isRedacted: .redactedInPart
        case .removedText where !isRedacted: .redactedInPart
        // Else two values would have the same canonical bytes.
        case .unknown(let kind, _) where kind <= Value.lastKnownKind: .kindIsKnown
        default: nil
        }
    }

    /// Which cell of which row was written; the rows that the change creates come first.
    private struct WrittenCell: Comparable {
        let row: Int64
        let table: TableTag
        let cell: CellTag

        init(row: Int64, _ write: CellWrite) {
            self.row = row
            table = write.table
            cell = write.cell
        }

        static func < (left: Self, right: Self) -> Bool {
            (left.row, left.cell, left.table) < (right.row, right.cell, right.table)
        }
    }
}

/// One rule of form; the raw value is the sentence that says how it was broken.
package enum ShapeRule: String, Sendable {
    case noWrites = "it writes nothing"
    case tooManyWrites = "it has more than 4,096 writes"
    case tooLarge = "it is larger than 256 KiB"
    case sawItself = "its context covers the change itself"
    case heightOutOfRange = "its height is zero or beyond the limit"
    case wrongHeight = "its height is not one above its causal past"
    case writesToForeignRow = "it writes to a row of another ledger"
    case writeOnceOnOldRow = "it writes a write-once cell of a row that it does not create"
    case ordinalsOutOfOrder = "its new rows are not numbered in order"
    case rowInTwoTables = "it writes one row under two tables"
    case cellWrittenTwice = "it writes one cell twice"
    case nestedTuple = "it holds a group within a group"
    case tupleTooLong = "it holds a group of more than 64 values"
    case rowOfTheFuture = "it names a row that no earlier change has created"
    case redactedInPart = "its text is redacted in part, or not as its hash says"
    case kindIsKnown = "it holds a known kind of value in the form of an unknown one"
    case openingRepeated = "it opens an origin that is already open"
}
