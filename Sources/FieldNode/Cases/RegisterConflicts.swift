import ComplaintModel
import NodeStore
import SyncProtocol

/// The cases whose lines in a register contradict each other, though two people wrote nothing apart in
/// either: two lines with one number, and two lines for one case that another office has handed over.
struct RegisterConflicts {
    private let reader: StoreReader
    /// The cases of a ledger that were taken over twice.
    private var takenTwice: [Int64: Set<RowKey>] = [:]

    init(_ reader: StoreReader) { self.reader = reader }

    /// Whether a case is one of them.
    ///
    /// Its number is looked up by itself: a list of fifty would not pay for going through the register.
    mutating func hold(_ summary: CaseSummary) throws -> Bool {
        if let number = RegisterNumber(summary.numberText),
            try reader.isRepeated(number.number, year: number.buddhistYear, in: summary.ledger)
        {
            return true
        }
        if let known = takenTwice[summary.ledger] { return known.contains(summary.key) }
        guard let ledger = try reader.ledger(numbered: summary.ledger) else { return false }
        let found = Set(try Self.takenTwice(in: ledger, reader))
        takenTwice[summary.ledger] = found
        return found.contains(summary.key)
    }

    /// The cases of a ledger, in the order of their numbers, then those that were taken over twice.
    static func cases(
        in ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> [CaseSummary] {
        let repeated = try reader.repeatedNumbers(in: ledger.number).flatMap { year, number in
            try reader.cases(numbered: number, year: year, in: ledger.number)
        }
        let known = Set(repeated.map(\.key))
        let twice = try takenTwice(in: ledger, reader).filter { !known.contains($0) }
        return try repeated + twice.compactMap { try reader.caseSummary($0) }
    }

    /// Those of a ledger that are in no other conflict: whoever counts by what is stored beside
    /// each case adds them.
    static func uncounted(
        in ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> [CaseSummary] {
        try cases(in: ledger, reader).filter { $0.conflicts == 0 }
    }

    /// Those of every ledger, by its number.
    static func uncounted(_ reader: StoreReader) throws -> [Int64: [CaseSummary]] {
        let numbers =
            try reader.ledgersWithRepeatedNumbers()
            + reader.otherRows(DomainTable.answerTag).map(\.ledger)
        return try Set(numbers).reduce(into: [:]) { found, number in
            guard let ledger = try reader.ledger(numbered: number) else { return }
            found[number] = try uncounted(in: ledger, reader)
        }
    }

    private static func takenTwice(
        in ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> [RowKey] {
        try TransferDesk(reader, try reader.log(of: ledger)).takenTwice().flatMap(\.self)
    }
}

extension TransferDesk {
    /// The cases of this register that stand for one case of another office.
    ///
    /// Somebody accepted an offer who did not know that it, or another of the same case, was
    /// accepted already. A line that is voided is settled.
    func takenTwice() throws -> [[RowKey]] {
        Dictionary(grouping: try acceptances(), by: \.original).values
            .map { Set($0.map(\.complaint)).sorted() }
            .filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
}
