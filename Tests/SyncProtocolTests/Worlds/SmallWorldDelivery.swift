import Testing

@testable import SyncProtocol

/// One way to put the four changes of a small world into sets, delivered in every order.
struct SmallWorldDelivery {
    /// The 15 ways to part four things.
    static let partitions: [[[Int]]] = {
        var partitions: [[[Int]]] = [[]]
        for number in 0..<4 {
            partitions = partitions.flatMap { groups in
                groups.indices.map { index in
                    var groups = groups
                    groups[index].append(number)
                    return groups
                } + [groups + [[number]]]
            }
        }
        return partitions
    }()

    /// A node's whole state: two ways that lead to one are one.
    private struct Situation: Hashable {
        let delivered: ChangeNumbers
        let log: [Digest256]
        let waiting: [ChangeSet]
    }

    private let world: SmallWorld
    private let groups: [[Int]]
    private let sets: [ChangeSet]
    /// The changes that can be applied in the end: two sets that need each other both wait.
    private let admissible: ChangeNumbers
    private let expected: StateImage
    private var visited: Set<Situation> = []
    /// How many deliveries were checked.
    private(set) var count = 0

    /// Nil if a group leaves out the middle of somebody's chain: no set can hold that.
    init?(of world: SmallWorld, in groups: [[Int]]) throws {
        for group in groups {
            let sequences = Dictionary(grouping: group) { world.structure.authors[$0] }
                .mapValues { $0.map(world.structure.sequence) }
            let isGapless = sequences.values.allSatisfy { run in
                zip(run, run.dropFirst()).allSatisfy { $0 + 1 == $1 }
            }
            if !isGapless { return nil }
        }
        self.world = world
        self.groups = groups
        sets = try groups.map { try world.set(of: $0) }
        admissible = Self.admissible(groups, in: world.structure)
        expected = Oracle(world.model, held: admissible).image
    }

    private static func admissible(
        _ groups: [[Int]],
        in structure: CausalStructure,
    ) -> ChangeNumbers {
        var held = ChangeNumbers()
        for _ in groups {
            for group in groups {
                let own = ChangeNumbers(group.map { ChangeNumbers($0) })
                let isReady = group.allSatisfy {
                    structure.needs(of: $0).isSubset(of: held.union(own))
                }
                if isReady { held.formUnion(own) }
            }
        }
        return held
    }

    /// Delivers the sets in every order.
    mutating func run() throws {
        try deliverRest(at: SmallWorld.opened, after: [])
    }

    private mutating func deliverRest(
        at ledger: MemoryLedger,
        after delivered: ChangeNumbers,
    ) throws {
        let isNew = visited.insert(
            Situation(delivered: delivered, log: ledger.log.map(\.hash), waiting: ledger.pending)
        ).inserted
        if !isNew { return }
        for index in sets.indices where !delivered.contains(index) {
            let next = ledger.copy()
            try deliver(index, to: next)
            try deliverRest(at: next, after: delivered.union(ChangeNumbers(index)))
        }
        if delivered.rawValue == 1 << UInt64(sets.count) - 1 { try checkEnd(ledger) }
    }

    /// A set that is not ready names exactly what is missing, changes nothing, and may come again.
    private mutating func deliver(_ index: Int, to ledger: MemoryLedger) throws {
        let missing = gaps(of: groups[index], at: ledger)
        let log = ledger.log.count
        let waiting = ledger.pending.count
        let reported = try ledger.receive(sets[index])
        count += 1
        try #require(reported == missing, "\(world.structure), \(groups), set \(index)")
        if missing.isEmpty { return }
        try #require(ledger.log.count == log && ledger.pending.count == waiting + 1)
        // It comes once more while it waits; in the costliest grouping, from one node only.
        if index == 0 { try #require(try ledger.receive(sets[index]) == missing) }
    }

    /// The state is the defined one, also after all sets came once more.
    private mutating func checkEnd(_ ledger: MemoryLedger) throws {
        let log = ledger.log.map(\.hash)
        let isComplete = admissible.rawValue == 0b1111
        let held = world.changes.indices.filter { log.contains(world.changes[$0].hash) }
        try #require(ChangeNumbers(held.map { ChangeNumbers($0) }) == admissible)
        try #require(Set(log).count == log.count)
        try #require(ledger.pending.isEmpty == isComplete)
        try checkState(of: ledger)
        for set in sets { try #require(try ledger.receive(set).isEmpty || !isComplete) }
        try #require(ledger.log.map(\.hash) == log)
        try checkState(of: ledger)
    }

    private func checkState(of ledger: MemoryLedger) throws {
        let image = StateImage(ledger.image.rows.filter { $0.table != .origins })
        let isEqual = image == expected && image.bytes == expected.bytes
        try #require(isEqual, "\(world.structure), \(groups)")
    }

    /// What a group builds on and a node does not hold, by the plain structure.
    private func gaps(of group: [Int], at ledger: MemoryLedger) -> [Gap] {
        let structure = world.structure
        let held = ledger.log.map(\.hash)
        return (0..<3).flatMap { author -> [Gap] in
            let own = group.filter { structure.authors[$0] == author }.map(structure.sequence)
            let named = group.flatMap { number in
                (0..<number).filter { other in
                    structure.authors[other] == author && structure.authors[number] != author
                        && (other == 0 || structure.seen[number].contains(other))
                }
            }.map(structure.sequence)
            let tip =
                (0..<4).filter {
                    structure.authors[$0] == author && held.contains(world.changes[$0].hash)
                }.map(structure.sequence).max() ?? 1
            let before = own.first.map { $0 - 1 }
            let beyond = named.max().flatMap { $0 > own.last ?? 0 ? $0 : nil }
            return Set([before, beyond].compactMap { $0 }.filter { $0 > tip }).map { last in
                Gap(
                    ledger: .test,
                    origin: TestAuthor.cast[author].origin,
                    first: SequenceNumber(tip + 1),
                    last: SequenceNumber(last)
                )
            }
        }.sorted()
    }
}

extension SmallWorld {
    /// A set of some of the changes, signed where their runs end.
    func set(of group: [Int]) throws -> ChangeSet {
        let changes = group.map { self.changes[$0] }
        let ends = Dictionary(grouping: changes, by: \.change.dot.line).compactMapValues(\.last)
        let heads = try ends.map { line, last in
            let author = TestAuthor.cast[Int(line.value)]
            let head = try Head.sign(
                ledger: .test,
                origin: author.origin,
                sequence: last.change.dot.sequence,
                hash: last.hash,
                seed: .test(of: author.origin, run: 0),
                with: author.privateKey
            )
            return (line, head)
        }
        return try ChangeSetBuilder.build(changes.map(\.change), heads: heads, from: ledger)
    }
}
