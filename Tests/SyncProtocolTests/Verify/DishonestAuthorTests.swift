import Testing

@testable import SyncProtocol

@Suite("Refused sets: signed by an author who breaks the rules")
struct DishonestAuthorTests {
    private let author = TestAuthor.cast[0]
    private let other = TestAuthor.cast[1]
    private let sender = MemoryLedger()
    private let reader = MemoryLedger()
    private let row: RowKey

    init() throws {
        try sender.open(author)
        try sender.open(other)
        row = try sender.create(by: other)
        try sender.sign(LineNumber(1), by: other)
        try reader.receive(sender.signedSet(by: author, for: reader))
    }

    private func expectRefusal(_ error: ChangeSetError, _ set: ChangeSet) {
        let before = reader.summary
        #expect(throws: error) { try reader.receive(set) }
        #expect(reader.summary == before)
    }

    private func malformed(_ rule: ShapeRule) -> ChangeSetError {
        .malformedChange(sequence: SequenceNumber(2), rule: rule)
    }

    private var edit: [CellWrite] { [.set(.state, of: .row(row), to: .code("closed"))] }

    @Test("the author's honest change is accepted")
    func acceptsAnHonestChange() throws {
        #expect(try reader.receive(sender.forge(by: author, edit)) == [])
    }

    @Test("a height that is not one above the past, too high or too low")
    func wrongHeight() throws {
        for height in [Height(1), Height(3), Height(5), Height.limit] {
            let set = try sender.forge(by: author, edit) { $0.with(height: height) }
            expectRefusal(malformed(.wrongHeight), set)
        }
    }

    @Test("a height that leaves the row's creation out, though the context does not name it")
    func heightBelowNamedRow() throws {
        let unseen = ChangeContext(own: .first, others: LineVector())
        let set = try sender.forge(by: author, edit) {
            $0.with(height: Height(2), context: unseen)
        }
        expectRefusal(malformed(.wrongHeight), set)
        let good = try sender.forge(by: author, edit) { $0.with(context: unseen) }
        #expect(try reader.receive(good) == [])
    }

    @Test("a write-once cell of a row that is there already")
    func writeOnceOnOldRow() throws {
        let set = try sender.forge(
            by: author,
            [.set(.note, of: .row(row), to: .code("x"), .writeOnce)]
        )
        expectRefusal(malformed(.writeOnceOnOldRow), set)
    }

    @Test("a row of the future: of a later change, of the change itself by place, or as a value")
    func rowOfTheFuture() throws {
        let honest = try sender.forge(by: author, edit)
        let line = try #require(honest.changes.first?.dot.line)
        for sequence in [UInt32(2), 3, .max] {
            let key = RowKey(Dot(line: line, sequence: SequenceNumber(sequence)), ordinal: 0)
            for write in [
                CellWrite.set(.state, of: .row(key), to: .code("x")),
                .set(.state, of: .own(0), to: .row(.row(key))),
                .set(.state, of: .own(0), to: .tuple([.row(.row(key))])),
            ] {
                let set = honest.altering(0) { $0.with(writes: [write]) }
                expectRefusal(malformed(.rowOfTheFuture), set)
            }
        }
    }

    @Test("a context that names a change after the change it stands in")
    func contextOfTheFuture() throws {
        let honest = try sender.forge(by: author, edit)
        let reference = try #require(honest.changes.first?.context.others.entries.first?.line)
        let beyond = Dot(line: reference, sequence: SequenceNumber(3))
        let own = try #require(honest.changes.first?.dot)
        for dot in [beyond, own, Dot(line: LineNumber(9), sequence: .first)] {
            let context = ChangeContext(own: .first, others: LineVector([dot]))
            let set = honest.altering(0) { $0.with(context: context) }
            expectRefusal(.invalidField(.context), set)
        }
    }

    @Test("a context that says one thing twice, by two lines of one origin")
    func redundantContext() throws {
        let honest = try sender.forge(by: author, edit)
        let stamp = try #require(sender.stamp(of: Dot(line: LineNumber(1), sequence: .first)))
        let older = SetLine(
            origin: other.origin,
            place: .reference(upTo: .first, hashPrefix: stamp.hash.high)
        )
        let number = LineNumber(UInt32(honest.lines.count))
        let set = honest.with(lines: honest.lines + [older]).altering(0) { change in
            var others = change.context.others
            others.raise(Dot(line: number, sequence: .first))
            return change.with(context: ChangeContext(own: change.context.own, others: others))
        }
        expectRefusal(.invalidField(.context), set)
    }

    @Test("a cell written twice, the row named by two lines of one origin")
    func cellWrittenTwice() throws {
        let honest = try sender.forge(by: author, edit)
        let number = LineNumber(UInt32(honest.lines.count))
        let index = try #require(honest.lines.firstIndex { $0.origin == other.origin })
        let again = RowKey(Dot(line: number, sequence: SequenceNumber(2)), ordinal: 0)
        let set = honest.with(lines: honest.lines + [honest.lines[index]]).altering(0) { change in
            change.with(
                writes: change.writes + [.set(.state, of: .row(again), to: .code("x"))]
            )
        }
        expectRefusal(malformed(.cellWrittenTwice), set)
    }

    @Test("a second opening")
    func secondOpening() throws {
        expectRefusal(
            malformed(.openingRepeated),
            try sender.forge(by: author, other.opening.writes)
        )
    }
}
