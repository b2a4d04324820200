/// Reads the table of shapes and numbers the columns that it names.
struct ShapeReader {
    /// The columns, in the order in which the shapes first name them.
    private(set) var columns = ColumnTable()

    /// Reads the table.
    mutating func shapes(
        from reader: inout ByteReader,
        limit: Int,
    ) throws(ChangeSetError) -> [WriteShape] {
        var shapes: [WriteShape] = []
        for _ in 0..<(try reader.count(limit: limit)) {
            shapes.append(try shape(from: &reader))
        }
        return shapes
    }

    private mutating func shape(from reader: inout ByteReader) throws(ChangeSetError) -> WriteShape
    {
        let count = try reader.count(limit: Change.writeLimit)
        guard count > 0 else { throw .invalidField(.shape) }
        var writes: [WriteShape.Write] = []
        writes.reserveCapacity(min(count, reader.remaining))
        var targetCount = 0
        for _ in 0..<count {
            writes.append(try write(&targetCount, from: &reader))
        }
        return WriteShape(writes, columns: &columns)
    }

    private func write(
        _ targetCount: inout Int,
        from reader: inout ByteReader,
    ) throws(ChangeSetError) -> WriteShape.Write {
        let table = try tag(from: &reader)
        let code = try tag(from: &reader)
        let target = WriteShape.Target(code: code)
        var namesTarget = false
        switch target {
        case .own:
            guard code >> 1 <= RowKey.ordinalLimit else {
                throw .indexOutOfRange(UInt64(code >> 1), count: Int(RowKey.ordinalLimit) + 1)
            }
        case .old(let number):
            guard number <= targetCount else {
                throw .indexOutOfRange(UInt64(number), count: targetCount)
            }
            namesTarget = number == targetCount
            if namesTarget { targetCount += 1 }
        }
        let cell = try tag(from: &reader)
        let field = try reader.varint()
        guard let kind = ColumnKind(checking: field >> 1) else {
            throw .invalidField(.valueKind)
        }
        return WriteShape.Write(
            table: TableTag(table),
            target: target,
            namesTarget: namesTarget,
            cell: CellTag(cell),
            rule: field & 1 == 1 ? .writeOnce : .overwritable,
            kind: kind,
            members: kind == .tuple ? try members(from: &reader) : []
        )
    }

    private func members(from reader: inout ByteReader) throws(ChangeSetError) -> [ColumnKind] {
        var members: [ColumnKind] = []
        for _ in 0..<(try reader.count(limit: Value.tupleLimit)) {
            guard let kind = ColumnKind(checking: try reader.varint()), kind != .tuple else {
                throw .invalidField(.valueKind)
            }
            members.append(kind)
        }
        return members
    }

    private func tag(from reader: inout ByteReader) throws(ChangeSetError) -> UInt32 {
        let value = try reader.varint()
        guard let tag = UInt32(exactly: value) else { throw .invalidField(.shape) }
        return tag
    }
}
