import Testing

@testable import SyncProtocol

@Suite("The merge, case by case")
struct MergeTests {
    private let ledger = MemoryLedger()
    private let authors = Array(TestAuthor.cast.prefix(3))
    private let row: RowKey

    init() throws {
        for author in authors { try ledger.open(author) }
        row = try ledger.create(by: authors[0])
    }

    private var basis: LineVector { ledger.held }

    @Test("a write that has seen a value takes its place")
    func supersedes() throws {
        try ledger.setState(of: row, to: "accepted", by: authors[1])
        #expect(ledger.states(of: row) == ["accepted"])
        #expect(ledger.rows[row]?.conflicts.isEmpty == true)
    }

    @Test("two writes that have not seen each other both stay until a third has seen both")
    func keepsSiblings() throws {
        let basis = basis
        try ledger.setState(of: row, to: "accepted", by: authors[1], seen: basis)
        try ledger.setState(of: row, to: "declined", by: authors[2], seen: basis)
        #expect(Set(ledger.states(of: row)) == ["accepted", "declined"])
        #expect(ledger.rows[row]?.conflicts.map(\.tag) == [.state])
        try ledger.setState(of: row, to: "closed", by: authors[0])
        #expect(ledger.states(of: row) == ["closed"])
    }

    @Test("two browsers on one node conflict like two nodes")
    func ownOlderBasis() throws {
        let basis = basis
        try ledger.setState(of: row, to: "accepted", by: authors[0], seen: basis)
        try ledger.setState(of: row, to: "declined", by: authors[0], seen: basis)
        #expect(Set(ledger.states(of: row)) == ["accepted", "declined"])
    }

    @Test("an equal value is one value with both dots, and lives until both are seen")
    func equalValuesKeepAllDots() throws {
        let basis = basis
        try ledger.setState(of: row, to: "accepted", by: authors[1], seen: basis)
        let one = ledger.held
        try ledger.setState(of: row, to: "accepted", by: authors[2], seen: basis)
        #expect(ledger.rows[row]?[.state]?.siblings.map(\.touches.count) == [2])
        try ledger.setState(of: row, to: "closed", by: authors[0], seen: one)
        #expect(Set(ledger.states(of: row)) == ["accepted", "closed"])
        #expect(ledger.rows[row]?[.state]?.siblings.map(\.touches.count) == [1, 1])
    }

    @Test("the highest by height, then by time, is shown, whoever wrote it")
    func showsTheHighest() throws {
        let basis = basis
        func write(_ cell: CellTag, _ value: Value, by author: Int, at time: Int64) throws {
            try ledger.author(
                [.set(cell, of: .row(row), to: value)],
                by: authors[author],
                seen: basis,
                time: time
            )
        }
        try write(.state, .code("late"), by: 1, at: 9)
        try write(.state, .code("early"), by: 2, at: 3)
        #expect(ledger.rows[row]?.shown(.state) == .code("late"))
        // One higher on both lines, and the later one is the other author's.
        try write(.note, .code("early"), by: 1, at: 3)
        try write(.note, .code("late"), by: 2, at: 9)
        #expect(ledger.rows[row]?.shown(.note) == .code("late"))
        try write(.state, .code("higher"), by: 2, at: 0)
        #expect(ledger.rows[row]?.shown(.state) == .code("higher"))
        try write(.note, .empty, by: 2, at: 0)
        #expect(ledger.rows[row]?.shown(.note) == nil, "an emptied cell shows nothing")
    }

    @Test("nothing ever takes the place of a write-once value")
    func writeOnceStays() throws {
        try ledger.author([.set(.name, of: .row(row), to: .text("x"))], by: authors[1])
        let cell = try #require(ledger.rows[row]?[.name])
        #expect(cell.siblings.map(\.value) == [.text("นายสมชาย")] && cell.rule == .writeOnce)
    }

    @Test("a write to a row that is not there, or under another table, has no effect")
    func strayWrites() throws {
        let before = ledger.rows
        let absent = RowKey(row.dot, ordinal: 7)
        try ledger.author([.set(.state, of: .row(absent), to: .code("x"))], by: authors[1])
        let other = CellWrite(
            table: TableTag(2),
            row: .row(row),
            cell: .state,
            rule: .overwritable,
            value: .code("x")
        )
        try ledger.author([other], by: authors[1])
        #expect(ledger.rows == before)
    }

    @Test("only the rows that a batch writes to need to be loaded")
    func namesRowsToLoad() throws {
        let change = try ledger.setState(of: row, to: "accepted", by: authors[1])
        let created = try ledger.author(
            [.set(.state, of: .own(0), to: .row(.row(row)))],
            by: authors[1]
        )
        #expect(Merge.existingRows(touchedBy: [change, created]) == [.cases: [row]])
    }
}
