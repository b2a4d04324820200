/// The statements on cases and their actions, put together once for a schema.
struct CaseStatements: Sendable {
    /// Reads cases; the conditions follow.
    let selectCases: String
    /// Reads actions; the condition follows.
    let selectActions: String
    let insertComplaint: String
    let updateComplaint: String
    let insertAction: String
    let replaceAction: String

    /// Saves what the rules derive, where the case's own row stays.
    static let updateStanding =
        "UPDATE complaint SET \(assignments(to: derivedNames)), search_stale = 1 WHERE key = ?"

    private static let derivedNames = "state, current_category, conflicts, next_due, figures"

    init(complaint: DomainTable, action: DomainTable) {
        selectCases = """
            SELECT \(complaint.stateColumns), complaint.key, complaint.ledger, complaint.id,
              complaint.state, complaint.current_category, complaint.conflicts,
              complaint.next_due, ledger.code AS office_code
            FROM complaint JOIN ledger ON ledger.number = complaint.ledger
            """
        selectActions = "SELECT \(action.stateColumns), key, context FROM action"
        let complaintMarks = String(repeating: "?, ", count: complaint.columns.count + 9)
        insertComplaint = """
            INSERT INTO complaint (key, ledger, id, clock, \(complaint.columnNames),
              \(Self.derivedNames), search_stale) VALUES (\(complaintMarks)1)
            """
        let names = "clock, \(complaint.columnNames), \(Self.derivedNames)"
        updateComplaint =
            "UPDATE complaint SET \(Self.assignments(to: names)), search_stale = 1 WHERE key = ?"
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
