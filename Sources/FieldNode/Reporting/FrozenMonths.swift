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
    /// What had been reported of every earlier month that was known to be frozen.
    private(set) var reportedBefore: [MonthPeriod: MonthFlows] = [:]
    private let covered: LineVector
    fileprivate let creation: Touch

    var month: MonthPeriod { figures.counts.month }

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

    /// What its report says of an earlier month; nil if that was not known to be frozen.
    func reported(_ earlier: MonthPeriod) -> MonthFlows? {
        reportedBefore[earlier].map { $0 + (figures.adjustment(of: earlier) ?? MonthFlows()) }
    }

    /// The freezing with what had been reported before it.
    fileprivate func told(of known: FrozenMonths) -> FrozenMonth {
        var told = self
        for earlier in known.months where earlier < month {
            told.reportedBefore[earlier] = known.reported(earlier)
        }
        return told
    }

    /// Of two freezings of one month the lowest counts, on every node alike.
    fileprivate func precedes(_ other: FrozenMonth) -> Bool {
        (creation.height, creation.hashPrefix) < (other.creation.height, other.creation.hashPrefix)
    }
}

/// The months of a ledger that were frozen.
struct FrozenMonths {
    /// All freezings, the lowest first: none stands before one that it knew.
    private let freezings: [FrozenMonth]
    private let lineage: Lineage

    /// Reads the freezings of a ledger.
    init(_ reader: StoreReader, _ log: LedgerLog) throws {
        let all = try reader.otherRows(DomainTable.frozenMonthTag, of: log.number).compactMap {
            try FrozenMonth($0.row, in: log)
        }
        lineage = log.lineage
        freezings = all.sorted { $0.precedes($1) }.reduce(into: []) { [lineage] lower, freezing in
            let known = FrozenMonths(
                freezings: lower.filter { freezing.covers($0.creation.dot, in: lineage) },
                lineage: lineage
            )
            lower.append(freezing.told(of: known))
        }
    }

    private init(freezings: [FrozenMonth], lineage: Lineage) {
        self.freezings = freezings
        self.lineage = lineage
    }

    /// The months, sorted.
    var months: [MonthPeriod] { Set(freezings.map(\.month)).sorted() }

    /// The freezing of a month that counts.
    subscript(month: MonthPeriod) -> FrozenMonth? { freezings.first { $0.month == month } }

    /// Freezings of a month that were made apart from the one that counts.
    func others(of month: MonthPeriod) -> [FrozenMonth] {
        Array(freezings.filter { $0.month == month }.dropFirst())
    }

    /// What was last reported of a frozen month: by its freezing, or by the report of a later month that
    /// was frozen since.
    ///
    /// Months may be frozen in any order, and apart. So a report is behind another if it was frozen with
    /// that one held, and of those made apart the one of the latest month has the last word.
    func reported(_ month: MonthPeriod) -> MonthFlows {
        var known: Set<MonthPeriod> = []
        let counting = freezings.filter { known.insert($0.month).inserted }
        let last = counting.reversed().reduce(into: [FrozenMonth]()) { last, freezing in
            let isKnown = last.contains { $0.covers(freezing.creation.dot, in: lineage) }
            if !isKnown, freezing.reportedBefore[month] != nil { last.append(freezing) }
        }
        return last.max { $0.month < $1.month }?.reported(month)
            ?? self[month]?.figures.counts.flows ?? MonthFlows()
    }
}
