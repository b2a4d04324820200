import Testing

@testable import SyncProtocol
import TestGround

/// A few nodes that write and exchange at random, all of it from one seed.
struct RandomWorld {
    /// One node, and what was on its screens.
    struct Node {
        let author: TestAuthor
        let ledger: MemoryLedger
        /// What somebody could have seen here: vectors, and the same as plain sets.
        var bases: [(vector: LineVector, changes: ChangeNumbers)] = []
    }

    let seed: UInt64
    var random: SplitMix64
    var nodes: [Node]
    var changes: [ModelChange] = []
    var numbers: [Digest256: Int] = [:]
    /// Sets that are under way, with their receivers.
    var posted: [(set: ChangeSet, to: Int)] = []

    /// What happened, so that a test can tell that worlds are not dull.
    private(set) var events = WorldEvents()

    private let changeCount: Int
    private let hasCopies: Bool

    /// Whether every node is checked after every step: slow.
    private let checksEveryStep: Bool

    init(seed: UInt64) {
        self.seed = seed
        checksEveryStep = seed % 64 == 0
        random = SplitMix64(seed: seed)
        // Small worlds find nearly all that large ones find, and many more of them fit into a minute.
        let nodeCount = 2 + min(random.below(4), random.below(4))
        nodes = TestAuthor.cast.prefix(nodeCount).map { Node(author: $0, ledger: MemoryLedger()) }
        changeCount = max(nodeCount, 5 + min(random.below(36), random.below(36)))
        hasCopies = random.once(in: 4)
    }

    /// Lets everything happen, and then everybody exchange everything.
    mutating func run() throws {
        for node in nodes.indices { try author(Self.opening(of: nodes[node].author), at: node) }
        while changes.count < changeCount {
            switch random.below(16) {
            case 0...8: try authorSomething()
            case 9...11: try post()
            case 12...14: try deliver()
            default: if hasCopies, nodes.count < 6 { copyNode() }
            }
            if checksEveryStep { for node in nodes { try node.ledger.checkInvariants() } }
        }
        try checkParts()
        try exchangeAll()
        events.conflicts = nodes[0].ledger.rows.values.reduce(0) { $0 + $1.conflicts.count }
        events.branches = nodes[0].ledger.lineage.lines.values.filter { $0.fork != nil }.count
    }

    /// Before all are equal, each node shows what is defined for the changes it holds.
    private func checkParts() throws {
        for node in nodes {
            let isEqual = node.ledger.image == Oracle(changes, held: held(by: node.ledger)).image
            try #require(isEqual, "seed \(seed), before the last exchange")
        }
    }

    private static func opening(of author: TestAuthor) -> [CellWrite] { author.opening.writes }

    // MARK: Writing

    private mutating func authorSomething() throws {
        let node = random.below(nodes.count)
        let writes = RandomWrites.make(in: nodes[node].ledger, &random)
        let older = nodes[node].bases
        let basis = random.once(in: 4) ? older[random.below(older.count)] : nil
        try author(writes, at: node, basis: basis)
    }

    private mutating func author(
        _ writes: [CellWrite],
        at node: Int,
        basis: (vector: LineVector, changes: ChangeNumbers)? = nil,
    ) throws {
        let ledger = nodes[node].ledger
        if basis != nil { events.olderBases += 1 }
        let basis = basis ?? self.basis(of: ledger)
        let previous = ledger.ownLine(of: nodes[node].author).flatMap(ledger.tip)
        let change = try ledger.author(
            writes,
            by: nodes[node].author,
            seen: basis.vector,
            time: Int64(random.below(3))
        )
        try checkHeight(of: change.change, after: previous, basis.changes, in: ledger)
        // Two copies of a node can write the very same change: it is one.
        if numbers[change.hash] == nil {
            numbers[change.hash] = changes.count
            changes.append(ModelChange(change, seen: basis.changes, in: ledger))
        }
        nodes[node].bases.append(self.basis(of: ledger))
    }

