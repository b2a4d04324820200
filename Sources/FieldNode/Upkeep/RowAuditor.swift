import NodeStore
import SyncProtocol

/// Compares the rows of a ledger, and what the rules derive from them, with what the log adds up to.
struct RowAuditor {
    let reader: StoreReader
    let log: LedgerLog
    /// The rows as the log adds up to.
    private let merged: [RowKey: RowState]
    /// What the authors had seen, where that is not just all of their own line.
    private let contexts: [Dot: ChangeContext]
    private let rules: LedgerRules

    init(
        reader: StoreReader,
        log: LedgerLog,
        merged: [RowKey: RowState],
        contexts: [Dot: ChangeContext],
    ) {
        self.reader = reader
        self.log = log
        self.merged = merged
        self.contexts = contexts
        rules = LedgerRules { tag in
            merged.filter { $0.value.table == tag }.map { (key: $0.key, row: $0.value) }
        }
    }

    /// Everything that differs, each a sentence part.
    func problems() throws -> [String] {
        var problems: [String] = []
        var stored = 0
        var figures: [SummaryKey: Int] = [:]
        for (tag, keys) in try reader.rowKeys(of: log) {
            stored += keys.count
            for key in keys where !isEqual(tag, key, adding: &figures) {
                problems.append(
                    "a row of table \(tag) made by \(log.name(of: key.dot)) differs from the log"
                )
            }
        }
        if stored != merged.count {
            problems.append("\(merged.count) rows follow from the log, \(stored) are stored")
        }
        let summaries = try reader.allSummaries(of: log.number)
        if Dictionary(uniqueKeysWithValues: summaries.map { ($0.key, $0.count) }) != figures {
            problems.append("the summaries differ from what the cases add up to")
        }
        if try !reader.yearCountsFit(log.number) {
            problems.append("the packed counts of a year differ from the summaries")
        }
        return problems
    }

    /// Whether a stored row, damaged or not, is the one that follows from the log.
    private func isEqual(
        _ tag: TableTag,
        _ key: RowKey,
        adding figures: inout [SummaryKey: Int],
    ) -> Bool {
        guard let row = merged[key], (try? reader.row(tag, key)) == row,
            (try? reader.isInPlace(row, under: key)) == true
        else { return false }
        switch tag {
        case DomainTable.complaint.tag:
            guard let standing = try? standing(of: key, row) else { return false }
            for figure in standing.figures { figures[figure, default: 0] += 1 }
            let stamp = try? log.stamp(of: key.dot)
            let id = stamp.map { RowID(hash: $0.hash, ordinal: key.ordinal) }
            return (try? reader.standing(of: key)) == standing
                && (try? reader.caseSummary(key))?.id == id
        case DomainTable.action.tag:
            let context = contexts[key.dot] ?? .plain(at: key.dot.sequence)
            return (try? reader.action(key))?.context == context
        default: return true
        }
    }

    /// What the rules derive from a case and its actions as the log has them.
    private func standing(of key: RowKey, _ row: RowState) throws -> StoredStanding {
        CaseWork(
            key: key,
            row: row,
            actions: try reader.actions(of: key),
            rules: rules,
            lineage: log.lineage
        ).stored
    }
}
