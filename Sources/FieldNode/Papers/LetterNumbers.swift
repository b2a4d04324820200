import ComplaintModel
import NodeStore
import SyncProtocol

/// The letter numbers (ที่) that an office has given.
struct LetterNumbers {
    let reader: StoreReader
    let ledger: StoreReader.HeldLedger
    let node: FieldNode

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
        ReservedBox.open(sealed, as: .reserved, with: node.keys, in: ledger.id)?[
            Self.addressee
        ]
    }

    private static let addressee = "addressee"

    /// The number that a paper got last; nil if it has none, or its entry names another.
    ///
    /// It is that of the entry which the paper is drawn from: what a second committee or a second result
    /// is about is another paper. One that was given before anything was written down, or by a version
    /// that did not tell the entry, is that of the first.
    func last(of request: PaperRequest, on subject: PaperSubject) throws -> LetterNumber? {
        let agency = subject.agency(of: request)
        let given = try all().filter {
            $0.isOf(request.kind, on: subject.place(in: ledger), to: agency)
        }
        let turns = subject.turns(of: request)
        let drawnFrom = try Set((turns.last ?? []).map { try place(of: $0, on: subject) })
        if let own = given.last(where: { $0.entry.map(drawnFrom.contains) ?? false }) { return own }
        if subject.entry(of: request)?.number != nil || turns.count > 1 { return nil }
        return given.last { $0.entry == nil }
    }

    /// An entry of a case as the books of the ledger name it.
    func place(of entry: RowKey, on subject: PaperSubject) throws -> RowReference {
        if ledger.id == subject.ledger.id { return .row(entry) }
        let desk = TransferDesk(reader, try reader.log(of: subject.ledger))
        return .foreign(subject.ledger.id, try desk.id(of: entry))
    }

    /// Whether two computers have given a number of one series, so that it stands on two papers.
    func isDoubled(_ number: LetterNumber) throws -> Bool {
        try all().count { $0.hasNumber(of: number) } > 1
    }

    /// The next number of a series in a year, past those that somebody has written by hand into an entry on
    /// a paper of the series; of orders also past those that appoint officers.
    func next(of series: LetterSeries, buddhistYear year: Int) throws -> Int {
        let given = try all().filter { $0.series == series.code && $0.buddhistYear == year }
        var next =
            1 + (given.map(\.number) + [series.lastOnPaper(buddhistYear: year)]).reduce(0, max)
        let isOfOrders = series.papers.contains(.committeeOrder)
        let orders = isOfOrders ? try Roster(of: ledger.number, in: reader).orders : []
        let taken = Set(orders.map { ThaiNumerals.arabic($0.number) })
        let rules = try node.rules(of: ledger.number, in: reader)
        let kinds = Set(series.papers.compactMap(\.entryKind))
        while true {
            let written = series.written(next, buddhistYear: year)
            let isTaken =
                try taken.contains(ThaiNumerals.arabic(written))
                || !byHand(written, in: kinds, rules).isEmpty
            if !isTaken { return next }
            next += 1
        }
    }

    /// The cases with an entry of one of some kinds that names a number and that nobody has taken back.
    ///
    /// - Parameters:
    ///   - typed: The number.
    ///   - kinds: The kinds: of another series the same number may stand in an entry as well.
    ///   - rules: The rules of the ledger.
    /// - Returns: The cases.
    /// - Throws: `StoreError`.
    func byHand(
        _ typed: String,
        in kinds: Set<ActionKind>,
        _ rules: LedgerRules,
    ) throws -> [CaseSummary] {
        let log = try reader.log(of: ledger)
        let number = ThaiNumerals.arabic(typed)
        let cases = try Set([typed, number, ThaiNumerals.thai(number)]).flatMap { written in
            try kinds.flatMap { kind in
                try reader.cases(kind.rawValue, numbered: written, in: ledger.number)
            }
        }
        return try cases.compactMap { key in
            guard let summary = try reader.caseSummary(key) else { return nil }
            let work = try node.work(on: summary, in: log, under: rules, reader)
            let isHeld = work.actionsInForce.contains { action in
                kinds.contains(action.kind)
                    && action.number.map(ThaiNumerals.arabic) == number
            }
            return isHeld ? summary : nil
        }
    }
}

extension PaperKind {
    /// The kind of the entries that may name the number of such a paper; nil where none does.
    fileprivate var entryKind: ActionKind? {
        switch self {
        case .memo: .memo
        case .forwardingLetter: .forward
        case .preliminaryNotice, .resultNotice: .notify
        case .committeeOrder: .committee
        case .appointmentOrder, .slip, .registerSheet, .contactSheet: nil
        }
    }
}
