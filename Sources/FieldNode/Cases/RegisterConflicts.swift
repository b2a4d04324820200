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
        let twice = try takenTwice(in: ledger, reader)
        return try repeated + twice.compactMap { try reader.caseSummary($0) }
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
    /// Somebody accepted an offer who did not know that it was accepted already. A line that is voided is
    /// settled.
    func takenTwice() throws -> [[RowKey]] {
        let taken = try rows(DomainTable.answerTag).compactMap { _, row -> (RowKey, RowKey)? in
            guard let offer = row.shown(AnswerCell.offer)?.rowKey,
                let complaint = row.shown(AnswerCell.complaint)?.rowKey,
                try reader.caseSummary(complaint)?.state != CaseState.voided.rawValue
            else { return nil }
            return (offer, complaint)
        }
        return Dictionary(grouping: taken, by: \.0).values.map { $0.map(\.1).sorted() }
            .filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
}
