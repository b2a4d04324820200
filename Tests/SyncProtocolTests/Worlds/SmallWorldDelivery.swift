import Testing

@testable import SyncProtocol

/// Every set of a small world's changes, delivered in every situation that a node can come to.
///
/// What a node does with a set depends on its log alone, so any grouping into sets, overlapping ones
/// included, in any order and with any repetition, is a path through these situations.
struct SmallWorldDelivery {
    private let world: SmallWorld
    /// By the changes in them; no set can leave out the middle of somebody's chain.
    private var sets: [(changes: ChangeNumbers, set: ChangeSet)] = []
    private var expected: [ChangeNumbers: StateImage] = [:]
    /// The logs that were reached, as orders of changes.
    private(set) var situations: Set<[Int]> = []
    /// How many deliveries were checked.
    private(set) var count = 0

    /// The number of sets that there are.
    var setCount: Int { sets.count }

    init(of world: SmallWorld) throws {
        self.world = world
        for bits in 0..<UInt64(16) {
            let changes = ChangeNumbers(rawValue: bits)
            if world.structure.isClosed(changes) {
                expected[changes] = Oracle(world.model, held: changes).image
            }
            if bits > 0, world.structure.isGapless(changes) {
                sets.append((changes, try world.set(of: (0..<4).filter(changes.contains))))
            }
        }
    }

    /// Delivers every set in every situation.
    mutating func run() throws {
        try visit(SmallWorld.opened, [])
    }

    private mutating func visit(_ ledger: MemoryLedger, _ log: [Int]) throws {
        guard situations.insert(log).inserted else { return }
        try checkState(of: ledger, log)
        for (changes, set) in sets {
            let next = ledger.copy()
            let missing = gaps(of: changes, log)
            let reported = try next.receive(set)
            count += 1
            try #require(reported == missing, "\(world.structure), \(changes) after \(log)")
            if !missing.isEmpty {
                try #require(next.log.count == ledger.log.count && next.pending == [set])
                continue
            }
            let added = (0..<4).filter { changes.contains($0) && !log.contains($0) }
            try #require(next.log.dropFirst(3).map(\.hash) == hashes(log + added))
            try visit(next, log + added)
        }
    }

    private func hashes(_ log: [Int]) -> [Digest256] { log.map { world.changes[$0].hash } }

    private func checkState(of ledger: MemoryLedger, _ log: [Int]) throws {
        let image = StateImage(ledger.image.rows.filter { $0.table != .origins })
        let expected = expected[ChangeNumbers(log.map { ChangeNumbers($0) })]
        let isEqual = image == expected && image.bytes == expected?.bytes
        try #require(isEqual, "\(world.structure), \(log)")
    }

    /// What a set builds on and a node does not hold, by the plain structure.
    private func gaps(of set: ChangeNumbers, _ log: [Int]) -> [Gap] {
        let structure = world.structure
        let group = (0..<4).filter(set.contains)
        return (0..<3).flatMap { author -> [Gap] in
            let chain = (0..<4).filter { structure.authors[$0] == author }
            let own = chain.filter(set.contains).map(structure.sequence)
            let named = group.filter { structure.authors[$0] != author }.flatMap { number in
                chain.filter { $0 < number && ($0 == 0 || structure.seen[number].contains($0)) }
            }.map(structure.sequence)
            let tip = chain.filter(log.contains).map(structure.sequence).max() ?? 1
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
    fileprivate func set(of group: [Int]) throws -> ChangeSet {
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
