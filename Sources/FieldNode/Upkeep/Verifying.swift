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
    /// Changes of this node that it has not signed yet.
    package var unsigned = 0
    /// Everything that does not hold, each a sentence.
    package var problems: [String] = []
}

extension FieldNode {
    /// Reads every change back, follows the chains, checks every signature, and compares the rows
    /// with what the log adds up to.
    ///
    /// - Parameter progress: called after every block.
    package func verify(progress: (VerifyReport) -> Void = { _ in }) throws -> VerifyReport {
        try store.read { reader in
            var report = VerifyReport()
            for ledger in try reader.ledgers() {
                var auditor = LedgerAuditor(reader: reader, log: try reader.log(of: ledger), code: ledger.code)
                try auditor.audit(&report, progress)
                report.ledgers += 1
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
    private var merge: Merge

    init(reader: StoreReader, log: LedgerLog, code: String) {
        self.reader = reader
        self.log = log
        self.code = code
        merge = Merge([:], lineage: log.lineage)
    }

    mutating func audit(
        _ report: inout VerifyReport, _ progress: (VerifyReport) -> Void,
    ) throws {
        for block in try reader.blockNumbers(of: log) {
            do {
                let computed = try reader.hashes(ofBlock: block, in: log)
                for change in try reader.changes(ofBlock: block, in: log) {
                    try follow(change, computed, &report)
                }
            } catch {
                report.problems.append("\(code), block \(block): \(error)")
            }
            progress(report)
        }
        try checkHeads(&report)
        try checkRows(&report)
    }

    private mutating func follow(
        _ change: Change, _ computed: [Dot: Digest256], _ report: inout VerifyReport,
    ) throws {
        report.changes += 1
        guard let hash = computed[change.dot] else { return }
        hashes[change.dot] = hash
        if try log.stamp(of: change.dot)?.hash != hash.prefix12 {
            report.problems.append("\(code): \(name(of: change.dot)) does not fit its stored hash")
        }
        merge.fold(change, hashPrefix: hash.prefix8)
    }

    private func checkHeads(_ report: inout VerifyReport) throws {
        for (number, line) in log.lineage.lines.sorted(by: { $0.key < $1.key }) {
            guard let tip = log.tip(of: number), let key = log.key(of: line.origin) else { continue }
            for head in try reader.heads(of: number, from: .first, to: tip.sequence) {
                report.heads += 1
                let dot = Dot(line: number, sequence: head.sequence)
                let isValid = hashes[dot].map { hash in
                    head.isValid(ledger: log.ledger, origin: line.origin, hash: hash, key: key)
                }
                if isValid != true {
                    report.problems.append("\(code): the signature at \(name(of: dot)) does not fit")
                }
            }
            if hashes[Dot(line: number, sequence: tip.sequence)] != tip.hash {
                report.problems.append("\(code): the chain of \(line.origin) does not reach its end")
            }
            report.unsigned += Int(
                tip.sequence.value - min(tip.sequence, log.signedSequence(of: number)).value)
        }
    }

    private func checkRows(_ report: inout VerifyReport) throws {
        var stored = 0
        for (tag, keys) in try reader.rowKeys(of: log) {
            for key in keys {
                stored += 1
                guard let row = try? reader.row(tag, key), let merged = merge.rows[key],
                    row == merged
                else {
                    report.problems.append(
                        "\(code): a row of table \(tag) made by \(name(of: key.dot)) differs from the log")
                    continue
                }
            }
        }
        if stored != merge.rows.count {
            report.problems.append(
                "\(code): \(merge.rows.count) rows follow from the log, \(stored) are stored")
        }
    }

    private func name(of dot: Dot) -> String {
        "change \(dot.sequence) of origin \(log.lineage.lines[dot.line]?.origin.description ?? "")"
    }
}
