import ComplaintModel

/// What came of a case, in the words of those who reported and of who found it closed or not closed.
enum ResultWords {
    /// The entries of each turn: what was reported and how it was found, until it is found anew.
    ///
    /// - Parameters:
    ///   - entries: Entries in force, in their order, without the reports of earlier rounds.
    ///   - action: What an entry says.
    /// - Returns: The turns, the oldest first.
    static func turns<Entry>(
        of entries: [Entry],
        _ action: (Entry) -> CaseAction,
    ) -> [[Entry]] {
        let outcomes = ActionKind.outcomes
        var turns: [[Entry]] = []
        var isRunning = false
        for entry in entries {
            let kind = action(entry).kind
            guard kind == .reportResult || outcomes.contains(kind) else { continue }
            if isRunning { turns[turns.count - 1].append(entry) } else { turns.append([entry]) }
            isRunning = !outcomes.contains(kind)
        }
        return turns
    }

    /// The words of a turn: those with which it was found closed or not closed, or else the last report of
    /// each unit, under its name where there are several.
    ///
    /// - Parameters:
    ///   - turn: The entries of the turn.
    ///   - said: The words of an entry; nil for one that says nothing.
    /// - Returns: The words, one for each that is to be named.
    static func words(
        of turn: [CaseAction],
        _ said: (CaseAction) -> String? = { $0.text.normalised },
    ) -> [String] {
        let worded = turn.compactMap { action in
            said(action).map { (action: action, text: $0) }
        }
        if let found = worded.last, found.action.kind != .reportResult { return [found.text] }
        let reports = worded.filter { $0.action.kind == .reportResult }
        let last = reports.indices.filter { index in
            !reports[(index + 1)...].contains { $0.action.unit == reports[index].action.unit }
        }.map { reports[$0] }
        return last.map { report in
            let unit = last.count > 1 ? report.action.unit.map { "\($0): " } : nil
            return (unit ?? "") + report.text
        }
    }
}
