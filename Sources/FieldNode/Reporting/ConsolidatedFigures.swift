import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

extension FieldNode {
    /// An office is marked as silent after so many days without a word.
    private static let silentAfterDays = 35

    /// All offices held here, each a row; read from the summaries, so no case is touched.
    func consolidatedReport(_ request: ReportRequest) throws -> ConsolidatedReport {
        let today = request.today ?? now.date
        let period = period(of: request)
        return try store.read { reader in
            let own = try rules(of: try ownNumber(reader), in: reader)
            var gathering = ConsolidatedGathering(
                reader: reader,
                procedure: own.procedure,
                period: period,
                today: today
            )
            for ledger in try reader.ledgers() where ledger.registryPrefix == nil {
                let rules = try rules(of: ledger.number, in: reader)
                let isEmptyHub = ledger.isOwn && office.level != .office
                try gathering.add(
                    ledger,
                    rules,
                    heard: ledger.isOwn ? today : lastHeard(ledger, reader),
                    onlyIfUsed: isEmptyHub
                )
            }
            return ConsolidatedReport(
                ConsolidatedReport.Figures(
                    centre: ReportOffice(code: office.code, name: own.name),
                    period: period,
                    asOf: today,
                    silentAfterDays: Self.silentAfterDays,
                    offices: gathering.offices,
                    categories: gathering.categoryCounts,
                    channels: gathering.channelCounts,
                    months: gathering.monthLines
                )
            )
        }
    }

    private func ownNumber(_ reader: StoreReader) throws -> Int64 {
        try reader.ledger(ownLedger)?.number ?? 0
    }

    private func lastHeard(
        _ ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> CivilDate? {
        try reader.peers().filter { $0.code == ledger.code }.map(\.heardAt).max()
            .map { LocalMoment(unixMilliseconds: $0).date }
    }
}

/// Adds the summaries of one ledger after the other.
private struct ConsolidatedGathering {
    let reader: StoreReader
    /// The reporting node's own procedure: its names stand where offices word a code differently.
    let procedure: Procedure
    let period: ReportPeriod
    let today: CivilDate
    private(set) var offices: [OfficeLine] = []
    private var months: [Int: CaseCounts] = [:]
    private var channels: [String: (name: String, count: Int)] = [:]
    private var categories: [String: (name: String, count: Int)] = [:]

    init(
        reader: StoreReader,
        procedure: Procedure,
        period: ReportPeriod,
        today: CivilDate,
    ) {
        self.reader = reader
        self.procedure = procedure
        self.period = period
        self.today = today
    }

    mutating func add(
        _ ledger: StoreReader.HeldLedger,
        _ rules: LedgerRules,
        heard: CivilDate?,
        onlyIfUsed: Bool,
    ) throws {
        let cases = try reader.summary(.cases, of: ledger.number, a: period.monthNumbers)
        guard let code = OfficeCode(ledger.code), !onlyIfUsed || !cases.isEmpty else { return }
        var counts = CaseCounts()
        for (key, count) in cases {
            let added = CaseCounts(key.caseState, count)
            counts = counts + added
            months[key.a] = (months[key.a] ?? CaseCounts()) + added
        }
        for channel in rules.procedure.channels {
            let count = cases.count { $0.b == channel.code.text }
            let name = name(of: channel)
            channels[channel.code.text, default: (name, 0)].count += count
        }
        for category in rules.procedure.categories {
            let count = cases.count { $0.c == category.code.text }
            let name = name(of: category)
            categories[category.code.text, default: (name, 0)].count += count
        }
        categories["", default: ("", 0)].count += cases.count { $0.c.isEmpty }
        let late = try reader.summary(
            .running,
            of: ledger.number,
            a: Int.min...today.dayNumber - 1
        )
        offices.append(
            OfficeLine(
                office: ReportOffice(code: code, name: rules.name),
                counts: counts,
                late: late.reduce(0) { $0 + $1.count },
                inConflict: try reader.conflictCount(in: ledger.number),
                lastHeard: heard
            )
        )
    }

    private func name(of channel: Channel) -> String {
        procedure.channel(channel.code)?.nameThai ?? channel.nameThai
    }

    private func name(of category: Category) -> String {
        procedure.category(category.code)?.nameThai ?? category.nameThai
    }

    var channelCounts: [NamedCount] {
        channels.sorted { $0.key < $1.key }.compactMap { code, entry in
            ChannelCode(code).map {
                NamedCount(channel: $0, nameThai: entry.name, count: entry.count)
            }
        }
    }

    var categoryCounts: [NamedCount] {
        categories.sorted { $0.key < $1.key }.compactMap { code, entry in
            if code.isEmpty {
                return entry.count > 0 ? NamedCount.notTriaged(count: entry.count) : nil
            }
            return CategoryCode(code).map {
                NamedCount(category: $0, nameThai: entry.name, count: entry.count)
            }
        }
    }

    var monthLines: [MonthLine] {
        period.monthNumbers.compactMap { number in
            MonthPeriod(number: number).map {
                MonthLine(month: $0, counts: months[number] ?? CaseCounts())
            }
        }
    }
}

extension CaseCounts {
    /// The counts of cases in one state.
    fileprivate init(_ state: CaseState?, _ count: Int) {
        switch state {
        case .closed: self.init(closed: count)
        case .declined, .transferred, .voided: self.init(notPursued: count)
        case .received, .accepted, .triaged, .withExecutive, .assigned, .reported, .notClosed, nil:
            self.init(inProgress: count)
        }
    }
}
