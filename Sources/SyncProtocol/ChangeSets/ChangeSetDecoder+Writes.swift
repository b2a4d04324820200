// The writes: shapes from their table, values from the columns.

extension ChangeSetDecoder {
    /// Reads all that is left and makes the changes.
    mutating func changes(
        _ stamps: [Stamp],
        lineCount: Int,
    ) throws(ChangeSetError) -> [Change] {
        var shapeReader = ShapeReader()
        let shapes = try shapeReader.shapes(from: &columns, limit: changeCount)
        let uses = try shapeUses(shapes.count)
        let counts = try Self.valueCounts(
            shapes,
            uses,
            columnCount: shapeReader.columns.keys.count,
            limit: columns.remaining
        )
        var values: [ColumnReader] = []
        for (key, count) in zip(shapeReader.columns.keys, counts) {
            var column = ColumnReader(key.kind, lineCount: lineCount)
            try column.read(count, from: &columns, &opaque)
            values.append(column)
        }
        try readTexts(into: &values)
        var changes: [Change] = []
        changes.reserveCapacity(stamps.count)
        for (stamp, use) in zip(stamps, uses) {
            let change = try Self.change(stamp, shaped: shapes[use], from: &values)
            try ChangeShape.check(change)
            changes.append(change)
        }
        return changes
    }

    /// Reads each change's shape; the table is in order of first use, and all of it is used.
    private mutating func shapeUses(_ shapeCount: Int) throws(ChangeSetError) -> [Int] {
        var uses: [Int] = []
        uses.reserveCapacity(changeCount)
        var seen = 0
        for _ in 0..<changeCount {
            let use = try index(below: shapeCount)
            guard use <= seen else { throw .invalidField(.order) }
            if use == seen { seen += 1 }
            uses.append(use)
        }
        guard seen == shapeCount else { throw .invalidField(.shape) }
        return uses
    }

    /// How many values stand in each column; each takes a byte at least.
    private static func valueCounts(
        _ shapes: [WriteShape],
        _ uses: [Int],
        columnCount: Int,
        limit: Int,
    ) throws(ChangeSetError) -> [Int] {
        var timesUsed = [Int](repeating: 0, count: shapes.count)
        for use in uses { timesUsed[use] += 1 }
        var counts = [Int](repeating: 0, count: columnCount)
        var total = 0
        for (shape, times) in zip(shapes, timesUsed) {
            total += times * shape.columns.count
            for column in shape.columns { counts[column] += times }
        }
        guard total <= ChangeSetLimits.values else {
            throw .lengthOverLimit(UInt64(total), limit: ChangeSetLimits.values)
        }
        guard total <= limit else { throw .truncated }
        return counts
    }

    private mutating func readTexts(into values: inout [ColumnReader]) throws(ChangeSetError) {
        var texts = ScsuDecoder(
            try columns.bytes(columns.remaining),
            limit: ChangeSetLimits.textBytes
        )
        for index in values.indices { try values[index].readTexts(from: &texts) }
        guard texts.isAtEnd else { throw .trailingBytes(texts.remaining) }
    }

    private static func change(
        _ stamp: Stamp,
        shaped shape: WriteShape,
        from columns: inout [ColumnReader],
    ) throws(ChangeSetError) -> Change {
        // The text of a change is hashed as one: it is redacted as a whole or not at all.
        guard shape.hasRemovedText == (stamp.removedText != nil),
            !(shape.hasRemovedText && shape.hasText)
        else { throw .invalidField(.redaction) }
        var writes: [CellWrite] = []
        writes.reserveCapacity(shape.writes.count)
        var targets: [RowReference] = []
        var place = 0
        for write in shape.writes {
            if write.namesTarget {
                targets.append(try columns[shape.columns[place]].nextRow(for: stamp))
                place += 1
            }
            writes.append(
                CellWrite(
                    table: write.table,
                    row: write.target.row(among: targets),
                    cell: write.cell,
                    rule: write.rule,
                    value: try value(of: write, shape, &place, stamp, from: &columns)
                )
            )
        }
        return Change(
            dot: stamp.dot,
            height: stamp.height,
            time: stamp.time,
            context: stamp.context,
            writes: writes,
            removedText: stamp.removedText
        )
    }

    private static func value(
        of write: WriteShape.Write,
        _ shape: WriteShape,
        _ place: inout Int,
        _ stamp: Stamp,
        from columns: inout [ColumnReader],
    ) throws(ChangeSetError) -> Value {
        guard !write.members.isEmpty else {
            defer { place += 1 }
            return try columns[shape.columns[place]].nextValue(for: stamp)
        }
        var values: [Value] = []
        values.reserveCapacity(write.members.count)
        for _ in write.members {
            values.append(try columns[shape.columns[place]].nextValue(for: stamp))
            place += 1
        }
        return .tuple(values)
    }
}

extension WriteShape.Target {
    /// The row itself, once the older rows of the change are known.
    fileprivate func row(among targets: [RowReference]) -> RowReference {
        switch self {
        case .own(let ordinal): .own(ordinal)
        case .old(let number): targets[number]
        }
    }
}
