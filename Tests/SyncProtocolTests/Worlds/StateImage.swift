@testable import SyncProtocol

/// A ledger's merged state in terms that every node shares, in one canonical order.
struct StateImage: Hashable {
    /// A change, as every node names it.
    struct Author: Hashable, Comparable {
        let origin: Origin
        let sequence: SequenceNumber
        let hash: Digest256

        static func < (left: Self, right: Self) -> Bool {
            if left.origin != right.origin { return left.origin < right.origin }
            if left.sequence != right.sequence { return left.sequence < right.sequence }
            return left.hash < right.hash
        }
    }

    struct LiveValue: Hashable {
        let value: Value
        let authors: [Author]
    }

    struct LiveCell: Hashable {
        let tag: CellTag
        let rule: WriteRule
        /// The shown one first.
        let values: [LiveValue]
    }

    struct Row: Hashable {
        let id: RowID
        let table: TableTag
        let authors: [Author]
        let cells: [LiveCell]
    }

    /// Sorted by id.
    let rows: [Row]

    init(_ rows: [Row]) { self.rows = rows.sorted { $0.id < $1.id } }

    /// The canonical bytes.
    var bytes: [UInt8] {
        var out: [UInt8] = []
        for row in rows {
            row.id.append(to: &out)
            out.appendBigEndian(row.table.value)
            Self.append(row.authors, to: &out)
            out.appendBigEndian(UInt32(row.cells.count))
            for cell in row.cells { Self.append(cell, to: &out) }
        }
        return out
    }

    private static func append(_ cell: LiveCell, to out: inout [UInt8]) {
        out.appendBigEndian(cell.tag.value)
        out.append(cell.rule.rawValue)
        out.appendBigEndian(UInt32(cell.values.count))
        for live in cell.values {
            live.value.append(to: &out)
            append(live.authors, to: &out)
        }
    }

    private static func append(_ authors: [Author], to out: inout [UInt8]) {
        out.appendBigEndian(UInt32(authors.count))
        for author in authors {
            out.appendBigEndian(author.origin.high)
            out.appendBigEndian(author.origin.low)
            out.appendBigEndian(author.sequence.value)
            author.hash.append(to: &out)
        }
    }
}

extension MemoryLedger {
    /// The merged state in terms that every node shares.
    var image: StateImage {
        StateImage(rows.map { key, row in image(of: row, at: key) })
    }

    /// One row in terms that every node shares.
    func image(of row: RowState, at key: RowKey) -> StateImage.Row {
        StateImage.Row(
            id: rowID(of: key),
            table: row.table,
            authors: row.touches.map(author).sorted(),
            cells: row.cells.map { image(of: $0, in: row) }
        )
    }

    private func image(of cell: Cell, in row: RowState) -> StateImage.LiveCell {
        StateImage.LiveCell(
            tag: cell.tag,
            rule: cell.rule,
            values: cell.siblings.map { sibling in
                StateImage.LiveValue(
                    value: shared(sibling.value, at: nil),
                    authors: sibling.touches.map { author(row.touches[$0]) }.sorted()
                )
            }
        )
    }

    /// A value whose rows are named by id; those of the change itself by the hash it has.
    func shared(_ value: Value, at hash: Digest256?) -> Value {
        switch value {
        case .row(.row(let key)): .row(.foreign(ledger, rowID(of: key)))
        case .row(.own(let ordinal)):
            .row(.foreign(ledger, RowID(hash: (hash ?? .none).prefix12, ordinal: ordinal)))
        case .tuple(let values): .tuple(values.map { shared($0, at: hash) })
        default: value
        }
    }

    func rowID(of key: RowKey) -> RowID {
        RowID(hash: (hash(of: key.dot) ?? .none).prefix12, ordinal: key.ordinal)
    }

    private func author(_ touch: Touch) -> StateImage.Author {
        let owner = lineage.lines[touch.dot.line]?.origin
        return StateImage.Author(
            origin: owner ?? Origin(high: 0, low: 0),
            sequence: touch.dot.sequence,
            hash: hash(of: touch.dot) ?? .none
        )
    }
}

extension Digest256 {
    /// Stands for a hash that is not there.
    fileprivate static let none = Digest256(hashing: [])
}
