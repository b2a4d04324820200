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
    /// What SQLite finds wrong in its own structures, or else the cases whose complainant's key is damaged.
    package let integrityProblems: [String]
    /// Which part of the database SQLite's findings are about; nil if there are none.
    package let damage: Damage?
    /// One entry a ledger.
    package let ledgers: [LedgerHealth]
    /// The change sets that wait, each with what it waits for.
    package let waiting: [String]
    /// Changes that are held and not admitted.
    package let quarantine: [QuarantinedChange]
    /// The cases that were sealed on this computer for keys that nobody is known to have any more.
    package let lostCases: [LostCase]
    /// The cases of which the books of two offices say different things.
    package let strayCases: [StrayCase]
    /// What the staff should know, Thai and English, until somebody says that it was read.
    package let notices: [String]
    /// Whether the machine's clock can be right.
    package let clock: String
    /// Whether rows were made again from the log.
    package let wasRebuilt: Bool
}

/// A change that is held and touches no row.
package struct QuarantinedChange: Hashable, Sendable, Encodable {
    /// The code of the ledger's office.
    package let office: String
    /// The origin and its count, as `verify` names a change.
    package let change: String
    /// The id of the node that signed it.
    package let node: String
    /// Why it is not admitted.
    package let reason: String
    package let reasonThai: String
    /// The cases of that office that it records or acts on.
    package let cases: [HeldCase]
    /// When it was recorded, by the clock of whoever did: ISO 8601, Bangkok time; nil if its block is
    /// damaged.
    package let recorded: String?
    /// Whether the node was revoked, so that a person may admit what is held of it after all.
    package let isLate: Bool
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
    /// Whether its rows are those of an older version still, since its log is damaged.
    package let isBehind: Bool
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
        let damage = try damage(behind: problems)
        return try store.read { reader in
            DoctorReport(
                office: office.code.text,
                node: id.description,
                settings: settings,
                // What SQLite cannot read right, nobody else can.
                integrityProblems: problems.isEmpty ? try damagedIdentities(reader) : problems,
                damage: damage,
                ledgers: try health(reader),
                waiting: try reader.waitingSets().map(\.gaps),
                quarantine: try reader.ledgers().flatMap { try quarantine(of: $0, reader) },
                lostCases: try lostCases(reader),
                strayCases: try strayCases(reader),
                notices: try notices(reader),
                clock: try clock(reader),
                wasRebuilt: rebuilding
            )
        }
    }

    private func health(_ reader: StoreReader) throws -> [LedgerHealth] {
        let behind = Set(try reader.ledgersBehind().map(\.number))
        let contested = try RegisterConflicts.uncounted(reader)
        return try reader.ledgers().map {
            try health(
                of: $0,
                contested: contested[$0.number]?.count ?? 0,
                isBehind: behind.contains($0.number),
                reader
            )
        }
    }

    private func health(
        of ledger: StoreReader.HeldLedger,
        contested: Int,
        isBehind: Bool,
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
            conflicts: try reader.conflictCount(in: ledger.number) + contested,
            isBehind: isBehind
        )
    }

    private func quarantine(
        of ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> [QuarantinedChange] {
        let log = try reader.log(of: ledger)
        let apart = try HeldCases(reader, log)
        return try apart.held.map { dot, reason in
            let key = log.lineage.lines[dot.line].flatMap { log.key(of: $0.origin) }
            return QuarantinedChange(
                office: ledger.code,
                change: log.name(of: dot),
                node: key.map { NodeID(of: $0).description } ?? "",
                reason: reason,
                reasonThai: Self.thai(reason),
                cases: try apart.cases(of: dot),
                recorded: apart.changes[dot].map { LocalMoment(unixMilliseconds: $0.time).iso },
                isLate: reason == "\(Verdict.Reason.revoked)"
            )
        }
    }

    /// Why a change is kept apart, as it is noted beside it.
    private static func thai(_ reason: String) -> String {
        switch reason {
        case "\(Verdict.Reason.unknownKey)": "ไม่มีใบรับรองของเครื่องที่บันทึก"
        case "\(Verdict.Reason.outsideScope)": "ใบรับรองของเครื่องที่บันทึกไม่ครอบคลุมสำนักงานนี้"
        case "\(Verdict.Reason.revoked)": "เครื่องที่บันทึกถูกเพิกถอนแล้ว และรายการนี้อยู่หลังรายการสุดท้ายที่รับ"
        default: "มีข้อมูลที่เฉพาะเครื่องของสำนักงานนั้นเขียนได้"
        }
    }

    /// What the staff should know, each a sentence in Thai and one in English.
    package func notices() throws -> [String] { try store.read { try notices($0) } }

    private func notices(_ reader: StoreReader) throws -> [String] {
        try reader.notices().map { "\($0.thai)\n\($0.english)" }
    }

    /// Forgets what the staff should know: it was read.
    package func dropNotices() throws { try store.write { try $0.dropNotices() } }

    private func clock(_ reader: StoreReader) throws -> String {
        try isClockSuspect(reader)
            ? "suspect: \(now.iso) is before this program was made or before changes that are "
                + "held, or after 2075 of the common era; set the clock" : "plausible"
    }

    /// Makes the indexes again where they are damaged, and every row from the log, one ledger a transaction.
    private func rebuild(_ progress: (String) -> Void) throws {
        // By a damaged index rows are not found; and cases are taken out of the search index as their
        // rows are made again, which a damaged one would not let.
        guard try store.mendIndexes() else { throw StoreError.damaged(path: store.path) }
        for ledger in try store.read({ try $0.ledgers() }) {
            progress(ledger.code)
            try transaction { try refold([ledger], in: $0) }
        }
    }
}
