import Testing

@testable import SyncProtocol

@Suite("Refused sets: altered on the way")
struct RefusalTests {
    private let author = TestAuthor.cast[0]
    private let other = TestAuthor.cast[1]
    private let reader = MemoryLedger()
    /// The author's opening, a row, and three edits: changes 1 to 5.
    private let good: ChangeSet
    private let sender = MemoryLedger()

    init() throws {
        try reader.open(other)
        try sender.open(author)
        let row = try sender.create(by: author)
        for state in ["accepted", "assigned", "closed"] {
            try sender.setState(of: row, to: state, by: author)
        }
        good = try sender.signedSet(by: author, for: reader)
    }

    /// Expects one error, and that the reader is as it was.
    private func expectRefusal(_ error: ChangeSetError, _ set: ChangeSet) {
        let before = reader.summary
        #expect(throws: error) { try reader.receive(set) }
        #expect(reader.summary == before)
    }

    private func wrongSignature(_ sequence: UInt32 = 5) -> ChangeSetError {
        .wrongSignature(origin: author.origin, sequence: SequenceNumber(sequence))
    }

    @Test("the set as it was made is accepted")
    func acceptsTheGoodSet() throws {
        #expect(try reader.receive(good) == [])
        #expect(reader.log.count == 6)
    }

    @Test("F22 an altered value")
    func alteredValue() {
        let set = good.altering(3) { change in
            let write = change.writes[0]
            return change.with(
                writes: [.set(write.cell, of: write.row, to: .code("declined"))]
            )
        }
        expectRefusal(wrongSignature(), set)
    }

    @Test("an altered free text")
    func alteredText() {
        let set = good.altering(1) { change in
            change.with(
                writes: [
                    .set(.name, of: .own(0), to: .text("นายสมหมาย"), .writeOnce), change.writes[1],
                ]
            )
        }
        expectRefusal(wrongSignature(), set)
    }

    @Test("an altered free text that claims to be redacted, with the digest of the true one")
    func alteredTextUnderItsDigest() throws {
        let change = good.changes[1]
        let form = CanonicalForm(
            change,
            origin: { _ in author.origin },
            hash: { _ in HashPrefix12(high: 0, low: 0) }
        )
        let seed = try #require(good.heads.first?.head.seed)
        let digest = HashChain.textDigest(form, of: change, seed: seed)
        let writes: [CellWrite] = [
            .set(.name, of: .own(0), to: .text("นายสมชาญ"), .writeOnce), change.writes[1],
        ]
        let set = good.altering(1) { $0.with(writes: writes, removedText: digest) }
        let rule = ShapeRule.redactedInPart
        expectRefusal(.malformedChange(sequence: SequenceNumber(2), rule: rule), set)
    }

    @Test("an altered time")
    func alteredTime() {
        expectRefusal(wrongSignature(), good.altering(2) { $0.with(time: 1) })
    }

    @Test("an altered context")
    func alteredContext() {
        let context = ChangeContext(own: SequenceNumber(2), others: LineVector())
        expectRefusal(wrongSignature(), good.altering(3) { $0.with(context: context) })
    }

    @Test("an altered rule of a cell")
    func alteredRule() {
        let set = good.altering(1) { change in
            let writes = change.writes.map { write in
                CellWrite.set(write.cell, of: write.row, to: write.value, .writeOnce)
            }
            return change.with(writes: writes)
        }
        expectRefusal(wrongSignature(), set)
    }

    @Test("a wrong height")
    func alteredHeight() {
        let set = good.altering(3) { $0.with(height: Height(9)) }
        let sequence = SequenceNumber(4)
        expectRefusal(.malformedChange(sequence: sequence, rule: .wrongHeight), set)
    }

    @Test("a change left out in the middle")
    func leftOut() {
        let set = good.with(
            changes: good.changes.enumerated().filter { $0.offset != 2 }.map(\.element)
        )
        let sequence = SequenceNumber(4)
        expectRefusal(.brokenChain(origin: author.origin, sequence: sequence), set)
    }

    @Test("F22 a change left out in the middle, the others moved up")
    func leftOutAndRenumbered() throws {
        let last = good.changes[4]
        let moved = Change(
            dot: Dot(line: last.dot.line, sequence: SequenceNumber(4)),
            height: Height(4),
            time: last.time,
            context: ChangeContext(own: SequenceNumber(3), others: last.context.others),
            writes: last.writes
        )
        let head = try #require(good.heads.first)
        let cut = Head(
            sequence: SequenceNumber(4),
            seed: head.head.seed,
            signature: head.head.signature
        )
        let set = good.with(
            changes: good.changes.prefix(3) + [moved],
            heads: [SetHead(line: head.line, head: cut)]
        )
        expectRefusal(wrongSignature(4), set)
    }

