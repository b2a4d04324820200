@testable import SyncProtocol

/// The merged state straight from the sentence that defines it, over a plain set of changes.
///
/// "A write is live iff no write to its cell has a context covering it; equal live values are one
/// value that keeps all its dots; the shown sibling is the highest by (height, wall time, origin,
/// sequence, hash)." And: a row exists iff its creating change is there; a write-once cell keeps the
/// value that the creating change gave it.
struct Oracle {
    private var changes: [ModelChange]
    private var rows: [RowID: [Attempt]] = [:]
    private var tables: [RowID: TableTag] = [:]

    /// One write of one change.
    private struct Attempt {
        let change: Int
        let write: ModelChange.Write
    }

    init(_ changes: [ModelChange], held: ChangeNumbers) {
        self.changes = changes
        let attempts = changes.indices.filter(held.contains).flatMap { number in
            changes[number].writes.map { Attempt(change: number, write: $0) }
        }
        for attempt in attempts where attempt.write.creates {
            tables[attempt.write.row] = attempt.write.table
        }
        for attempt in attempts where tables[attempt.write.row] == attempt.write.table {
            rows[attempt.write.row, default: []].append(attempt)
        }
    }

    var image: StateImage {
        StateImage(
            rows.map { id, attempts in
                StateImage.Row(
                    id: id,
                    table: tables[id] ?? .origins,
                    authors: Set(attempts.map { changes[$0.change].author }).sorted(),
                    cells: Dictionary(grouping: attempts, by: \.write.cell)
                        .map { cell(of: $0.key, $0.value) }.sorted { $0.tag < $1.tag }
                )
            }
        )
    }

    private func cell(of tag: CellTag, _ attempts: [Attempt]) -> StateImage.LiveCell {
        if let once = attempts.first(where: { $0.write.rule == .writeOnce }) {
            return StateImage.LiveCell(tag: tag, rule: .writeOnce, values: values(of: [once]))
        }
        let live = attempts.filter { attempt in
            !attempts.contains { changes[$0.change].seen.contains(attempt.change) }
        }
        return StateImage.LiveCell(tag: tag, rule: .overwritable, values: values(of: live))
    }

    private func values(of live: [Attempt]) -> [StateImage.LiveValue] {
        let ranked = live.sorted { isAbove($0, $1) }
        var order: [Value] = []
        for attempt in ranked where !order.contains(attempt.write.value) {
            order.append(attempt.write.value)
        }
        return order.map { value in
            StateImage.LiveValue(
                value: value,
                authors: live.filter { $0.write.value == value }
                    .map { changes[$0.change].author }.sorted()
            )
        }
    }

    private func isAbove(_ left: Attempt, _ right: Attempt) -> Bool {
        let (left, right) = (changes[left.change], changes[right.change])
        if left.height != right.height { return left.height > right.height }
        return left.time == right.time ? left.author > right.author : left.time > right.time
    }
}
