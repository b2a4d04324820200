import NodeStore
import SyncProtocol
import Synchronization

// Holding and admitting are two things: what is signed, chained and within limits is held; what its
// author may write is admitted. Admission is a pure function of the change and the registry.

extension FieldNode {
    /// The cells that a node above the office may not write: the register's numbers, who gives them, and
    /// the figures that the office has reported.
    static let admissionRules = AdmissionRules(reserved: [
        TableAndCell(DomainTable.complaint.tag, ComplaintCell.number),
        TableAndCell(DomainTable.complaint.tag, ComplaintCell.slip),
        TableAndCell(DomainTable.officeTag, OfficeCell.book),
        TableAndCell(DomainTable.frozenMonthTag, FrozenMonthCell.month),
        TableAndCell(DomainTable.frozenMonthTag, FrozenMonthCell.figures),
    ])

    /// The changes of a ledger that are admitted, in the same order; the others go to quarantine.
    func admit(
        _ changes: [VerifiedChange],
        to log: LedgerLog,
        in writer: StoreWriter,
    ) throws -> [VerifiedChange] {
        var judge = try judge(of: log, writer.reader)
        guard judge.isNeeded else { return changes }
        var refused: Set<Dot> = []
        for change in changes.lazy.map(\.change) {
            guard case .quarantined(let reason) = try judge.verdict(of: change) else { continue }
            try writer.quarantine(change.dot, reason: "\(reason)")
            refused.insert(change.dot)
        }
        return refused.isEmpty ? changes : changes.filter { !refused.contains($0.change.dot) }
    }

    /// Who judges the changes of a ledger.
    func judge(of log: LedgerLog, _ reader: StoreReader) throws -> LedgerJudge {
        let authority = try authority(reader)
        let isRegistry =
            try log.ledger != ownLedger && reader.ledger(log.ledger)?.registryPrefix != nil
        return LedgerJudge(
            admission: try admission(authority, reader),
            log: log,
            isNeeded: authority.root != nil && !isRegistry
        )
    }

    /// How changes are admitted under an authority.
    ///
    /// The node's own key may write in its own ledger as long as no certificate names it: an office
    /// records from its first minute. The same holds for what a machine had recorded that was lost
    /// before it was enrolled, and that a backup has saved.
    func admission(_ authority: Authority, _ reader: StoreReader) throws -> Admission {
        Admission(
            authority: authority,
            rules: Self.admissionRules,
            provisional: ProvisionalAuthor(
                keys: try predecessors(reader).union([verifyingKey]),
                ledger: ownLedger
            )
        )
    }

    /// Judges the changes of every ledger anew whose authors' rights have changed, and makes the rows
    /// of those ledgers again from the log: all in the transaction that moved the registry.
    ///
    /// A registry seldom moves, and mostly before the changes that it concerns have come. So a whole
    /// ledger is folded again, which needs no index from rows to changes.
    func registryMoved(in writer: StoreWriter) throws {
        let former = try authority(writer.reader)
        let before = try admission(former, writer.reader)
        let authority = try readAuthority(writer.reader)
        let after = try admission(authority, writer.reader)
        knownAuthority.withLock { $0 = authority }
        if former.enrolledHubs != authority.enrolledHubs {
            try noteWaitingTransfers(in: writer)
        }
        var changed: [StoreReader.HeldLedger] = []
        for ledger in try writer.reader.ledgers() where ledger.registryPrefix == nil {
            let log = try writer.reader.log(of: ledger)
            let keys = Set(log.lineage.lines.values.compactMap { log.key(of: $0.origin) })
            let hasChanged = keys.contains { key in
                before.grant(of: key, in: ledger.id) != after.grant(of: key, in: ledger.id)
            }
            if hasChanged { changed.append(ledger) }
        }
        try foldUnderNewRights(changed, in: writer)
    }

    /// Makes the rows of ledgers again because other changes are admitted than before; numbers of
    /// the register may then stand on nothing any more.
    func foldUnderNewRights(
        _ ledgers: [StoreReader.HeldLedger],
        in writer: StoreWriter,
    ) throws {
        if ledgers.contains(where: { $0.id == ownLedger }) {
            try writer.set(Setting.registerTouched, to: "1")
        }
        try refold(ledgers, in: writer)
    }

    /// Makes the rows of ledgers again from the log, and then takes the next step of the transfers
    /// in them.
    ///
    /// Half of the rows may say what all of them do not: a certificate without its revocation, a
    /// request without the reservation that came after it. So whatever reaches beyond a ledger
    /// waits for the whole of all of them.
    ///
    /// - Throws: `StoreError`, also for a block whose changes do not fit their hashes.
    func refold(_ ledgers: [StoreReader.HeldLedger], in writer: StoreWriter) throws {
        for ledger in ledgers { try makeRows(of: ledger, in: writer) }
        for ledger in ledgers { try relayTransfers(of: ledger.id, in: writer) }
        try takeBackUnadmitted(in: ledgers, writer)
    }

    private func makeRows(of ledger: StoreReader.HeldLedger, in writer: StoreWriter) throws {
        forgetRules(of: ledger.number)
        // Who may write what is known before the rows are gone that say so.
        _ = try authority(writer.reader)
        let work = try LedgerWork(self, writer, try writer.reader.log(of: ledger))
        try writer.clearQuarantine(of: work.log)
        try writer.clearRows(of: work.log)
        for block in try writer.reader.blockNumbers(of: work.log) {
            try work.merge(
                try writer.reader.verifiedChanges(ofBlock: block, in: work.log),
                isHalf: true
            )
        }
        if ledger.registryPrefix != nil { try registryMoved(in: writer) }
        try writer.noteFolded(ledger)
    }
}

/// Judges the changes of one ledger.
struct LedgerJudge {
    private let admission: Admission
    private let log: LedgerLog
    /// Whether anything could be quarantined: what registries say is always folded, and weighed when
    /// it is used.
    let isNeeded: Bool
    private var grants: [LineNumber: Grant] = [:]

    init(admission: Admission, log: LedgerLog, isNeeded: Bool) {
        self.admission = admission
        self.log = log
        self.isNeeded = isNeeded
    }

    /// Whether what an author may write ends at a place.
    mutating func isLimited(_ line: LineNumber) -> Bool {
        grant(of: line)?.permits.contains { $0.limits != .none } ?? false
    }

    private mutating func grant(of line: LineNumber) -> Grant? {
        if let known = grants[line] { return known }
        guard let origin = log.lineage.lines[line]?.origin, let key = log.key(of: origin) else {
            return nil
        }
        let grant = admission.grant(of: key, in: log.ledger)
        grants[line] = grant
        return grant
    }

    mutating func verdict(of change: Change) throws -> Verdict {
        guard let grant = grant(of: change.dot.line) else { return .quarantined(.unknownKey) }
        let (log, dot) = (log, change.dot)
        return try admission.verdict(of: change, under: grant) { try log.isWithin(dot, $0) }
    }
}
