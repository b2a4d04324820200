/// The statements on cases and their actions, put together once for a schema.
struct CaseStatements: Sendable {
    /// Reads cases; the conditions follow.
    let selectCases: String
    /// Reads the actions of a case, in the order of their keys.
    let selectActionsOfCase: String
    /// Reads one action.
    let selectAction: String
    let insertComplaint: String
    let updateComplaint: String
    let insertAction: String
    let replaceAction: String

    /// Saves what the rules derive, where the case's own row stays.
    static let updateStanding =
        "UPDATE complaint SET \(assignments(to: derivedNames)) WHERE key = ?"

    /// Saves what the rules derive where the next day of something owed has stayed: SQLite writes an
    /// index anew whose column is named, though its value be the same.
    static let updateStandingButDue = """
        UPDATE complaint SET state = ?, current_category = ?, conflicts = ?, figures = ?
        WHERE key = ?
        """

    /// Notes that a case is to be indexed.
    static let noteStale = "INSERT INTO search_stale (key) VALUES (?) ON CONFLICT DO NOTHING"

    private static let derivedNames = "state, current_category, conflicts, next_due, figures"

    init(complaint: DomainTable, action: DomainTable) {
        selectCases = """
            SELECT \(complaint.stateColumns), complaint.key, complaint.ledger, complaint.id,
              complaint.state, complaint.current_category, complaint.conflicts,
              complaint.next_due, ledger.code AS office_code
            FROM complaint JOIN ledger ON ledger.number = complaint.ledger
            """
        let selectActions = "SELECT \(action.stateColumns), key, context FROM action"
        selectActionsOfCase = selectActions + " WHERE complaint = ? ORDER BY key"
        selectAction = selectActions + " WHERE key = ?"
        let complaintMarks = String(repeating: ", ?", count: complaint.columns.count + 9)
            .dropFirst(2)
        insertComplaint = """
            INSERT INTO complaint (key, ledger, id, clock, \(complaint.columnNames),
              \(Self.derivedNames)) VALUES (\(complaintMarks))
            """
        let names = "clock, \(complaint.columnNames), \(Self.derivedNames)"
        updateComplaint =
            "UPDATE complaint SET \(Self.assignments(to: names)) WHERE key = ?"
        let actionMarks = String(repeating: ", ?", count: action.columns.count + 3)
        let actionValues =
            "action (key, ledger, clock, context, \(action.columnNames)) VALUES (?\(actionMarks))"
        // Apart: to be ready to replace, SQLite keeps the pages that every single row changes.
        insertAction = "INSERT INTO " + actionValues
        replaceAction = "REPLACE INTO " + actionValues
    }

    private static func assignments(to names: String) -> String {
        names.split(separator: ", ").map { "\($0) = ?" }.joined(separator: ", ")
    }
}
