import SyncProtocol

/// A ledger of which nothing is held.
struct EmptyHistory: LedgerHistory {
    let ledger: LedgerID
    let lineage = Lineage()
    let firstFreeLine = LineNumber(0)

    func tip(of line: LineNumber) -> LineTip? { nil }
    func stamp(of dot: Dot) -> ChangeStamp? { nil }
    func hash(of dot: Dot) -> Digest256? { nil }
    func key(of origin: Origin) -> VerifyingKey? { nil }
}
