// A row's clock in compact form: what a projection row keeps beside its ordinary columns.

extension RowState {
    /// Packs touches and cells; the value of a cell that stands alone in a column is left out.
    ///
    /// Layout: form (1); touch count; per touch line, sequence, height, time (varints, time zigzag)
    /// and hash prefix (8 bytes). Forms 1 and 2 end there: every cell has one value, written by the
    /// creating change, that stands in a column, and all are overwritable (1) or write-once (2).
    /// Form 0 goes on with the cell count; per cell tag, rule, sibling count; per sibling touch
    /// count, touch indices, 1 if the value stands in a column, else 0 and the value.
    package func clock(inColumns: (CellTag, Value) -> Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(32)
        let form = uniformForm(inColumns: inColumns)
        out.append(form)
        out.appendVarint(1 + laterTouches.count)
        creation.append(to: &out)
        for touch in laterTouches { touch.append(to: &out) }
        if form > 0 { return out }
        out.appendVarint(cells.count)
        for cell in cells { Self.append(cell, to: &out, inColumns: inColumns) }
        return out
    }

    private func uniformForm(inColumns: (CellTag, Value) -> Bool) -> UInt8 {
        guard let rule = cells.first?.rule, laterTouches.isEmpty else { return 0 }
        let isUniform = cells.allSatisfy { cell in
            cell.rule == rule && !cell.isInConflict && inColumns(cell.tag, cell.shown.value)
        }
        return isUniform ? 1 + rule.rawValue : 0
    }

    private static func append(
        _ cell: Cell,
        to out: inout [UInt8],
        inColumns: (CellTag, Value) -> Bool,
    ) {
        out.appendVarint(UInt64(cell.tag.value))
        out.append(cell.rule.rawValue)
        out.appendVarint(1 + cell.others.count)
        for sibling in cell.siblings {
            out.appendVarint(sibling.touches.count)
            for touch in sibling.touches { out.appendVarint(touch) }
            let isInColumn = !cell.isInConflict && inColumns(cell.tag, sibling.value)
            out.append(isInColumn ? 1 : 0)
            if !isInColumn { sibling.value.append(to: &out) }
        }
    }

    /// Unpacks a stored row.
    ///
    /// - Parameters:
    ///   - table: the table of the row.
    ///   - clock: what ``clock(inColumns:)`` gave.
    ///   - columns: the values that stand in columns, sorted by tag.
    /// - Throws: ``ChangeSetError`` if the bytes are damaged.
    package init(
        table: TableTag,
        clock: [UInt8],
        columns: [(tag: CellTag, value: Value)],
    ) throws(ChangeSetError) {
        var reader = ByteReader(clock)
        let form = try reader.byte()
        var touches: [Touch] = []
        for _ in 0..<(try reader.count(limit: clock.count)) { touches.append(try Touch(&reader)) }
        // A row without a touch, or a sibling of a touch that is not there, would trap later.
        guard !touches.isEmpty, form <= 2 else { throw .invalidField(.columns) }
        var cells: [Cell] = []
        if form > 0 {
            let rule = form == 1 ? WriteRule.overwritable : .writeOnce
            cells = columns.map { column in
                Cell(tag: column.tag, rule: rule, shown: Sibling(value: column.value, touch: 0))
            }
        } else {
            for _ in 0..<(try reader.count(limit: clock.count)) {
                cells.append(
                    try Self.cell(&reader, touchCount: touches.count) { tag in
                        columns.first { $0.tag == tag }?.value
                    }
                )
            }
        }
        guard reader.isAtEnd else { throw .trailingBytes(reader.remaining) }
        self.init(table: table, touches: touches, cells: cells)
    }

    private static func cell(
        _ reader: inout ByteReader,
        touchCount: Int,
        column: (CellTag) -> Value?,
    ) throws(ChangeSetError) -> Cell {
        let tag = CellTag(UInt32(try reader.count(limit: Int(UInt32.max))))
        guard let rule = WriteRule(rawValue: try reader.byte()) else { throw .invalidField(.rule) }
        var siblings: [Sibling] = []
        for _ in 0..<(try reader.count(limit: reader.remaining)) {
            var touches: [Int] = []
            for _ in 0..<(try reader.count(limit: reader.remaining)) {
                touches.append(try reader.count(limit: touchCount - 1))
            }
            let isInColumn = try reader.byte() == 1
            guard let value = isInColumn ? column(tag) : try Value(&reader) else {
                throw .invalidField(.columns)
            }
            siblings.append(Sibling(value: value, touches: touches))
        }
        if siblings.isEmpty { throw .invalidField(.columns) }
        return Cell(tag: tag, rule: rule, siblings: siblings)
    }
}

extension Touch {
    fileprivate func append(to out: inout [UInt8]) {
        out.appendVarint(UInt64(dot.line.value))
        out.appendVarint(UInt64(dot.sequence.value))
        out.appendVarint(height.value)
        out.appendSignedVarint(time)
        out.appendBigEndian(hashPrefix)
    }

    fileprivate init(_ reader: inout ByteReader) throws(ChangeSetError) {
        let line = LineNumber(UInt32(try reader.count(limit: Int(LineNumber.limit))))
        let sequence = SequenceNumber(UInt32(try reader.count(limit: Int(UInt32.max))))
        self.init(
            dot: Dot(line: line, sequence: sequence),
            height: Height(try reader.varint()),
            time: try reader.signedVarint(),
            hashPrefix: UInt64(bigEndianBytes: try reader.bytes(8)),
        )
    }
}
