import ComplaintModel
import Foundation
import NodeStore
import Reports
import SyncProtocol

/// The figures of a month as they were frozen.
struct FrozenFigures: Hashable, Codable {
    /// What was reported as an adjustment of an earlier month.
    struct Adjustment: Hashable, Codable {
        let month: MonthPeriod
        let difference: MonthFlows
    }

    /// The counts of the month.
    let counts: MonthlyCounts
    /// The adjustments of earlier frozen months that this month's report lists.
    let adjustments: [Adjustment]

    /// The bytes that are kept and hashed; nobody makes them again.
    var canonicalBytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try [UInt8](encoder.encode(self))
        }
    }

    /// What was reported as an adjustment of an earlier month; nil if nothing was.
    func adjustment(of month: MonthPeriod) -> MonthFlows? {
        adjustments.first { $0.month == month }?.difference
    }
}

/// One freezing of a month.
struct FrozenMonth {
    let figures: FrozenFigures
    let mark: FrozenMark
    private let covered: LineVector
    fileprivate let creation: Touch

    /// Reads a freezing; nil for one whose figures are not those of its digest, or of a form that this
    /// version does not know.
    fileprivate init?(_ row: RowState, in log: LedgerLog) throws {
        guard case .bytes(let bytes) = row.shown(FrozenMonthCell.figures),
            case .bytes(let digest) = row.shown(FrozenMonthCell.digest),
            case .bytes(let vector) = row.shown(FrozenMonthCell.covered),
            Digest256(hashing: bytes).bytes == digest,
            let covered = VersionVector(bytes: vector),
            let figures = try? JSONDecoder().decode(FrozenFigures.self, from: Data(bytes)),
            row.shown(FrozenMonthCell.month)?.integer == Int64(figures.counts.month.number)
        else { return nil }
        self.figures = figures
        mark = FrozenMark(
            at: LocalMoment(unixMilliseconds: row.creation.time),
            digest: digest.hex
        )
        self.covered = LineVector(try covered.entries.compactMap { try log.place(of: $0) })
        creation = row.creation
    }

    /// Whether the figures were taken with a change held.
    func covers(_ dot: Dot, in lineage: Lineage) -> Bool {
        covered.entries.contains { lineage.reaches($0, dot) }
    }

    /// Of two freezings of one month the lowest counts, on every node alike.
    fileprivate func precedes(_ other: FrozenMonth) -> Bool {
        (creation.height, creation.hashPrefix) < (other.creation.height, other.creation.hashPrefix)
    }
}

/// The months of a ledger that were frozen.
struct FrozenMonths {
    private let freezings: [MonthPeriod: [FrozenMonth]]

    /// Reads the freezings of a ledger.
    init(_ reader: StoreReader, _ log: LedgerLog) throws {
        let all = try reader.otherRows(DomainTable.frozenMonthTag, of: log.number).compactMap {
            try FrozenMonth($0.row, in: log)
        }
        freezings = Dictionary(grouping: all, by: \.figures.counts.month)
            .mapValues { $0.sorted { $0.precedes($1) } }
    }

    /// The months, sorted.
    var months: [MonthPeriod] { freezings.keys.sorted() }

    /// The freezing of a month that counts.
    subscript(month: MonthPeriod) -> FrozenMonth? { freezings[month]?.first }

    /// Freezings of a month that were made apart from the one that counts.
    func others(of month: MonthPeriod) -> [FrozenMonth] {
        Array((freezings[month] ?? []).dropFirst())
    }

    /// What had been reported of a frozen month before a later month's report: its frozen figures, and
    /// the adjustments in the frozen reports between.
    func reported(_ month: MonthPeriod, before later: MonthPeriod) -> MonthFlows {
        guard let frozen = self[month] else { return MonthFlows() }
        return months.filter { month < $0 && $0 < later }
            .compactMap { self[$0]?.figures.adjustment(of: month) }
            .reduce(frozen.figures.counts.flows, +)
    }
}
