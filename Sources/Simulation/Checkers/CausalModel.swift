import SyncProtocol

/// What people did and saw, apart from anything the nodes compute.
///
/// Changes are known by their place in a chain of hashes alone: a node that names a change holds all
/// before it in the same chain. Lines, contexts, heights and merges do not occur here.
struct CausalModel {
    /// A change that ends what one transaction has written.
    struct Point: Hashable {
        let ledger: Int
        let entry: VersionVector.Entry
    }

    /// A machine between two times that it took up an earlier state: what it writes after the second
    /// stands on another branch, as what a copy of it writes does.
    struct Writer: Hashable {
        let node: Int
        let restores: Int
    }

    /// Every deed that was acknowledged, or has turned out to be done, by its number.
    private(set) var deeds: [Int: Deed] = [:]
    /// Where each deed ended.
    private(set) var points: [Int: Point] = [:]
    /// The deeds that wrote to a cell.
    private(set) var writers: [FollowedCell: [Int]] = [:]
    /// Deeds that a lost disk may have taken along.
    private(set) var mayBeLost: Set<Int> = []
    /// Whose keys each chain belongs to.
    private var authors: [Origin: Int] = [:]
    /// The deeds on each case.
    private(set) var deedsByCase: [String: [Int]] = [:]
    /// Who has written up to each end of a chain.
    private var machines: [Point: Writer] = [:]
    /// What stands before each end of a chain that was ever seen; nil at its beginning.
    private var parents: [Point: VersionVector.Entry?] = [:]

    /// Takes down that some deeds were done, one after the other and on one chain.
    ///
    /// - Parameters:
    ///   - done: what people did; nothing where a node has written by itself.
    ///   - ledger: the ledger.
    ///   - entry: the end of the chain that it lengthened.
    ///   - parent: where that chain ended before; nil for a new one.
    ///   - author: whose keys have signed it.
    ///   - writer: who has written it: two copies of one machine have the same keys.
    mutating func confirm(
        _ done: [Deed],
        in ledger: Int,
        at entry: VersionVector.Entry,
        after parent: VersionVector.Entry?,
        by author: Int,
        on writer: Writer = Writer(node: 0, restores: 0),
    ) {
        let point = Point(ledger: ledger, entry: entry)
        machines[point] = writer
        parents.updateValue(parent, forKey: point)
        if done.isEmpty { insert(point, after: parent) }
        if authors[entry.origin] == nil { authors[entry.origin] = author }
        for deed in done {
            deeds[deed.number] = deed
            points[deed.number] = point
            deedsByCase[deed.caseID, default: []].append(deed.number)
            for field in deed.values.keys.sorted() {
                writers[FollowedCell(caseID: deed.caseID, field: field), default: []].append(
                    deed.number
                )
            }
        }
    }

    /// A node that writes by itself while it exchanges may do so twice, and be seen after the second
    /// time first: then an end comes to stand before one that is known.
    private mutating func insert(_ point: Point, after parent: VersionVector.Entry?) {
        let later = parents.filter { known, before in
            known.ledger == point.ledger && known.entry.origin == point.entry.origin
                && machines[known] == machines[point]
                && known.entry.sequence > point.entry.sequence
                && (before.map { $0.sequence < point.entry.sequence } ?? true)
        }
        guard let next = later.min(by: { $0.key.entry < $1.key.entry }) else { return }
        if parent == nil { parents.updateValue(next.value, forKey: point) }
        parents.updateValue(point.entry, forKey: next.key)
    }

    /// Whose keys a chain belongs to; nil for one that was never seen.
    func author(of origin: Origin) -> Int? { authors[origin] }

    /// The chains of somebody's keys.
    func origins(of author: Int) -> Set<Origin> {
        Set(authors.filter { $0.value == author }.keys)
    }

    /// Whether the end of a chain is one that somebody has written.
    func knows(_ entry: VersionVector.Entry, in ledger: Int) -> Bool {
        parents[Point(ledger: ledger, entry: entry)] != nil
    }

    /// Whether who holds a vector holds a change.
    func isHeld(_ point: Point, by vector: VersionVector) -> Bool {
        vector.entries.contains { reaches(point, from: $0) }
    }

    /// Whether who holds a vector holds all of another.
    func covers(_ vector: VersionVector, _ other: VersionVector, in ledger: Int) -> Bool {
        other.entries.allSatisfy { isHeld(Point(ledger: ledger, entry: $0), by: vector) }
    }

    private func reaches(_ point: Point, from entry: VersionVector.Entry) -> Bool {
        guard entry.origin == point.entry.origin else { return false }
        var next: VersionVector.Entry? = entry
        while let current = next, current.sequence >= point.entry.sequence {
            if current == point.entry { return true }
            next = parents[Point(ledger: point.ledger, entry: current)] ?? nil
        }
        return false
    }

    /// Whether a deed is held by who holds a vector of its ledger.
    func isHeld(_ deed: Int, by vector: VersionVector) -> Bool {
        points[deed].map { isHeld($0, by: vector) } ?? false
    }

    /// The deeds that show in a cell to somebody who sees these values and holds this vector.
    func shown(
        in cell: FollowedCell,
        values: Set<String>,
        to vector: VersionVector,
    ) -> Set<Int> {
        Set(
            (writers[cell] ?? []).filter { number in
                guard let value = deeds[number]?.values[cell.field] else { return false }
                return values.contains(value) && isHeld(number, by: vector)
            }
        )
    }

    /// A disk was lost: what nobody else holds may never come back.
    mutating func loseWhatOnly(
        _ before: VersionVector,
        held ledger: Int,
        beside others: [VersionVector],
    ) {
        for (number, point) in points where point.ledger == ledger {
            if isHeld(point, by: before), !others.contains(where: { isHeld(point, by: $0) }) {
                mayBeLost.insert(number)
            }
        }
    }

    /// The values that must show in a cell: those whose writers were seen by no later writer.
    ///
    /// Who saw a value has taken note of what its writer had seen: that stays replaced, also where
    /// the value itself is not admitted any more.
    func live(in cell: FollowedCell, held: (Int) -> Bool) -> Set<String> {
        let present = (writers[cell] ?? []).filter(held)
        var seen: Set<Int> = []
        var open = present.flatMap { deeds[$0]?.saw[cell.field] ?? [] }
        while let number = open.popLast() {
            if seen.insert(number).inserted { open += deeds[number]?.saw[cell.field] ?? [] }
        }
        return Set(
            present.filter { !seen.contains($0) }.compactMap { deeds[$0]?.values[cell.field] }
        )
    }
}
