package import ComplaintModel
import NodeStore
import SyncProtocol
import Synchronization

/// What a ledger says of its own office: the rules under which its cases stand.
///
/// All of it comes from the ledger itself, so every node that holds the same changes derives the
/// same standings.
package struct LedgerRules: Sendable {
    /// The office's code.
    package let code: String
    /// The office's name.
    package let name: String
    /// The procedure with the office's own channels.
    package let procedure: Procedure
    /// The procedures that the office worked by before, the oldest first.
    let former: [FormerProcedure]
    /// The Thai names of channels that have ended, by code.
    private let endedChannels: [String: String]
    /// The national holidays with those that were added.
    package let calendar: HolidayCalendar
    /// The holidays that were added, also those that were taken off again.
    let addedHolidays: [Holiday]
    /// The origin that issues register numbers.
    let bookOrigin: Origin?

    /// Some rows of one table.
    typealias Rows = [(key: RowKey, row: RowState)]

    /// Reads the rules of a ledger.
    init(of ledger: Int64, in reader: StoreReader) throws {
        try self.init { try reader.otherRows($0, of: ledger) }
    }

    /// Makes the rules of the rows of a ledger, which the closure gives by table in any order.
    init(_ rows: (TableTag) throws -> Rows) rethrows {
        let office = Self.sorted(try rows(DomainTable.officeTag)).first?.row
        code = office?.shown(OfficeCell.code)?.string ?? ""
        name = office?.shown(OfficeCell.name)?.string ?? ""
        if case .bytes(let bytes) = office?.shown(OfficeCell.book) {
            bookOrigin = Origin(bytes: bytes)
        } else {
            bookOrigin = nil
        }
        let channels = Self.sorted(try rows(DomainTable.channelTag)).map(\.row)
        let stated = office?.shown(OfficeCell.procedure)?.string.flatMap(Self.procedure(statedBy:))
        procedure = Self.adding(channels, to: stated ?? Procedure.shipped[0])
        let ended = channels.filter { $0.shown(ChannelCell.ended) != nil }
            .compactMap { Channel($0) }
        endedChannels = Dictionary(ended.map { ($0.code.text, $0.nameThai) }) { $1 }
        former = Self.former(try rows(DomainTable.formerProcedureTag), channels)
        addedHolidays = Self.sorted(try rows(DomainTable.holidayTag)).compactMap { Holiday($0.row) }
        calendar = addedHolidays.isEmpty ? .national : .national.adding(addedHolidays)
    }

    /// The rows of these tables decide over the standing of every case.
    static let decidingTables = [
        DomainTable.officeTag, DomainTable.formerProcedureTag, DomainTable.channelTag,
        DomainTable.holidayTag,
    ]

    /// The procedure, and behind it the former ones, the last first.
    private var procedures: [Procedure] { [procedure] + former.reversed().map(\.procedure) }

    /// What all procedures list, each thing as the latest of them has it.
    private func latest<Element>(
        _ list: KeyPath<Procedure, [Element]>,
        by key: KeyPath<Element, some Hashable>,
    ) -> [Element] {
        var known: Set<AnyHashable> = []
        return procedures.flatMap { $0[keyPath: list] }.filter {
            known.insert($0[keyPath: key]).inserted
        }
    }

    /// The rules of all deadlines that a case may have, also those of former procedures, once each.
    var deadlineRules: [DeadlineRule] { latest(\.deadlines, by: \.id) }

    /// The categories that the published statistics count, also those that only a former procedure had:
    /// their cases came all the same.
    var publishedCategories: [ComplaintModel.Category] {
        latest(\.categories, by: \.code).filter(\.published)
    }

    /// The Thai name of a channel: of the present one of that code, or else of one that has ended; the
    /// code if nobody knows it.
    func channelThai(_ code: String) -> String {
        guard let known = ChannelCode(code) else { return code }
        if let channel = procedure.channel(known) { return channel.nameThai }
        let before = former.reversed().lazy.compactMap { $0.procedure.channel(known) }.first
        return endedChannels[code] ?? (before ?? Channel.wellKnown(known))?.nameThai ?? code
    }

    /// The Thai name of a category, also of one that only a former procedure had; the code if none did.
    func categoryThai(_ code: String) -> String { category(code)?.nameThai ?? code }

    /// A category, also of a former procedure; nil if none ever had it.
    func category(_ code: String) -> ComplaintModel.Category? {
        CategoryCode(code).flatMap { code in
            procedures.lazy.compactMap { $0.category(code) }.first
        }
    }

    /// In the order in which each saw the other replaced, whatever the clocks said then.
    private static func former(_ rows: Rows, _ channels: [RowState]) -> [FormerProcedure] {
        sorted(rows).compactMap { _, row in
            guard
                let json = row.shown(FormerProcedureCell.procedure)?.string,
                let stated = procedure(statedBy: json)
            else { return nil }
            let until = LocalMoment(unixMilliseconds: row.creation.time)
            return FormerProcedure(adding(channels, to: stated), until: until)
        }
    }

    private static func adding(_ channels: [RowState], to stated: Procedure) -> Procedure {
        var procedure = stated
        let acceptance = stated.strictestAcceptance
        for row in channels where row.shown(ChannelCell.ended) == nil {
            guard let channel = Channel(row, acceptance: acceptance) else { continue }
            if let extended = try? procedure.adding(channel: channel) { procedure = extended }
        }
        return procedure
    }

    /// The procedure that a text states; nil if it states none.
    ///
    /// Thousands of offices work by a few procedures: a hub reads each once, and keeps it once.
    static func procedure(statedBy json: String) -> Procedure? {
        if let known = Procedure.shippedByText[json] ?? readProcedures.withLock({ $0[json] }) {
            return known
        }
        guard let procedure = try? Procedure.load(Array(json.utf8)) else { return nil }
        readProcedures.withLock { known in
            if known.count == readLimit { known.removeAll() }
            known[json] = procedure
        }
        return procedure
    }

    private static let readProcedures = Mutex<[String: Procedure]>([:])
    private static let readLimit = 64

    /// Rows in an order that is the same on every node: keys are a database's own.
    static func sorted(_ rows: Rows) -> Rows {
        rows.sorted { left, right in
            let (first, second) = (left.row.creation, right.row.creation)
            return (first.height, first.time, first.hashPrefix, left.key.ordinal)
                < (second.height, second.time, second.hashPrefix, right.key.ordinal)
        }
    }
}

