/// How a column of rows says whose row one is.
enum RowOwner {
    /// A row of the change itself.
    static let ownChange: UInt8 = 0
    /// A row of another ledger.
    static let foreignLedger: UInt8 = 1
    /// A row of the first line of the set's table; the other lines follow.
    static let firstLine: UInt64 = 2

    /// The place that distances of a line's rows are counted back from: the change itself, or how
    /// far it had seen another line.
    static func base(
        of line: LineNumber,
        at dot: Dot,
        _ context: ChangeContext,
    ) -> SequenceNumber {
        line == dot.line ? dot.sequence : context.others[line]
    }
}