    /// One above the highest of the predecessor, of all that was seen, and of the rows named.
    private func checkHeight(
        of change: Change,
        after previous: LineTip?,
        _ seen: ChangeNumbers,
        in ledger: MemoryLedger,
    ) throws {
        var past = changes.indices.filter(seen.contains).map { changes[$0].height }
        change.forEachNamedRow { dot in
            past += [ledger.stamp(of: dot)?.height].compactMap { $0 }
        }
        past += [previous?.height].compactMap { $0 }
        try #require(change.height == (past.max() ?? .none).next, "seed \(seed)")
    }

    private func basis(of ledger: MemoryLedger) -> (vector: LineVector, changes: ChangeNumbers) {
        (ledger.held, held(by: ledger))
    }

    /// Everything that a node holds, one by one.
    func held(by ledger: MemoryLedger) -> ChangeNumbers {
        ledger.log.reduce(into: []) { held, change in
            if let number = numbers[change.hash] { held.formUnion(ChangeNumbers(number)) }
        }
    }

    private mutating func copyNode() {
        let node = nodes[random.below(nodes.count)]
        nodes.append(
            Node(author: node.author, ledger: node.ledger.copy(), bases: node.bases)
        )
    }

    // MARK: Exchanging

    /// Makes a set for some peer: all it lacks, or just some stretches of some lines.
    private mutating func post() throws {
        let sender = random.below(nodes.count)
        let receiver = random.below(nodes.count)
        if sender == receiver { return }
        // What is not signed does not leave: now and then a node sends only what it has from others.
        if random.once(in: 3) { try sign(at: sender) }
        let ledger = nodes[sender].ledger
        if random.once(in: 3) {
            guard let set = try ledger.set(for: nodes[receiver].ledger) else { return }
            posted.append((set, receiver))
            return
        }
        var stretches: [LineNumber: ClosedRange<SequenceNumber>] = [:]
        for line in ledger.heads.keys.sorted() where !random.once(in: 3) {
            stretches[line] = stretch(of: line, in: ledger)
        }
        let set = try ledger.set { stretches[$0.line]?.contains($0.sequence) ?? false }
        if !set.changes.isEmpty { posted.append((set, receiver)) }
    }

    /// From anywhere on a line to one of its heads.
    private mutating func stretch(
        of line: LineNumber,
        in ledger: MemoryLedger,
    ) -> ClosedRange<SequenceNumber>? {
        guard let heads = ledger.heads[line], !heads.isEmpty else { return nil }
        let end = heads[random.below(heads.count)].sequence
        return SequenceNumber(1 + UInt32(random.below(Int(end.value))))...end
    }

    /// Delivers one of the sets under way, in any order; sometimes it stays and comes once more.
    private mutating func deliver() throws {
        if posted.isEmpty { return }
        let index = random.below(posted.count)
        let item = posted[index]
        if !random.once(in: 4) { posted.remove(at: index) }
        let ledger = nodes[item.to].ledger
        if !(try ledger.receive(item.set)).isEmpty { events.waits += 1 }
        nodes[item.to].bases.append(basis(of: ledger))
    }

    private func sign(at node: Int) throws {
        let ledger = nodes[node].ledger
        if let line = ledger.ownLine(of: nodes[node].author) {
            try ledger.sign(line, by: nodes[node].author)
        }
    }

    private mutating func exchangeAll() throws {
        if let item = posted.first { try nodes[item.to].ledger.receive(item.set) }
        for node in nodes.indices { try sign(at: node) }
        let hub = nodes[0].ledger
        for node in nodes.dropFirst() {
            if let set = try node.ledger.set(for: hub) { try hub.receive(set) }
        }
        for node in nodes.dropFirst() {
            if let set = try hub.set(for: node.ledger) { try node.ledger.receive(set) }
        }
    }
}
