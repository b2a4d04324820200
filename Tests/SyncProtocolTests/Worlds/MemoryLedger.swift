import Crypto
import Testing

@testable import SyncProtocol

/// A ledger kept in arrays: what a node holds, with its rows merged batch by batch.
final class MemoryLedger: LedgerHistory {
    let ledger: LedgerID
    var lineage = Lineage()
    var firstFreeLine = LineNumber(0)
    /// All changes held, in the order in which they were applied.
    var log: [VerifiedChange] = []
    /// The rows, as they became batch by batch.
    var rows: [RowKey: RowState] = [:]
    /// The sets that wait for what they build on.
    var pending: [ChangeSet] = []
    var heads: [LineNumber: [Head]] = [:]

    private var places: [Dot: Int] = [:]
    private var dots: [Digest256: Dot] = [:]
    private var tips: [LineNumber: LineTip] = [:]
    private var keys: [Origin: VerifyingKey] = [:]
    /// The lines that this node writes, and which signed run is open there.
    private var ownLines: [Origin: LineNumber] = [:]
    private var openRuns: [LineNumber: Int] = [:]

    init(ledger: LedgerID = .test) { self.ledger = ledger }

    /// The same ledger once more: what a copied disk holds.
    func copy() -> MemoryLedger {
        let other = MemoryLedger(ledger: ledger)
        (other.lineage, other.firstFreeLine) = (lineage, firstFreeLine)
        (other.log, other.rows, other.pending, other.heads) = (log, rows, pending, heads)
        (other.places, other.dots, other.tips, other.keys) = (places, dots, tips, keys)
        (other.ownLines, other.openRuns) = (ownLines, openRuns)
        return other
    }

    /// The line that the node writes as an author.
    func ownLine(of author: TestAuthor) -> LineNumber? { ownLines[author.origin] }

    func tip(of line: LineNumber) -> LineTip? { tips[line] }
    func key(of origin: Origin) -> VerifyingKey? { keys[origin] }
    func hash(of dot: Dot) -> Digest256? { places[dot].map { log[$0].hash } }

    func stamp(of dot: Dot) -> ChangeStamp? {
        places[dot].map { index in
            ChangeStamp(hash: log[index].hash.prefix12, height: log[index].change.height)
        }
    }

    /// Whether a change of this hash is held.
    func holds(_ hash: Digest256) -> Bool { dots[hash] != nil }

    /// Where a change of this hash stands here; nil if it is not held.
    func dot(of hash: Digest256) -> Dot? { dots[hash] }

    /// Makes and applies the next change of an author; the first one opens the origin.
    @discardableResult
    func author(
        _ writes: [CellWrite],
        by author: TestAuthor,
        seen: LineVector? = nil,
        time: Int64 = 0,
    ) throws -> VerifiedChange {
        let line = ownLines[author.origin] ?? open(author)
        let change = try Authoring.author(
            writes,
            seen: seen ?? held,
            on: line,
            time: time,
            seed: seed(of: author.origin, on: line),
            in: self
        )
        apply([change])
        return change
    }

    /// Signs the changes of a line that no head covers yet, if it is the author's.
    func sign(_ line: LineNumber, by author: TestAuthor) throws {
        guard let tip = tips[line], heads[line]?.last?.sequence != tip.sequence else { return }
        let head = try Head.sign(
            ledger: ledger,
            origin: author.origin,
            sequence: tip.sequence,
            hash: tip.hash,
            seed: seed(of: author.origin, on: line),
            with: author.privateKey
        )
        heads[line, default: []].append(head)
        openRuns[line, default: 0] += 1
    }

    /// Checks a set and applies it, and then whatever waited for it.
    ///
    /// - Returns: what the set builds on and is not held; empty if the set was applied.
    @discardableResult
    func receive(_ set: ChangeSet) throws -> [Gap] {
        switch try ChangeSetVerifier.verify(set, against: self) {
        case .missing(let gaps):
            pending.append(set)
            return gaps
        case .ready(let verified):
            apply(verified)
            try retryPending()
            return []
        }
    }

    /// Every row keeps its own rules, and the log folded at once gives the rows as they became.
    func checkInvariants() throws {
        for row in rows.values { row.checkInvariants() }
        var merge = Merge([:], lineage: lineage)
        for change in log { merge.fold(change.change, hashPrefix: change.hash.prefix8) }
        let isRebuilt = merge.rows == rows
        try #require(isRebuilt)
        for (line, tip) in tips {
            let count = log.filter { $0.change.dot.line == line }.count
            let fork = lineage.lines[line]?.fork?.sequence ?? .none
            try #require(Int(tip.sequence.value - fork.value) == count)
        }
    }

    private func retryPending() throws {
        let waiting = pending
        pending = []
        for set in waiting { try receive(set) }
    }

    private func open(_ author: TestAuthor) -> LineNumber {
        let line = firstFreeLine
        add(
            NewLine(
                number: line,
                line: .init(origin: author.origin, fork: nil),
                key: author.opening.key
            )
        )
        ownLines[author.origin] = line
        return line
    }

    private func seed(of origin: Origin, on line: LineNumber) -> RunSeed {
        .test(of: origin, run: openRuns[line] ?? 0)
    }

    private func add(_ line: NewLine) {
        lineage.add(line.number, line.line)
        keys[line.line.origin] = line.key
        firstFreeLine = LineNumber(max(firstFreeLine.value, line.number.value + 1))
    }

    private func apply(_ set: VerifiedChangeSet) {
        for line in set.newLines { add(line) }
        apply(set.changes)
        for (line, head) in set.heads.map({ ($0.line, $0.head) })
        where heads[line]?.contains(head) != true {
            heads[line, default: []].append(head)
            heads[line]?.sort { $0.sequence < $1.sequence }
        }
    }

    /// Appends to the log, and merges into the stored rows: one batch, one fold.
    private func apply(_ changes: [VerifiedChange]) {
        var loaded: [RowKey: RowState] = [:]
        for key in Merge.existingRows(touchedBy: changes).values.joined() {
            loaded[key] = rows[key]
        }
        var merge = Merge(loaded, lineage: lineage)
        for change in changes {
            append(change)
            merge.fold(change.change, hashPrefix: change.hash.prefix8)
        }
        for key in merge.touched { rows[key] = merge.rows[key] }
    }

    private func append(_ change: VerifiedChange) {
        let dot = change.change.dot
        places[dot] = log.count
        dots[change.hash] = dot
        tips[dot.line] = LineTip(
            sequence: dot.sequence,
            hash: change.hash,
            height: change.change.height
        )
        log.append(change)
    }
}
