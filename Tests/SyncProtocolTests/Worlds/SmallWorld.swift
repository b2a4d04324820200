@testable import SyncProtocol

/// Who writes the four changes of a small world, and what each author had seen.
///
/// Change 0 creates a row; 1, 2 and 3 write to it. Three origins are open before. A change builds on
/// its author's previous one, on what its author had seen, and on change 0, whose row it names.
struct CausalStructure: Hashable {
    /// The author of each change, 0 to 2; change 0 is by author 0.
    let authors: [Int]
    /// What each change's author had seen: a set that somebody could have held.
    let seen: [ChangeNumbers]

    /// The change before a change on its author's chain, among the four.
    func predecessor(of number: Int) -> Int? {
        (0..<number).last { authors[$0] == authors[number] }
    }

    /// What a change cannot be applied without.
    func needs(of number: Int) -> ChangeNumbers {
        if number == 0 { return [] }
        let previous = predecessor(of: number).map { ChangeNumbers($0) } ?? []
        return seen[number].union(previous).union(ChangeNumbers(0))
    }

    /// The place of a change on its author's chain, whose opening is 1.
    func sequence(of number: Int) -> UInt32 {
        2 + UInt32((0..<number).filter { authors[$0] == authors[number] }.count)
    }

    /// Whether a set holds, with each change, all that the change needs.
    func isClosed(_ set: ChangeNumbers) -> Bool {
        (0..<seen.count).allSatisfy { !set.contains($0) || needs(of: $0).isSubset(of: set) }
    }

    /// Whether a set holds nobody's changes with one of the middle left out.
    func isGapless(_ set: ChangeNumbers) -> Bool {
        (0..<3).allSatisfy { author in
            let chain = (0..<4).filter { authors[$0] == author }.map(set.contains)
            let run = chain.drop { !$0 }
            return run.drop { $0 }.allSatisfy { !$0 }
        }
    }

    /// All orders in which causes come before effects, and all beginnings of them.
    var prefixes: [[Int]] {
        var prefixes: [[Int]] = [[]]
        var longest = prefixes
        for _ in 0..<seen.count {
            longest = longest.flatMap { order in
                let held = ChangeNumbers(order.map { ChangeNumbers($0) })
                return seen.indices.filter {
                    !held.contains($0) && needs(of: $0).isSubset(of: held)
                }.map { order + [$0] }
            }
            prefixes += longest
        }
        return prefixes
    }

    /// All orders in which causes come before effects.
    var orders: [[Int]] { prefixes.filter { $0.count == seen.count } }

    /// How much the authors had seen in all.
    var seenCount: Int { seen.reduce(0) { $0 + $1.rawValue.nonzeroBitCount } }

    /// All of them.
    static let all: [CausalStructure] = {
        var structures = [CausalStructure(authors: [0], seen: [[]])]
        for number in 1...3 {
            structures = structures.flatMap { structure in
                (0..<3).flatMap { author in
                    (0..<UInt64(1) << UInt64(number)).map(ChangeNumbers.init)
                        .filter(structure.isClosed)
                        .map { seen in
                            CausalStructure(
                                authors: structure.authors + [author],
                                seen: structure.seen + [seen]
                            )
                        }
                }
            }
        }
        return structures
    }()

    /// Those in which author 1 writes before author 2: the others are the same with names changed.
    static let upToNames = all.filter { structure in
        structure.authors.first { $0 > 0 } != 2
    }
}

/// A causal structure with cells and values: four changes that were made.
struct SmallWorld {
    /// Which cell each of the changes 1, 2 and 3 writes.
    static let cellPatterns = ["XXX", "XXY", "XYX", "YXX", "XXW"].map { $0.map(String.init) }
    /// Which values the four changes write; equal letters are equal values.
    static let valuePatterns = ["abcd", "abbb", "abca"].map { $0.map(String.init) }

    let structure: CausalStructure
    /// Holds everything.
    let ledger: MemoryLedger
    let changes: [VerifiedChange]
    let model: [ModelChange]

    init(_ structure: CausalStructure, cells: [String], values: [String]) throws {
        self.structure = structure
        ledger = try Self.opened.copy()
        var changes: [VerifiedChange] = []
        var model: [ModelChange] = []
        for number in 0..<4 {
            let vector = LineVector(
                (0..<3).map { Dot(line: LineNumber(UInt32($0)), sequence: .first) }
                    + (0..<number).filter(structure.seen[number].contains).map {
                        changes[$0].change.dot
                    }
            )
            let writes =
                number == 0
                ? Self.creation(values[0])
                : [Self.write(cells[number - 1], changes[0].change.dot, values[number])]
            let author = TestAuthor.cast[structure.authors[number]]
            let change = try ledger.author(writes, by: author, seen: vector)
            changes.append(change)
            model.append(ModelChange(change, seen: structure.seen[number], in: ledger))
        }
        self.changes = changes
        self.model = model
    }

    /// Three open origins.
    static var opened: MemoryLedger {
        get throws {
            let ledger = MemoryLedger()
            for author in TestAuthor.cast.prefix(3) {
                try ledger.author(author.opening.writes, by: author, seen: LineVector())
            }
            return ledger
        }
    }

    private static let cells = ["W": CellTag(1), "X": CellTag(2), "Y": CellTag(3)]

    private static func creation(_ value: String) -> [CellWrite] {
        [("W", WriteRule.writeOnce), ("X", .overwritable)].map { cell, rule in
            CellWrite(
                table: TableTag(1),
                row: .own(0),
                cell: cells[cell] ?? CellTag(0),
                rule: rule,
                value: .code(value)
            )
        }
    }

    private static func write(_ cell: String, _ creation: Dot, _ value: String) -> CellWrite {
        CellWrite(
            table: TableTag(1),
            row: .row(RowKey(creation, ordinal: 0)),
            cell: cells[cell] ?? CellTag(0),
            rule: .overwritable,
            value: .code(value)
        )
    }
}
