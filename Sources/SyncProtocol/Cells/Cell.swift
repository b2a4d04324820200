/// One cell of a merged row: its live values, the shown one first.
///
/// Nearly every cell has one, which therefore stands in the cell itself.
package struct Cell: Hashable, Sendable {
    /// Which cell.
    package let tag: CellTag
    /// How it takes further writes.
    package let rule: WriteRule
    /// The live value that is shown.
    package let shown: Sibling
    /// The other live values, all different; with any, the cell is in conflict.
    package let others: [Sibling]

    /// Describes a cell with one live value.
    package init(tag: CellTag, rule: WriteRule, shown: Sibling) {
        self.tag = tag
        self.rule = rule
        self.shown = shown
        others = []
    }

    /// Describes a cell by its live values, at least one, the shown one first.
    package init(tag: CellTag, rule: WriteRule, siblings: [Sibling]) {
        self.tag = tag
        self.rule = rule
        shown = siblings[0]
        others = Array(siblings.dropFirst())
    }

    /// The live values, all different, at least one; more than one is a conflict.
    package var siblings: [Sibling] { [shown] + others }

    /// Whether two or more different values are live.
    package var isInConflict: Bool { !others.isEmpty }
}

/// One live value of a cell, with the changes that wrote it.
package struct Sibling: Hashable, Sendable {
    /// The value.
    package let value: Value
    /// Indices of the row's touches that wrote the value and were not superseded, ascending.
    package let touches: [Int]

    /// Describes a sibling.
    package init(value: Value, touches: [Int]) {
        self.value = value
        self.touches = touches
    }

    /// What one touch has written.
    init(value: Value, touch: Int) {
        self.value = value
        touches = touch == 0 ? Self.creation : [touch]
    }

    /// Only the creating change: nearly every cell's touches, so they share one array.
    private static let creation = [0]

    /// The sibling with only some of its touches; nil if none stays.
    func keeping(_ isKept: (Int) -> Bool) -> Sibling? {
        let kept = touches.filter(isKept)
        if kept.isEmpty { return nil }
        return kept.count == touches.count ? self : Sibling(value: value, touches: kept)
    }

    /// The sibling with one more touch.
    func adding(_ touch: Int) -> Sibling {
        touches.contains(touch) ? self : Sibling(value: value, touches: touches + [touch])
    }
}
