import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

extension FieldNode {
    /// All offices held here, each a row; read from packed counts, one a year and office, so no case is
    /// touched but those whose lines contradict each other.
    func consolidatedReport(_ request: ReportRequest) throws -> ConsolidatedReport {
        let period = period(of: request)
        return try store.read { reader in
            let own = try ownHeldLedger(reader)
            let desk = try OfficeDesk(
                reader,
                own,
                rules: rules(of: own.number, in: reader),
                today: request.today ?? now.date
            )
            let offices = try reader.ledgers().filter { $0.registryPrefix == nil }
                .compactMap { ledger in OfficeCode(ledger.code).map { (ledger, $0) } }
            var gathering = ConsolidatedGathering(
                period: period,
                today: desk.today,
                ledgers: offices.map(\.0.number)
            )
            try gathering.read(reader, own: own)
            return ConsolidatedReport(
                ConsolidatedReport.Figures(
                    centre: ReportOffice(code: office.code, name: desk.rules.name),
                    period: period,
                    asOf: desk.today,
                    silentAfterDays: request.silentAfterDays,
                    handedOver: gathering.handedOver,
                    offices: try officeLines(offices, gathering, reader, today: desk.today),
                    categories: desk.categories(
                        gathering.categorySums,
                        otherNames: try otherNames(gathering.categorySums, gathering, desk) {
                            $0.categoryThai($1)
                        }
                    ),
                    channels: desk.channels(
                        gathering.channelSums,
                        otherNames: try otherNames(gathering.channelSums, gathering, desk) {
                            $0.channelThai($1)
                        }
                    ),
                    months: gathering.monthLines
                )
            )
        }
    }

    /// A row for every office, also for one without a complaint; a node above has one if it has any.
    private func officeLines(
        _ offices: [(StoreReader.HeldLedger, OfficeCode)],
        _ gathering: ConsolidatedGathering,
        _ reader: StoreReader,
        today: CivilDate,
    ) throws -> [OfficeLine] {
        let names = try reader.officeNames()
        let heard = try LastHeard(reader, now: world.nowMilliseconds())
        var lines: [OfficeLine] = []
        for (ledger, code) in offices {
            let figures = gathering.figures(of: ledger.number)
            let isEmptyHub = ledger.isOwn && office.level != .office
            if isEmptyHub, figures.counts.received == 0 { continue }
            lines.append(
                OfficeLine(
                    office: ReportOffice(code: code, name: names[ledger.number] ?? ""),
                    counts: figures.counts,
                    late: figures.late,
                    inConflict: figures.inConflict,
                    lastHeard: ledger.isOwn ? today : heard.day(of: ledger)
                )
            )
        }
        return lines
    }

    /// The Thai names of codes that the own procedure does not know: those of the first office that has
    /// counted something under them.
    private func otherNames(
        _ sums: [String: Int],
        _ gathering: ConsolidatedGathering,
        _ desk: OfficeDesk,
        name: (Procedure, String) -> String?,
    ) throws -> [String: String] {
        var names: [String: String] = [:]
        for code in sums.keys where name(desk.procedure, code) == nil {
            guard let ledger = gathering.firstLedger(using: code) else { continue }
            names[code] = name(try rules(of: ledger, in: desk.reader).procedure, code)
        }
        return names
    }
}

extension Procedure {
    fileprivate func categoryThai(_ code: String) -> String? {
        CategoryCode(code).flatMap(category)?.nameThai
    }

    fileprivate func channelThai(_ code: String) -> String? {
        ChannelCode(code).flatMap(channel)?.nameThai
    }
}

/// When each office was last heard from: by a parcel of its own, or, where nodes between bring its
/// books, by the newest entry of its own in them.
private struct LastHeard {
    private let byCode: [String: Int64]
    private let byLedger: [Int64: Int64]

    init(_ reader: StoreReader, now: Int64) throws {
        byCode = try reader.heardByCode()
        byLedger = try reader.newestEntries(until: now)
    }

    func day(of ledger: StoreReader.HeldLedger) -> CivilDate? {
        [byCode[ledger.code], byLedger[ledger.number]].compactMap { $0 }.max()
            .map { LocalMoment(unixMilliseconds: $0).date }
    }
}
