import ComplaintModel
import NodeStore
import SyncProtocol

/// The letter numbers (ที่) that an office has given.
struct LetterNumbers {
    private let reader: StoreReader
    private let ledger: StoreReader.HeldLedger
    private let node: FieldNode

    /// Reads the numbers of a ledger.
    init(_ reader: StoreReader, _ ledger: StoreReader.HeldLedger, at node: FieldNode) {
        self.reader = reader
        self.ledger = ledger
        self.node = node
    }

    /// Every number that was given, in an order that is the same on every node.
    func all() throws -> [LetterNumber] {
        LedgerRules.sorted(try reader.otherRows(DomainTable.letterTag, of: ledger.number))
            .compactMap { LetterNumber($0.row, opening: openedAddressee) }
    }

    /// The agency that a paper goes to, as one on a reserved case keeps it.
    func sealedAddressee(_ agency: String) throws -> Value {
        try ReservedBox.seal(
            [Self.addressee: agency],
            as: .reserved,
            to: node.readers(of: ledger.code, reader),
            in: ledger.id,
            world: node.world
        )
    }

    private func openedAddressee(_ sealed: Value) -> String? {
        ReservedBox.open(sealed, as: .reserved, with: node.keys.agreement, in: ledger.id)?[
            Self.addressee
        ]
    }

    private static let addressee = "addressee"

    /// The number that a paper got last; nil if it has none.
    func last(of request: PaperRequest, on subject: PaperSubject) throws -> LetterNumber? {
        let agency = subject.agency(of: request)
        return try all().last { $0.isOf(request.kind, on: subject.place(in: ledger), to: agency) }
    }

    /// Whether two computers have given a number of one series, so that it stands on two papers.
    func isDoubled(_ number: LetterNumber) throws -> Bool {
        try all().count { $0.hasNumber(of: number) } > 1
    }

    /// The next number of a series in a year, after those that somebody has written into an entry by hand.
    func next(of series: LetterSeries, buddhistYear year: Int) throws -> Int {
        let given = try all().filter { $0.series == series.code && $0.buddhistYear == year }
        var next =
            1 + (given.map(\.number) + [series.lastOnPaper(buddhistYear: year)]).reduce(0, max)
        while try isByHand(series.written(next, buddhistYear: year)) { next += 1 }
        return next
    }

    private func isByHand(_ number: String) throws -> Bool {
        try reader.hasAction(numbered: number, in: ledger.number)
    }
}
