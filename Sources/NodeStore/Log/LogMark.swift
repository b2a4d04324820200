/// How far a node's log has come.
package struct LogMark: Hashable, Sendable {
    /// The last block that was ever added; whatever is written or taken up is one.
    let block: Int64
    /// The last ledger that was taken up.
    let ledger: Int64
}
