package import ComplaintModel
import NodeStore
import SyncProtocol

/// A check of a channel as it was recorded.
package struct ChannelCheckView: Hashable, Sendable, Encodable {
    /// The channel's code.
    package let code: String
    /// The channel's name.
    package let name: String
    /// When it was checked, ISO 8601, Bangkok time.
    package let date: String
    /// How many complaints were found.
    package let found: Int
    /// Who checked.
    package let by: String?
    /// Who was there as a witness.
    package let witness: String?
}

extension FieldNode {
    /// The recorded checks of the own office's channels.
    ///
    /// - Parameters:
    ///   - typed: the code of one channel, also of one that has ended; nil for all.
    ///   - term: the days on which they were made.
    /// - Returns: the checks, the newest last.
    /// - Throws: ``FieldNodeError/unknownChannel(typed:known:)`` for a channel that the office does not
    ///   have and that was never checked, or `StoreError`.
    package func channelChecks(
        of typed: String? = nil,
        on term: DayTerm = DayTerm(),
    ) throws -> [ChannelCheckView] {
        let ledger = try ownHeldLedger()
        return try store.read { reader in
            let rules = try rules(of: ledger.number, in: reader)
            let rows = LedgerRules.sorted(
                try reader.otherRows(DomainTable.channelCheckTag, of: ledger.number)
            )
            let checks = rows.compactMap { ChannelCheckView($0.row, rules) }.filter {
                typed == nil || $0.code == typed
            }
            let known = rules.procedure.channels.map(\.code.text)
            if let typed, checks.isEmpty, !known.contains(typed) {
                throw FieldNodeError.unknownChannel(typed: typed, known: known)
            }
            return checks.filter { check in
                LocalMoment(iso: check.date).map { term.contains($0.date) } ?? false
            }.sorted { $0.date < $1.date }
        }
    }
}

extension ChannelCheckView {
    /// The check that a row describes; nil if the row does not.
    fileprivate init?(_ row: RowState, _ rules: LedgerRules) {
        guard let code = row.shown(ChannelCheckCell.channel)?.string,
            let minute = row.shown(ChannelCheckCell.date)?.integer
        else { return nil }
        self.init(
            code: code,
            name: rules.channelThai(code),
            date: LocalMoment(minuteNumber: Int(minute)).iso,
            found: Int(row.shown(ChannelCheckCell.found)?.integer ?? 0),
            by: row.shown(ChannelCheckCell.by)?.string,
            witness: row.shown(ChannelCheckCell.witness)?.string
        )
    }
}
