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

    @Test("the highest by height, then by time, is shown")
    func showsTheHighest() throws {
        let basis = basis
        try ledger.author(
            [.set(.state, of: .row(row), to: .code("late"))],
            by: authors[1],
            seen: basis,
            time: 9
        )
        try ledger.author(
            [.set(.state, of: .row(row), to: .code("early"))],
            by: authors[2],
            seen: basis,
            time: 3
        )
        #expect(ledger.rows[row]?.shown(.state) == .code("late"))
        try ledger.author([.set(.note, of: .row(row), to: .empty)], by: authors[2], seen: basis)
        try ledger.author(
            [.set(.state, of: .row(row), to: .code("higher"))],
            by: authors[2],
            seen: basis,
            time: 0
        )
        #expect(ledger.rows[row]?.shown(.state) == .code("higher"))
        #expect(ledger.rows[row]?.shown(.note) == nil)
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
        let change = try ledger.setState(of: row, to: "accepted", by: authors[1]).change
        let created = try ledger.author(
            [.set(.state, of: .own(0), to: .row(.row(row)))],
            by: authors[1]
        ).change
        #expect(Merge.existingRows(touchedBy: [change, created]) == [.cases: [row]])
    }
}
