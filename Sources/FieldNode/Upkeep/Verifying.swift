import NodeStore
import SyncProtocol

/// What an audit of the node's books found.
package struct VerifyReport: Hashable, Sendable, Encodable {
    /// Ledgers that were read.
    package var ledgers = 0
    /// Changes whose hashes were computed anew.
    package var changes = 0
    /// Signed heads that were checked.
    package var heads = 0
    /// Changes that are held and not admitted.
    package var quarantined = 0
    /// Changes of this node that it has not signed yet.
    package var unsigned = 0
    /// Everything that does not hold, each a sentence.
    package var problems: [String] = []
    /// Which part of the database they are about; nil if there are none, or each says what to do.
    package var damage: Damage?
}

extension FieldNode {
    /// Reads every change back, follows the chains, checks every signature, and compares the rows
    /// with what the log adds up to; and tries the keys of the sealed identities.
    ///
    /// - Parameter progress: called after every block.
    /// - Returns: what was read, and everything that does not hold.
    /// - Throws: `StoreError` for what SQLite reports.
    package func verify(progress: (VerifyReport) -> Void = { _ in }) throws -> VerifyReport {
        var report = try auditBooks(progress: progress)
        if report.problems.isEmpty { report.problems = try store.read(damagedIdentities) }
        return report
    }

    /// The audit without the keys that stand outside the log, which nobody can try who has another unlock
    /// key.
    func auditBooks(progress: (VerifyReport) -> Void = { _ in }) throws -> VerifyReport {
        var report = VerifyReport()
        // The hashes do not cover SQLite's own structures: with a damaged index a case is in its
        // table and is not found. And what is damaged down there cannot be read by column any more.
        report.problems = try store.integrityProblems().map { "\(NodeStore.fileName): \($0)" }
        report.damage = try damage(behind: report.problems)
        if !report.problems.isEmpty { return report }
        return try store.read(anew: true) { [report] reader in
            var report = report
            for ledger in try reader.ledgers() {
                var auditor = LedgerAuditor(
                    reader: reader,
                    log: try reader.log(of: ledger),
                    code: ledger.code,
                    judge: try judge(of: try reader.log(of: ledger), reader)
                )
                try auditor.audit(&report, progress)
                report.ledgers += 1
            }
            if try report.problems.isEmpty && reader.misindexedCount() > 0 {
                report.problems = [NodeStore.searchDamage]
                report.damage = .indexes
            }
            return report
        }
    }
}

/// Audits one ledger.
private struct LedgerAuditor {
    let reader: StoreReader
    let log: LedgerLog
    let code: String
    private var hashes: [Dot: Digest256] = [:]
    private var ends: [LineNumber: LineTip] = [:]
    private var contexts: [Dot: ChangeContext] = [:]
    private var merge: Merge
    private var judge: LedgerJudge
    private var quarantined: [Dot: String] = [:]

    init(reader: StoreReader, log: LedgerLog, code: String, judge: LedgerJudge) {
        self.judge = judge
        self.reader = reader
        self.log = log
        self.code = code
        merge = Merge([:], lineage: log.lineage)
    }

    mutating func audit(
        _ report: inout VerifyReport,
        _ progress: (VerifyReport) -> Void,
    ) throws {
        let before = report.problems.count
        for block in try reader.blockNumbers(of: log) {
            do {
                try reader.checkForm(ofBlock: block, in: log)
                let computed = try reader.hashes(ofBlock: block, in: log)
                for change in try reader.changes(ofBlock: block, in: log) {
                    try follow(change, computed, &report)
                }
            } catch StoreError.damagedBlock {
                report.problems.append("\(code), block \(block): it does not decode any more")
            } catch {
                report.problems.append("\(code), block \(block): \(error)")
            }
            progress(report)
        }
        try checkLines(&report)
        if report.problems.count > before { report.damage = .log }
        let held = try reader.quarantined(in: log)
        if Dictionary(uniqueKeysWithValues: held.map { ($0.dot, $0.reason) }) != quarantined {
            report.problems.append("\(code): the quarantine differs from what the registry says")
        }
        report.quarantined += quarantined.count
        let rows = RowAuditor(reader: reader, log: log, merged: merge.rows, contexts: contexts)
        report.problems += try rows.problems().map { "\(code): \($0)" }
        if report.problems.count > before, report.damage == nil { report.damage = .rows }
    }

    private mutating func follow(
        _ change: Change,
        _ computed: [Dot: Digest256],
        _ report: inout VerifyReport,
    ) throws {
        report.changes += 1
        let dot = change.dot
        guard let hash = computed[dot] else { return }
        hashes[dot] = hash
        ends[dot.line] = LineTip(sequence: dot.sequence, hash: hash, height: change.height)
        if !change.context.isPlain(at: dot.sequence) { contexts[dot] = change.context }
        let stamp = ChangeStamp(hash: hash.prefix12, height: change.height)
        if try log.storedStamp(of: dot) != stamp {
            report.problems.append("\(code): \(log.name(of: dot)) does not fit its stored hash")
        }
        if judge.isNeeded, case .quarantined(let reason) = try judge.verdict(of: change) {
            quarantined[dot] = "\(reason)"
        } else {
            merge.fold(change, hashPrefix: hash.prefix8)
        }
    }

    private func checkLines(_ report: inout VerifyReport) throws {
        for (number, line) in log.lineage.lines.sorted(by: { $0.key < $1.key }) {
            guard let tip = log.tip(of: number), let key = log.key(of: line.origin) else {
                continue
            }
            for checked in try reader.heads(of: number) {
                report.heads += 1
                let (head, dot) = (checked.head, Dot(line: number, sequence: checked.head.sequence))
                let isValid =
                    hashes[dot] == checked.hash
                    && head.isValid(
                        ledger: log.ledger,
                        origin: line.origin,
                        hash: checked.hash,
                        key: key
                    )
                if !isValid {
                    report.problems.append(
                        "\(code): the signature at \(log.name(of: dot)) does not fit"
                    )
                }
            }
            if ends[number] != tip {
                report.problems.append(
                    "\(code): the chain of \(line.origin) does not reach its end"
                )
            }
            report.unsigned += Int(
                tip.sequence.value - min(tip.sequence, log.signedSequence(of: number)).value
            )
        }
    }
}

extension LedgerLog {
    /// How a person finds a change again.
    func name(of dot: Dot) -> String {
        "change \(dot.sequence) of origin \(lineage.lines[dot.line]?.origin.description ?? "")"
    }
}
