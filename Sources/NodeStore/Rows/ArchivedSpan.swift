/// The cases of a ledger that are archived: received in a stretch of time, and ended.
package struct ArchivedSpan: Sendable {
    /// The ledger.
    let ledger: Int64
    /// When they were received, in minutes since 1970.
    let received: ClosedRange<Int64>
    /// The states in which nobody is waited for.
    let endedStates: [String]

    /// Describes the archived cases of one ledger.
    package init(ledger: Int64, received: ClosedRange<Int64>, endedStates: [String]) {
        self.ledger = ledger
        self.received = received
        self.endedStates = endedStates
    }
}

extension [ArchivedSpan] {
    /// A table of the spans for a statement, which takes them as one value: a hub has thousands.
    static let tableSQL = """
        WITH archived (ledger, first, last, states) AS MATERIALIZED (
          SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)
        )
        """

    /// Whether a case of a statement is in the table; one that has no number yet is not.
    ///
    /// What is archived is gathered once, by the index of the numbers: asked of each case in turn, the
    /// question would go through the whole table every time.
    static let conditionSQL = """
        complaint.key IN (
          SELECT old.key FROM archived
          CROSS JOIN complaint AS old ON old.ledger = archived.ledger AND old.number IS NOT NULL
          WHERE old.received BETWEEN archived.first AND archived.last
            AND instr(archived.states, ' ' || old.state || ' ') > 0
        )
        """

    /// The value of the table.
    var json: String {
        let rows = map { span in
            let states = span.endedStates.joined(separator: " ")
            return "[\(span.ledger),\(span.received.lowerBound),\(span.received.upperBound),"
                + "\" \(states) \"]"
        }
        return "[" + rows.joined(separator: ",") + "]"
    }
}
