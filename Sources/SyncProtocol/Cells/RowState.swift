/// A row as merged: every live value of every cell, and the changes that made it so.
package struct RowState: Hashable, Sendable {
    /// The table the row was created in.
    package let table: TableTag
    /// The changes that wrote to the row, causes before effects; the first created it.
    package private(set) var touches: [Touch]
    /// The cells that were ever written, sorted by tag.
    package private(set) var cells: [Cell]

    /// A row that a change has just created, with no cell yet.
    package init(table: TableTag, creation: Touch) {
        self.table = table
        touches = [creation]
        cells = []
    }

    /// A row as it was stored.
    package init(table: TableTag, touches: [Touch], cells: [Cell]) {
        self.table = table
        self.touches = touches
        self.cells = cells
    }

    /// The cell of a tag; nil if it was never written.
    package subscript(tag: CellTag) -> Cell? {
        let index = position(of: tag)
        return index < cells.count && cells[index].tag == tag ? cells[index] : nil
    }

    /// The shown value of a cell; nil if it was never written or was emptied.
    package func shown(_ tag: CellTag) -> Value? {
        guard let value = self[tag]?.siblings.first?.value, value != .empty else { return nil }
        return value
    }

    /// The cells in which two or more different values are live.
    package var conflicts: [Cell] { cells.filter { $0.siblings.count > 1 } }

    /// Notes a change that writes to the row, once for all of its writes.
    ///
    /// - Returns: the touch's index, for ``write(_:_:_:at:covers:before:)``.
    mutating func touch(_ touch: Touch) -> Int {
        if let last = touches.indices.last, touches[last].dot == touch.dot { return last }
        touches.append(touch)
        return touches.count - 1
    }

    /// Applies one write of the newest touch.
    ///
    /// A value stays live unless the write's author had seen it; an equal value keeps all its dots.
    mutating func write(
        _ tag: CellTag,
        _ rule: WriteRule,
        _ value: Value,
        at touch: Int,
        covers: (Dot) -> Bool,
        precedes: (Touch, Touch) -> Bool,
    ) {
        let index = position(of: tag)
        guard index < cells.count, cells[index].tag == tag else {
            let sibling = Sibling(value: value, touch: touch)
            cells.insert(Cell(tag: tag, rule: rule, siblings: [sibling]), at: index)
            return
        }
        if cells[index].rule == .writeOnce { return }
        var siblings = cells[index].siblings.compactMap { sibling in
            sibling.keeping { !covers(touches[$0].dot) }
        }
        if let equal = siblings.firstIndex(where: { $0.value == value }) {
            siblings[equal] = siblings[equal].adding(touch)
        } else {
            siblings.append(Sibling(value: value, touch: touch))
        }
        if siblings.count > 1 { sort(&siblings, precedes) }
        cells[index] = Cell(tag: tag, rule: rule, siblings: siblings)
    }

    /// Puts the sibling with the highest touch first.
    private func sort(_ siblings: inout [Sibling], _ precedes: (Touch, Touch) -> Bool) {
        let ranked = siblings.map { sibling in
            (sibling, sibling.touches.map { touches[$0] }.max(by: precedes) ?? touches[0])
        }
        siblings = ranked.sorted { precedes($1.1, $0.1) }.map(\.0)
    }

    private func position(of tag: CellTag) -> Int {
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
        precondition(!touches.isEmpty, "a row has a creating change")
        precondition(
            zip(cells, cells.dropFirst()).allSatisfy { $0.tag < $1.tag },
            "cells are sorted by tag"
        )
        for cell in cells {
            precondition(!cell.siblings.isEmpty, "a written cell has a live value")
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