extension Channel {
    /// The channel that a row describes; nil if the row does not.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - acceptance: Within how long the office's procedure wants complaints accepted.
    init?(_ row: RowState, acceptance: DeadlineSpan? = nil) {
        guard let code = row.shown(ChannelCell.code)?.string.flatMap({ ChannelCode($0) }) else {
            return nil
        }
        let known = Channel.wellKnown(code)
        let name = row.shown(ChannelCell.name)?.string ?? known?.nameThai ?? code.text
        let checking = row.shown(ChannelCell.checking)?.string.flatMap(Checking.init(rawValue:))
        self.init(
            code: code,
            nameThai: name,
            nameEnglish: known?.nameEnglish ?? code.text,
            checking: checking ?? known?.checking ?? .daily,
            acceptance: known?.acceptance ?? acceptance,
            recordingAccepts: known?.recordingAccepts ?? false,
            needsWitness: known?.needsWitness ?? false
        )
    }
}

extension Holiday {
    /// The holiday that a row describes; nil if the row does not.
    init?(_ row: RowState) {
        guard let day = row.shown(HolidayCell.date)?.integer else { return nil }
        let name = row.shown(HolidayCell.name)?.string ?? "วันหยุด"
        self.init(
            date: CivilDate(dayNumber: Int(day)),
            nameThai: name,
            nameEnglish: name,
            kind: row.shown(HolidayCell.kind)?.string.flatMap(Kind.init(rawValue:)) ?? .special,
            source: row.shown(HolidayCell.source)?.string ?? "",
            announced: LocalMoment(unixMilliseconds: row.creation.time),
            calledOff: Self.calledOff(row)
        )
    }

    /// The moment of the first entry, of those that count, which took the holiday off again.
    private static func calledOff(_ row: RowState) -> LocalMoment? {
        let ends = row[HolidayCell.ended]?.siblings.flatMap(\.touches).map { row.touches[$0].time }
        return ends?.min().map { LocalMoment(unixMilliseconds: $0) }
    }
}

extension FieldNode {
    /// The rules of a ledger, read once until one of its deciding rows changes.
    func rules(of ledger: Int64, in reader: StoreReader) throws -> LedgerRules {
        if let known = rulesByLedger.withLock({ $0[ledger] }) { return known }
        let rules = try LedgerRules(of: ledger, in: reader)
        rulesByLedger.withLock { $0[ledger] = rules }
        return rules
    }

    /// Forgets the rules of a ledger: they have changed, or a transaction that changed them ended.
    func forgetRules(of ledger: Int64) {
        rulesByLedger.withLock { $0[ledger] = nil }
    }
}
