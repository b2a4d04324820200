/// The merge: folds changes into rows, purely.
///
/// State is a function of the set of changes: a write is live iff no write to its cell has a context
/// covering it; a row exists iff its creating change is there. The caller hands changes in an order
/// in which causes come before effects, and any such order gives the same rows.
package struct Merge: Sendable {
    /// The rows that are loaded, and those that the fold has created.
    package private(set) var rows: [RowKey: RowState]
    /// The keys of the rows that the fold has created.
    package private(set) var created: [RowKey] = []
    /// The keys of the loaded rows that the fold has written to.
    package private(set) var written: Set<RowKey> = []
    /// How the lines branch that the changes to fold are on.
    package var lineage: Lineage

    private var loaded: Set<RowKey>

    /// Starts from the stored states of the rows that will be touched.
    package init(_ rows: [RowKey: RowState], lineage: Lineage) {
        self.rows = rows
        self.lineage = lineage
        loaded = Set(rows.keys)
    }

    /// The keys of the rows that the fold has created or written to.
    package var touched: [RowKey] { created + written }

    /// Whether a row was stored before.
    package func isStored(_ key: RowKey) -> Bool { loaded.contains(key) }

    /// Whether the fold has created a row.
    package func hasCreated(_ key: RowKey) -> Bool {
        rows.index(forKey: key) != nil && !loaded.contains(key)
    }

    /// Takes the stored state of a row that will be touched; one that is there already stays.
    package mutating func load(_ row: RowState, under key: RowKey) {
        guard rows[key] == nil else { return }
        rows[key] = row
        loaded.insert(key)
    }

    /// Makes room for rows that are about to be created.
    package mutating func reserveRows(_ count: Int) {
        rows.reserveCapacity(rows.count + count)
        created.reserveCapacity(created.count + count)
    }

    /// The rows of earlier changes that some changes write to: what has to be loaded.
    package static func existingRows(
        touchedBy changes: [VerifiedChange],
    ) -> [TableTag: Set<RowKey>] {
        var keys: [TableTag: Set<RowKey>] = [:]
        for change in changes.lazy.map(\.change) {
            // By index, since a write taken out would be copied with its value.
            for index in change.writes.indices {
                guard case .row(let key) = change.writes[index].row else { continue }
                keys[change.writes[index].table, default: []].insert(key)
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
        var rest = change.writes[...]
        while let first = rest.first {
            let end = rest.firstIndex { $0.row != first.row } ?? rest.endIndex
            if let key = first.rowKey(at: change.dot) {
                fold(rest[..<end], into: key, touch, change.context)
            }
            rest = rest[end...]
        }
    }

    /// Folds writes to one row in.
    private mutating func fold(
        _ writes: ArraySlice<CellWrite>,
        into key: RowKey,
        _ touch: Touch,
        _ context: ChangeContext,
    ) {
        if let index = rows.index(forKey: key) {
            guard rows.values[index].apply(writes, of: touch, context, lineage) else { return }
            if loaded.contains(key) { written.insert(key) }
        } else if let first = writes.first, case .own = first.row {
            var row = RowState(table: first.table, creation: touch, cellCount: writes.count)
            row.apply(writes, of: touch, context, lineage)
            rows[key] = row
            created.append(key)
        }
    }
}
