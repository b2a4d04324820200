import ComplaintModel
import NodeStore
import SyncProtocol

/// Which cases have arrived at the centre whole, as far as its receipts say.
struct Arrivals {
    private let node: FieldNode
    private let reader: StoreReader
    private var known: [Int64: Arrived] = [:]

    private struct Arrived {
        let vector: LineVector
        let lineage: Lineage
        let isAll: Bool
        /// The changes that link a case, or ask another office to take it, by the case; none if all is
        /// there anyway.
        let besides: [RowKey: [Dot]]
    }

    init(_ node: FieldNode, _ reader: StoreReader) {
        self.node = node
        self.reader = reader
    }

    /// Whether the centre has confirmed every change of a case: its row's, its actions', its links' and
    /// those that ask another office to take it.
    ///
    /// Rows that a later version keeps of it in tables of its own are not shown here, and do not count.
    mutating func hasArrived(_ summary: CaseSummary) throws -> Bool {
        let arrived = try arrived(summary.ledger)
        if arrived.isAll { return true }
        if arrived.vector.entries.isEmpty { return false }
        let dots =
            try summary.row.touches.map(\.dot)
            + reader.actionKeys(of: summary.key).map(\.dot)
            + (arrived.besides[summary.key] ?? [])
        return dots.allSatisfy { dot in
            arrived.vector.entries.contains { arrived.lineage.reaches($0, dot) }
        }
    }

    /// Whether all of a case has arrived, and since when the complaint itself has.
    mutating func arrival(of summary: CaseSummary) throws -> CaseArrival {
        let since = try reader.arrival(of: summary.row.creation.dot)
        return CaseArrival(
            isWhole: try hasArrived(summary),
            since: since.map { LocalMoment(unixMilliseconds: $0).iso }
        )
    }

    private mutating func arrived(_ ledger: Int64) throws -> Arrived {
        if let known = known[ledger] { return known }
        guard let held = try reader.ledger(numbered: ledger) else {
            return Arrived(vector: LineVector(), lineage: Lineage(), isAll: false, besides: [:])
        }
        let log = try reader.log(of: held)
        let vector = try node.arrived(log, reader)
        let isAll = log.held.isWithin(vector)
        let arrived = Arrived(
            vector: vector,
            lineage: log.lineage,
            isAll: isAll,
            besides: isAll ? [:] : try besides(TransferDesk(reader, log))
        )
        known[ledger] = arrived
        return arrived
    }

    private func besides(_ desk: TransferDesk) throws -> [RowKey: [Dot]] {
        var dots: [RowKey: [Dot]] = [:]
        for (key, row) in try desk.rows(DomainTable.linkTag) {
            for cell in [LinkCell.from, LinkCell.to] {
                if let complaint = row.shown(cell)?.rowKey {
                    dots[complaint, default: []].append(key.dot)
                }
            }
        }
        let requests = try desk.rows(DomainTable.transferTag)
        if requests.isEmpty { return dots }
        let withdrawals = Dictionary(
            grouping: try desk.rows(DomainTable.withdrawalTag),
            by: { $0.row.shown(WithdrawalCell.request)?.rowKey }
        )
        for (key, row) in requests {
            guard let complaint = row.shown(TransferCell.complaint)?.rowKey else { continue }
            let taken = withdrawals[key] ?? []
            dots[complaint, default: []] += [key.dot] + taken.map(\.key.dot)
        }
        return dots
    }
}

/// What is known of a case's way to the centre.
struct CaseArrival {
    /// Whether the centre has confirmed all of it that is held here.
    let isWhole: Bool
    /// When the complaint itself was known to be there, ISO 8601.
    let since: String?
}
