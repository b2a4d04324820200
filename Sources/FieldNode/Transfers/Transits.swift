import ComplaintModel
import NodeStore
import SyncProtocol

/// The cases of a list that are on their way; each ledger is looked at once.
struct Transits {
    private let reader: StoreReader
    private var known: [Int64: [RowKey: (to: String, since: CivilDate)]] = [:]

    init(_ reader: StoreReader) { self.reader = reader }

    mutating func transit(of summary: CaseSummary) throws -> (to: String, since: CivilDate)? {
        if let known = known[summary.ledger] { return known[summary.key] }
        guard let ledger = try reader.ledger(numbered: summary.ledger) else { return nil }
        let found = try TransferDesk(reader, try reader.log(of: ledger)).transits()
        known[summary.ledger] = found
        return found[summary.key]
    }
}
