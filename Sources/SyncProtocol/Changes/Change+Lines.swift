// The same change in the terms of another table of lines.

extension Change {
    /// The change with its lines renamed.
    ///
    /// - Parameters:
    ///   - dot: the change's own place in the other table.
    ///   - map: gives the place of any earlier change there.
    /// - Returns: the same change in the other table's terms.
    /// - Throws: what the closure throws.
    package func relocated(to dot: Dot, by map: (Dot) throws -> Dot) rethrows -> Change {
        Change(
            dot: dot,
            height: height,
            time: time,
            context: ChangeContext(
                own: context.own,
                others: context.others.entries.isEmpty
                    ? context.others : LineVector(try context.others.entries.map(map))
            ),
            writes: try writes.relocated(by: map),
            removedText: removedText
        )
    }

    /// Calls back with every earlier change that the change names: in its context, as a row to
    /// write to, or within a value.
    package func forEachReference(_ body: (Dot) throws -> Void) rethrows {
        for seen in context.others.entries { try body(seen) }
        try forEachNamedRow(body)
    }

    /// Calls back with the change that created each older row that the change writes to or names
    /// within a value.
    package func forEachNamedRow(_ body: (Dot) throws -> Void) rethrows {
        // By index, since a write taken out would be copied with its value.
        for index in writes.indices {
            if case .row(let key) = writes[index].row { try body(key.dot) }
            switch writes[index].value {
            case .row(.row(let key)): try body(key.dot)
            case .tuple(let values):
                for case .row(.row(let key)) in values { try body(key.dot) }
            default: break
            }
        }
    }
}

extension [CellWrite] {
    /// The writes with their rows renamed; those that name no older row are taken over as they are.
    fileprivate func relocated(by map: (Dot) throws -> Dot) rethrows -> [CellWrite] {
        var relocated = self
        for index in indices where self[index].namesOlderRow {
            relocated[index] = try self[index].relocated(by: map)
        }
        return relocated
    }
}

extension CellWrite {
    fileprivate var namesOlderRow: Bool {
        if case .row = row { return true }
        switch value {
        case .row(.row), .tuple: return true
        default: return false
        }
    }

    fileprivate func relocated(by map: (Dot) throws -> Dot) rethrows -> CellWrite {
        CellWrite(
            table: table,
            row: try row.relocated(by: map),
            cell: cell,
            rule: rule,
            value: try value.relocated(by: map)
        )
    }
}

extension RowReference {
    fileprivate func relocated(by map: (Dot) throws -> Dot) rethrows -> RowReference {
        guard case .row(let key) = self else { return self }
        return .row(RowKey(try map(key.dot), ordinal: key.ordinal))
    }
}

extension Value {
    fileprivate func relocated(by map: (Dot) throws -> Dot) rethrows -> Value {
        switch self {
        case .row(let row): .row(try row.relocated(by: map))
        case .tuple(let values): .tuple(try values.map { try $0.relocated(by: map) })
        default: self
        }
    }
}