    @Test("a chain cut before its head")
    func cutBeforeHead() {
        let set = good.with(changes: Array(good.changes.prefix(4)))
        let sequence = SequenceNumber(4)
        expectRefusal(.unsignedRun(origin: author.origin, sequence: sequence), set)
    }

    @Test("a chain without its head")
    func noHead() {
        let sequence = SequenceNumber(5)
        expectRefusal(
            .unsignedRun(origin: author.origin, sequence: sequence),
            good.with(heads: [])
        )
    }

    @Test("F22 an invented change that somebody else signed")
    func inventedChange() throws {
        try reader.receive(good)
        let row = try #require(sender.rows.keys.max())
        let set = try sender.forge(by: author, [.set(.state, of: .row(row), to: .code("x"))])
        let change = try #require(set.changes.first)
        let seed = RunSeed.test(of: author.origin, run: 99)
        let forged = try Head.sign(
            ledger: .test,
            origin: author.origin,
            sequence: SequenceNumber(6),
            hash: Authoring.hash(
                of: change.relocated(to: Dot(line: LineNumber(0), sequence: SequenceNumber(6))) {
                    $0
                },
                seed: seed,
                in: sender
            ),
            seed: seed,
            with: other.privateKey
        )
        expectRefusal(
            wrongSignature(6),
            set.with(heads: [SetHead(line: LineNumber(0), head: forged)])
        )
        #expect(try reader.receive(set) == [], "with the author's own signature it is accepted")
    }

    @Test("two heads that changed places")
    func swappedHeads() throws {
        let third = TestAuthor.cast[2]
        try sender.open(third)
        try sender.sign(#require(sender.ownLine(of: third)), by: third)
        let set = try #require(try sender.set(for: reader))
        #expect(set.heads.count == 2)
        let heads = zip(set.heads, set.heads.reversed()).map { mine, theirs in
            SetHead(
                line: mine.line,
                head: Head(
                    sequence: mine.head.sequence,
                    seed: mine.head.seed,
                    signature: theirs.head.signature
                )
            )
        }
        expectRefusal(wrongSignature(), set.with(heads: heads))
        #expect(try reader.receive(set) == [])
    }

    @Test("a head with another run's seed")
    func otherSeed() {
        let heads = good.heads.map { item in
            let seed = RunSeed.test(of: author.origin, run: 7)
            let head = Head(
                sequence: item.head.sequence,
                seed: seed,
                signature: item.head.signature
            )
            return SetHead(line: item.line, head: head)
        }
        expectRefusal(wrongSignature(), good.with(heads: heads))
    }

    @Test("a head that was signed for another ledger")
    func headOfAnotherLedger() throws {
        let tip = try #require(sender.tip(of: LineNumber(0)))
        let seed = try #require(good.heads.first?.head.seed)
        let head = try Head.sign(
            ledger: LedgerID(high: 0, low: 2),
            origin: author.origin,
            sequence: tip.sequence,
            hash: tip.hash,
            seed: seed,
            with: author.privateKey
        )
        expectRefusal(
            wrongSignature(),
            good.with(heads: [SetHead(line: LineNumber(0), head: head)])
        )
    }

    @Test("heads out of order, outside their run, or of a line that is not there")
    func misplacedHeads() throws {
        let head = try #require(good.heads.first)
        for heads in [[head, head], [SetHead(line: LineNumber(7), head: head.head), head]] {
            expectRefusal(.invalidField(.head), good.with(heads: heads))
        }
    }

    @Test("a change of a line that the set does not have")
    func strayChange() {
        let set = good.with(lines: [])
        expectRefusal(.invalidField(.place), set)
    }

    @Test("a program that checks a set against another ledger's history stops at once")
    func wrongHistory() async {
        await #expect(processExitsWith: .failure) {
            let other = MemoryLedger(ledger: LedgerID(high: 0, low: 2))
            try other.receive(MemoryLedger().set { _ in true })
        }
    }

    @Test("a run that claims to follow another change than it does")
    func wrongPredecessor() {
        let line = SetLine(
            origin: author.origin,
            place: .run(first: .first, previousHash: Digest256(hashing: [1]))
        )
        expectRefusal(
            .brokenChain(origin: author.origin, sequence: .first),
            good.with(lines: [line])
        )
    }
}

extension MemoryLedger {
    /// What must not have changed where a set is refused.
    struct Summary: Equatable {
        let log: [Digest256]
        let rows: [RowKey: RowState]
        let lines: [LineNumber: Lineage.Line]
        let heads: [LineNumber: [Head]]
        let pending: [ChangeSet]
    }

    var summary: Summary {
        Summary(
            log: log.map(\.hash),
            rows: rows,
            lines: lineage.lines,
            heads: heads,
            pending: pending
        )
    }
}
