/// The merge: folds changes into rows, purely.
///
/// State is a function of the set of changes: a write is live iff no write to its cell has a context
/// covering it; a row exists iff its creating change is there. The caller hands changes in an order
/// in which causes come before effects, and any such order gives the same rows.
package struct Merge: Sendable {
    /// The rows that are loaded, and those that the fold has created.
    package private(set) var rows: [RowKey: RowState]
    /// The rows that the fold has written to.
    package private(set) var touched: Set<RowKey> = []

    private let lineage: Lineage

    /// Starts from the stored states of the rows that will be touched.
    package init(_ rows: [RowKey: RowState], lineage: Lineage) {
        self.rows = rows
        self.lineage = lineage
    }

    /// The rows of earlier changes that some changes write to: what has to be loaded.
    package static func existingRows(
        touchedBy changes: some Sequence<Change>,
    ) -> [TableTag: Set<RowKey>] {
        var keys: [TableTag: Set<RowKey>] = [:]
        for change in changes {
            for case (let table, .row(let key)) in change.writes.map({ ($0.table, $0.row) }) {
                keys[table, default: []].insert(key)
            }
        }
        return keys
    }

    /// Folds one change in.
    ///
    /// A write to a row that is not there, or that stands in another table, has no effect: on every
    /// node alike, since a row's creating change is in the past of every write to it.
    package mutating func fold(_ change: Change, hashPrefix: UInt64) {
        let touch = Touch(
            dot: change.dot,
            height: change.height,
            time: change.time,
            hashPrefix: hashPrefix
        )
        // The writes to one row mostly follow each other, so the row is looked up once for all.
        var place: (key: RowKey, index: Dictionary<RowKey, RowState>.Index)?
        for write in change.writes {
            guard let key = write.rowKey(at: change.dot) else { continue }
            if place?.key != key { place = open(key, for: write, touch).map { (key, $0) } }
            guard let index = place?.index, rows.values[index].table == write.table else {
                continue
            }
            apply(write, at: index, touch: touch, context: change.context)
        }
    }

    /// Finds the row that a write goes to, or creates it; nil if there is no such row.
    private mutating func open(
        _ key: RowKey,
        for write: CellWrite,
        _ touch: Touch,
    ) -> Dictionary<RowKey, RowState>.Index? {
        if case .own = write.row, rows.index(forKey: key) == nil {
            rows[key] = RowState(table: write.table, creation: touch)
        }
        guard let index = rows.index(forKey: key), rows.values[index].table == write.table else {
            return nil
        }
        touched.insert(key)
        return index
    }

    private mutating func apply(
        _ write: CellWrite,
        at index: Dictionary<RowKey, RowState>.Index,
        touch: Touch,
        context: ChangeContext,
    ) {
        let lineage = lineage
        let touchIndex = rows.values[index].touch(touch)
        rows.values[index].write(
            write.cell,
            write.rule,
            write.value.resolved(at: touch.dot),
            at: touchIndex,
            covers: { context.covers($0, from: touch.dot.line, in: lineage) },
            precedes: { $0.precedes($1, in: lineage) },
        )
    }
}
