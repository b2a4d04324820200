/// Decides for whole changes whether they are admitted: a pure function of change and authority.
package struct Admission: Sendable {
    /// Who may write what.
    package let authority: Authority
    /// Which cells are reserved.
    package let rules: AdmissionRules
    /// The node's own keys, as long as they wait for their certificates.
    package let provisional: ProvisionalAuthor?

    /// Joins what is known of keys with what is known of cells.
    package init(
        authority: Authority,
        rules: AdmissionRules = AdmissionRules(),
        provisional: ProvisionalAuthor? = nil,
    ) {
        self.authority = authority
        self.rules = rules
        self.provisional = provisional
    }

    /// All that a key may write in a ledger, the node's own work before its certificate included.
    ///
    /// Verdicts change only where this does, or where a place of its limits comes to be held.
    package func grant(of key: VerifyingKey, in ledger: LedgerID) -> Grant {
        if let provisional, provisional.keys.contains(key), provisional.ledger == ledger,
            !authority.isNamed(key)
        {
            return .open
        }
        return authority.grant(of: key, in: ledger)
    }

    /// Decides for one change.
    ///
    /// - Parameters:
    ///   - change: the change; its writes matter, and its place through `isWithin`.
    ///   - key: the key that signs for its origin.
    ///   - ledger: the ledger it belongs to.
    ///   - isWithin: whether the change lies at or before a place of the ledger, on its path.
    /// - Returns: whether it is admitted, and why not.
    /// - Throws: what the closure throws.
    package func verdict(
        of change: Change,
        by key: VerifyingKey,
        in ledger: LedgerID,
        isWithin: (Limit) throws -> Bool,
    ) rethrows -> Verdict {
        try verdict(of: change, under: grant(of: key, in: ledger), isWithin: isWithin)
    }

    /// Decides for one change of an author whose grant is at hand.
    ///
    /// - Parameters:
    ///   - change: the change; its writes matter, and its place through `isWithin`.
    ///   - grant: what its author may write in its ledger.
    ///   - isWithin: whether the change lies at or before a place of the ledger, on its path.
    /// - Returns: whether it is admitted, and why not.
    /// - Throws: what the closure throws.
    package func verdict(
        of change: Change,
        under grant: Grant,
        isWithin: (Limit) throws -> Bool,
    ) rethrows -> Verdict {
        guard grant.isKnown else { return .quarantined(.unknownKey) }
        if grant.permits.isEmpty { return .quarantined(.outsideScope) }
        var isInTime = false
        for permit in grant.permits where try permit.limits.admit(isWithin: isWithin) {
            if permit.extent == .everything { return .admitted }
            isInTime = true
        }
        if !isInTime { return .quarantined(.revoked) }
        return firstReservedWrite(of: change).map { write in
            .quarantined(.reservedCell(write.table, write.cell))
        } ?? .admitted
    }

    /// The first write to a reserved cell; the opening of the author's own origin is never one.
    private func firstReservedWrite(of change: Change) -> CellWrite? {
        change.writes.first { write in
            write.table != .origins
                && rules.reserved.contains(TableAndCell(write.table, write.cell))
        }
    }
}
