// The writes: shapes in a table, values in columns.

extension ChangeSetEncoder {
    /// Appends the shapes, each change's shape, and the columns.
    mutating func appendWrites(of set: ChangeSet) {
        var shapes = ShapeList()
        var columns: [ColumnWriter] = []
        var uses: [UInt8] = []
        for change in set.changes {
            let index = shapes.index(of: change)
            uses.appendVarint(index)
            for key in shapes.columns.keys[columns.count...] {
                columns.append(ColumnWriter(key.kind))
            }
            Self.append(change, shaped: shapes.shapes[index], to: &columns)
        }
        body.columns.appendVarint(shapes.shapes.count)
        body.columns.append(contentsOf: shapes.bytes)
        body.endColumn()
        body.columns.append(contentsOf: uses)
        for column in columns {
            body.endColumn()
            column.finish(into: &body)
        }
    }

    private static func append(
        _ change: Change,
        shaped shape: WriteShape,
        to columns: inout [ColumnWriter],
    ) {
        var place = 0
        for (index, write) in change.writes.enumerated() {
            if shape.writes[index].namesTarget {
                columns[shape.columns[place]].append(write.row, of: change)
                place += 1
            }
            if case .tuple(let values) = write.value, !values.isEmpty {
                for value in values {
                    columns[shape.columns[place]].append(value, of: change)
                    place += 1
                }
            } else {
                columns[shape.columns[place]].append(write.value, of: change)
                place += 1
            }
        }
    }
}

/// The distinct shapes of a set's changes, in order of first use.
private struct ShapeList {
    private(set) var shapes: [WriteShape] = []
    private(set) var columns = ColumnTable()
    /// The table in its wire form.
    private(set) var bytes: [UInt8] = []
    private var indexes: [[UInt32]: Int] = [:]

    /// The index of a change's shape, which is added if it is new.
    mutating func index(of change: Change) -> Int {
        var targets = TargetList()
        var words: [UInt32] = []
        words.reserveCapacity(4 * change.writes.count)
        var named: [TargetList.Name] = []
        named.reserveCapacity(change.writes.count)
        for write in change.writes {
            let target = targets.name(of: write.row)
            named.append(target)
            words.append(write.table.value)
            words.append(target.code)
            words.append(write.cell.value)
            words.append(ColumnKind(write.value).code << 1 | UInt32(write.rule.rawValue))
            if case .tuple(let values) = write.value {
                words.append(UInt32(values.count))
                for value in values { words.append(ColumnKind(value).code) }
            }
        }
        if let index = indexes[words] { return index }
        indexes[words] = shapes.count
        bytes.appendVarint(change.writes.count)
        for word in words { bytes.appendVarint(UInt64(word)) }
        let writes = zip(change.writes, named).map(Self.shape)
        shapes.append(WriteShape(writes, columns: &columns))
        return shapes.count - 1
    }

    private static func shape(_ write: CellWrite, named name: TargetList.Name) -> WriteShape.Write {
        var members: [ColumnKind] = []
        if case .tuple(let values) = write.value { members = values.map { ColumnKind($0) } }
        return WriteShape.Write(
            table: write.table,
            target: WriteShape.Target(code: name.code),
            namesTarget: name.isNew,
            cell: write.cell,
            rule: write.rule,
            kind: ColumnKind(write.value),
            members: members
        )
    }
}

/// The older rows that one change writes to, in order of their first write.
private struct TargetList {
    /// How a shape names a row, and whether the row's own name has to follow in a column.
    struct Name {
        let code: UInt32
        let isNew: Bool
    }

    private var last: (row: RowReference, number: Int)?
    private var numbers: [RowReference: Int] = [:]

    mutating func name(of row: RowReference) -> Name {
        if case .own(let ordinal) = row { return Name(code: UInt32(ordinal) << 1, isNew: false) }
        if let last, last.row == row {
            return Name(code: UInt32(last.number) << 1 | 1, isNew: false)
        }
        let count = numbers.count
        let number = numbers[row] ?? count
        if number == count { numbers[row] = count }
        last = (row, number)
        return Name(code: UInt32(number) << 1 | 1, isNew: number == count)
    }
}
