import Testing

@testable import SyncProtocol

@Suite("Lines: an origin that was copied")
struct ForkTests {
    private let author = TestAuthor.cast[0]
    private let other = TestAuthor.cast[1]

    /// A node and its copy, which go on from the same second change without knowing of each other.
    private struct Copies {
        let first = MemoryLedger()
        let second: MemoryLedger
        let row: RowKey

        init(_ author: TestAuthor) throws {
            try first.open(author)
            row = try first.create(by: author)
            second = first.copy()
            try first.setState(of: row, to: "accepted", by: author)
            try second.setState(of: row, to: "declined", by: author)
        }
    }

    /// A new node that was given some sets, each of them ready when it came.
    private func reader(of sets: [ChangeSet]) throws -> MemoryLedger {
        let reader = MemoryLedger()
        for set in sets { #expect(try reader.receive(set) == []) }
        return reader
    }

    @Test("both branches are kept, in whatever order they come, and both values are live")
    func keepsBothBranches() throws {
        let copies = try Copies(author)
        let sets = try [copies.first, copies.second].map {
            try $0.signedSet(by: author, for: MemoryLedger())
        }
        var images: Set<[UInt8]> = []
        for order in [sets, sets.reversed(), sets + sets] {
            let reader = try reader(of: order)
            #expect(reader.log.count == 4)
            let forks = reader.lineage.lines.values.map(\.fork)
            #expect(Set(forks) == [nil, Dot(line: LineNumber(0), sequence: SequenceNumber(2))])
            #expect(Set(reader.states(of: copies.row)) == ["accepted", "declined"])
            images.insert(reader.image.bytes)
        }
        #expect(images.count == 1)
    }

    @Test("each branch goes on, on every node, also where it is not the older line")
    func branchesGoOn() throws {
        let copies = try Copies(author)
        let reader = MemoryLedger()
        for node in [copies.second, copies.first] {
            try reader.receive(node.signedSet(by: author, for: reader))
        }
        try copies.first.setState(of: copies.row, to: "closed", by: author)
        try copies.second.setState(of: copies.row, to: "not-closed", by: author)
        for node in [copies.second, copies.first] {
            #expect(try reader.receive(node.signedSet(by: author, for: reader)) == [])
        }
        #expect(reader.lineage.lines.count == 2)
        #expect(Set(reader.states(of: copies.row)) == ["closed", "not-closed"])
        try copies.first.receive(reader.signedSet(by: other, for: copies.first))
        #expect(copies.first.image == reader.image)
    }

    @Test("a set that holds both branches applies at once")
    func oneSetHoldsBoth() throws {
        let copies = try Copies(author)
        try copies.first.receive(copies.second.signedSet(by: author, for: copies.first))
        let set = try copies.first.signedSet(by: author, for: MemoryLedger())
        #expect(set.lines.count == 2 && set.changes.count == 4)
        let reader = MemoryLedger()
        #expect(try reader.receive(set) == [])
        #expect(reader.image == copies.first.image)
        #expect(try reader.receive(set) == [] && reader.lineage.lines.count == 2)
    }

    @Test("three branches whose changes stand between each other in one set are told apart")
    func branchesBetweenEachOther() throws {
        let node = MemoryLedger()
        try node.open(author)
        let row = try node.create(by: author)
        let relay = MemoryLedger()
        for state in ["accepted", "declined", "transferred"] {
            let copy = node.copy()
            try copy.setState(of: row, to: state, by: author)
            try copy.setState(of: row, to: state + "-closed", by: author)
            try relay.receive(copy.signedSet(by: author, for: relay))
        }
        let all = try relay.set { _ in true }
        let orders = orders(of: all)
        // Opening and creation, then three pairs: 6! / 2!³ ways to lay them into each other.
        #expect(orders.count == 90)
        for order in orders {
            let reader = try reader(of: [all.with(changes: order)])
            let isEqual = reader.image == relay.image
            #expect(isEqual && reader.lineage.lines.count == 3)
        }
    }

    /// All orders of a set's changes in which the one that a change follows comes before it.
    private func orders(of set: ChangeSet) -> [[Change]] {
        var orders: [[Change]] = [[]]
        for _ in set.changes {
            orders = orders.flatMap { order in
                set.changes.filter { change in
                    let isNext = !order.contains(change)
                    let line = set.changes.filter { $0.dot.line == change.dot.line }
                    let roots = set.changes.filter { $0.height < min(change.height, Height(3)) }
                    return isNext && roots.allSatisfy(order.contains)
                        && line.allSatisfy { $0.height >= change.height || order.contains($0) }
                }.map { order + [$0] }
            }
        }
        return orders
    }

    @Test("a set that begins in the middle of a branch waits, and says for what")
    func cutBranchIsMissing() throws {
        let copies = try Copies(author)
        let reader = MemoryLedger()
        try reader.receive(copies.first.signedSet(by: author, for: reader))
        let start = try copies.second.signedSet(by: author, for: reader)
        try copies.second.setState(of: copies.row, to: "closed", by: author)
        try copies.second.sign(LineNumber(0), by: author)
        let rest = try copies.second.set { $0.sequence == SequenceNumber(4) }
        // The reader holds a third change of the origin, but not the one that the fourth follows:
        // it cannot know where the branch begins.
        let gap = Gap(
            ledger: .test,
            origin: author.origin,
            first: SequenceNumber(1),
            last: SequenceNumber(3)
        )
        #expect(try reader.receive(rest) == [gap])
        #expect(reader.log.count == 3 && reader.lineage.lines.count == 1)
        #expect(try reader.receive(start) == [])
        #expect(reader.pending.isEmpty && reader.log.count == 5)
    }

    @Test("who saw one branch supersedes the values of that branch only")
    func contextCoversOneBranch() throws {
        let copies = try Copies(author)
        let reader = MemoryLedger()
        try reader.open(other)
        try reader.receive(copies.first.signedSet(by: author, for: reader))
        let row = try #require(reader.row(copies.row, of: copies.first))
        try reader.setState(of: row, to: "closed", by: other)
        try reader.receive(copies.second.signedSet(by: author, for: reader))
        #expect(Set(reader.states(of: row)) == ["closed", "declined"])

        try copies.second.receive(reader.signedSet(by: other, for: copies.second))
        #expect(copies.second.image == reader.image)
    }

    @Test("a form that was open before the branches began supersedes neither of them")
    func olderBasisOnABranch() throws {
        let copies = try Copies(author)
        let basis = LineVector([Dot(line: LineNumber(0), sequence: SequenceNumber(2))])
        try copies.second.setState(of: copies.row, to: "closed", by: author, seen: basis)
        let relay = MemoryLedger()
        for node in [copies.first, copies.second] {
            try relay.receive(node.signedSet(by: author, for: relay))
        }
        // The branch is a younger line here, and its context lies before its fork.
        let reader = MemoryLedger()
        #expect(try reader.receive(relay.set { _ in true }) == [])
        #expect(Set(reader.states(of: copies.row)) == ["accepted", "declined", "closed"])
        #expect(reader.image == relay.image)
    }

    @Test("a chain that a set brings twice makes no branch")
    func repeatedRunMakesNoBranch() throws {
        let copies = try Copies(author)
        let set = try copies.first.signedSet(by: author, for: MemoryLedger())
        let again = set.changes.map { change in
            change.relocated(to: moved(change.dot), by: moved)
        }
        let doubled = ChangeSet(
            ledger: set.ledger,
            lines: set.lines + set.lines,
            changes: set.changes + again,
            heads: set.heads + set.heads.map { SetHead(line: LineNumber(1), head: $0.head) }
        )
        let reader = MemoryLedger()
        #expect(try reader.receive(doubled) == [])
        #expect(reader.lineage.lines.count == 1 && reader.log.count == 3)
        #expect(reader.image == copies.first.image)
    }

    private func moved(_ dot: Dot) -> Dot {
        Dot(line: LineNumber(dot.line.value + 1), sequence: dot.sequence)
    }

    @Test("two openings of one origin are two branches from the start")
    func twoOpenings() throws {
        var sets: [ChangeSet] = []
        for time in [Int64(10), 20] {
            let node = MemoryLedger()
            try node.author(author.opening.writes, by: author, time: time)
            _ = try node.create(by: author)
            sets.append(try node.signedSet(by: author, for: MemoryLedger()))
        }
        let readers = try [reader(of: sets), reader(of: sets.reversed())]
        #expect(readers[0].image == readers[1].image)
        #expect(readers[0].image.rows.count == 4)
        for reader in readers { #expect(reader.lineage.lines.values.map(\.fork) == [nil, nil]) }
    }
}
