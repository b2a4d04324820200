/// A row as merged: every live value of every cell, and the changes that made it so.
package struct RowState: Hashable, Sendable {
    /// The table the row was created in.
    package let table: TableTag
    /// The change that created the row.
    package let creation: Touch
    /// The other changes that wrote to the row, causes before effects: mostly none.
    private(set) var laterTouches: [Touch]
    /// The cells that were ever written, sorted by tag.
    package private(set) var cells: [Cell]

    /// A row that a change has just created, with no cell yet.
    package init(table: TableTag, creation: Touch, cellCount: Int = 0) {
        self.table = table
        self.creation = creation
        laterTouches = []
        cells = []
        cells.reserveCapacity(cellCount)
    }

    /// A row as it was stored, with the change that created it and those that came after.
    package init(table: TableTag, touches: [Touch], cells: [Cell]) {
        self.table = table
        creation = touches[0]
        laterTouches = Array(touches.dropFirst())
        self.cells = cells
    }

    /// The changes that wrote to the row, causes before effects; the first created it.
    package var touches: [Touch] { [creation] + laterTouches }

    /// The cell of a tag; nil if it was never written.
    package subscript(tag: CellTag) -> Cell? {
        let index = position(of: tag)
        return index < cells.count && cells[index].tag == tag ? cells[index] : nil
    }

    /// The shown value of a cell; nil if it was never written or was emptied.
    package func shown(_ tag: CellTag) -> Value? {
        let index = position(of: tag)
        guard index < cells.count, cells[index].tag == tag else { return nil }
        if case .empty = cells[index].shown.value { return nil }
        return cells[index].shown.value
    }

    /// The cells in which two or more different values are live.
    package var conflicts: [Cell] { cells.filter(\.isInConflict) }

    /// Applies the writes of one change to this row.
    ///
    /// - Returns: whether there was one: a write under another table has no effect.
    @discardableResult
    mutating func apply(
        _ writes: ArraySlice<CellWrite>,
        of touch: Touch,
        _ context: ChangeContext,
        _ lineage: Lineage,
    ) -> Bool {
        var place: Int?
        for write in writes where write.table == table {
            let at = place ?? self.place(of: touch)
            place = at
            let value = write.value.resolved(at: touch.dot)
            let index = position(of: write.cell)
            guard index < cells.count, cells[index].tag == write.cell else {
                let shown = Sibling(value: value, touch: at)
                let cell = Cell(tag: write.cell, rule: write.rule, shown: shown)
                if index < cells.count {
                    cells.insert(cell, at: index)
                } else {
                    cells.append(cell)
                }
                continue
            }
            if cells[index].rule == .overwritable {
                overwrite(index, write.rule, value, at: at, context, lineage)
            }
        }
        return place != nil
    }

    /// The index of a change among the touches, where it is noted once for all of its writes.
    private mutating func place(of touch: Touch) -> Int {
        let last = laterTouches.last ?? creation
        if last.dot != touch.dot { laterTouches.append(touch) }
        return laterTouches.count
    }

    /// Applies one write of the newest touch to a cell that has a value.
    ///
    /// A value stays live unless the write's author had seen it; an equal value keeps all its dots.
    private mutating func overwrite(
        _ index: Int,
        _ rule: WriteRule,
        _ value: Value,
        at touch: Int,
        _ context: ChangeContext,
        _ lineage: Lineage,
    ) {
        let touches = touches
        let line = touches[touch].dot.line
        var siblings = cells[index].siblings.compactMap { sibling in
            sibling.keeping { !context.covers(touches[$0].dot, from: line, in: lineage) }
        }
        if let equal = siblings.firstIndex(where: { $0.value == value }) {
            siblings[equal] = siblings[equal].adding(touch)
        } else {
            siblings.append(Sibling(value: value, touch: touch))
        }
        if siblings.count > 1 { Self.sort(&siblings, touches, lineage) }
        cells[index] = Cell(tag: cells[index].tag, rule: rule, siblings: siblings)
    }

    /// Puts the sibling with the highest touch first.
    private static func sort(
        _ siblings: inout [Sibling],
        _ touches: [Touch],
        _ lineage: Lineage,
    ) {
        let precedes = { (left: Touch, right: Touch) in left.precedes(right, in: lineage) }
        let ranked = siblings.map { sibling in
            (sibling, sibling.touches.map { touches[$0] }.max(by: precedes) ?? touches[0])
        }
        siblings = ranked.sorted { precedes($1.1, $0.1) }.map(\.0)
    }

    /// Where a cell is, or would be; mostly the cells are written in the order of their tags.
    private func position(of tag: CellTag) -> Int {
        if let last = cells.last, last.tag < tag { return cells.count }
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].tag < tag { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension RowState {
    /// Traps with a sentence if the row breaks one of its own rules.
    package func checkInvariants() {
        let touches = touches
        precondition(
            zip(cells, cells.dropFirst()).allSatisfy { $0.tag < $1.tag },
            "cells are sorted by tag"
        )
        for cell in cells {
            precondition(
                Set(cell.siblings.map(\.value)).count == cell.siblings.count,
                "siblings have different values"
            )
            precondition(
                cell.siblings.allSatisfy { sibling in
                    !sibling.touches.isEmpty && sibling.touches.allSatisfy(touches.indices.contains)
                },
                "a sibling names changes that touched the row"
            )
            precondition(
                cell.rule == .overwritable || cell.siblings.count == 1,
                "a write-once cell has one value"
            )
        }
    }
}
