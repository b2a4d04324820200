import ComplaintModel
import NodeStore
import SyncProtocol

/// How a node does, for the person who looks after it.
package struct DoctorReport: Hashable, Sendable, Encodable {
    /// The office's code.
    package let office: String
    /// The node's own id.
    package let node: String
    /// The settings that the promises rest on, as SQLite reports them.
    package let settings: [String: String]
    /// What SQLite finds wrong in its own structures.
    package let integrityProblems: [String]
    /// One entry a ledger.
    package let ledgers: [LedgerHealth]
    /// The change sets that wait, each with what it waits for.
    package let waiting: [String]
    /// Whether the machine's clock can be right.
    package let clock: String
    /// Whether rows were made again from the log.
    package let wasRebuilt: Bool
}

/// How one ledger does.
package struct LedgerHealth: Hashable, Sendable, Encodable {
    package let office: String
    package let ledger: String
    package let changes: Int
    package let blocks: Int
    /// Lines of changes: one an author, more where a chain has branched.
    package let lines: Int
    /// Cases with something for a person to decide.
    package let conflicts: Int
}

extension FieldNode {
    /// Looks the node over; with `rebuilding`, makes all rows again from the log first.
    package func doctor(
        rebuilding: Bool = false,
        progress: (String) -> Void = { _ in },
    ) throws -> DoctorReport {
        if rebuilding { try rebuild(progress) }
        let settings = try store.settings()
        let problems = try store.integrityProblems()
        return try store.read { reader in
            DoctorReport(
                office: office.code.text,
                node: LedgerID(bytes: office.nodeID)?.description ?? "",
                settings: settings,
                integrityProblems: problems,
                ledgers: try reader.ledgers().map { try health(of: $0, reader) },
                waiting: try reader.waitingSets().map(\.gaps),
                clock: try clock(reader),
                wasRebuilt: rebuilding
            )
        }
    }

    private func health(
        of ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> LedgerHealth {
        let log = try reader.log(of: ledger)
        let sizes = try reader.blockSizes(of: log)
        return LedgerHealth(
            office: ledger.code,
            ledger: ledger.id.description,
            changes: sizes.reduce(0) { $0 + $1.changes },
            blocks: sizes.count,
            lines: log.lineage.lines.count,
            conflicts: try reader.conflictCount(in: ledger.number)
        )
    }

    private func clock(_ reader: StoreReader) throws -> String {
        try isClockSuspect(reader)
            ? "suspect: \(now.iso) is before this program was made or before changes that are held; "
                + "set the clock" : "plausible"
    }

    /// Makes every row again from the log, one ledger a transaction.
    private func rebuild(_ progress: (String) -> Void) throws {
        for ledger in try store.read({ try $0.ledgers() }) {
            progress(ledger.code)
            try write(in: ledger) { work in
                try work.writer.clearRows(of: work.log)
                for block in try work.writer.reader.blockNumbers(of: work.log) {
                    let reader = work.writer.reader
                    let hashes = try reader.hashes(ofBlock: block, in: work.log)
                    try work.merge(
                        try reader.changes(ofBlock: block, in: work.log).map { change in
                            guard let hash = hashes[change.dot],
                                try work.log.storedStamp(of: change.dot)?.hash == hash.prefix12
                            else { throw StoreError.damagedBlock(number: block) }
                            return VerifiedChange(change: change, hash: hash)
                        }
                    )
                }
            }
        }
    }
}
