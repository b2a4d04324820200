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
        var last: WrittenCell?
        var isAscending = true
        var nextOrdinal: UInt16 = 0
        // By index, since a write taken out would be copied with its value.
        for index in change.writes.indices {
            switch change.writes[index].row {
            case .foreign: return .writesToForeignRow
            case .row where change.writes[index].rule == .writeOnce: return .writeOnceOnOldRow
            case .own(let ordinal):
                guard ordinal <= nextOrdinal, ordinal <= RowKey.ordinalLimit else {
                    return .ordinalsOutOfOrder
                }
                if change.writes[index].table == .origins,
                    ordinal > 0 || change.dot.sequence > .first
                {
                    return .openingRepeated
                }
                nextOrdinal = max(nextOrdinal, ordinal + 1)
            case .row: break
            }
            let cell = WrittenCell(change.writes[index])
            if let last {
                if let rule = firstBrokenRule(of: last, cell) { return rule }
                isAscending = isAscending && last < cell
            }
            last = cell
        }
        // Most changes name their cells in order, so that cells of one row are neighbours.
        return isAscending ? nil : firstBrokenRule(of: change.writes.map(WrittenCell.init).sorted())
    }

    /// The rule that two writes of one row break, found by comparing neighbours.
    private static func firstBrokenRule(of written: [WrittenCell]) -> ShapeRule? {
        zip(written, written.dropFirst()).lazy.compactMap(firstBrokenRule).first
    }

    private static func firstBrokenRule(
        of first: WrittenCell,
        _ second: WrittenCell,
    ) -> ShapeRule? {
        guard first.row == second.row else { return nil }
        if first.table != second.table { return .rowInTwoTables }
        return first.cell == second.cell ? .cellWrittenTwice : nil
    }

    private static func firstBrokenRuleOfValues(_ change: Change) -> ShapeRule? {
        var rowCount: UInt16 = 0
        for index in change.writes.indices {
            if case .own(let ordinal) = change.writes[index].row {
                rowCount = max(rowCount, ordinal + 1)
            }
        }
        let isRedacted = change.removedText != nil
        for index in change.writes.indices {
            if case .tuple(let values) = change.writes[index].value {
                if values.count > Value.tupleLimit { return .tupleTooLong }
                for value in values {
                    if let rule = firstBrokenRule(value, isRedacted, rowCount) { return rule }
                }
            } else if let rule = firstBrokenRule(change.writes[index].value, isRedacted, rowCount) {
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

        init(_ write: CellWrite) {
            row =
                switch write.row {
                case .own(let ordinal): .min + Int64(ordinal)
                case .row(let key): key.packed
                case .foreign: .max
                }
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
