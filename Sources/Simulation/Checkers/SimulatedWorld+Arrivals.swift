import ComplaintModel
import FieldNode
import SyncProtocol

/// A case is shown as arrived only if the centre really has it.
extension SimulatedWorld {
    /// Holds what a node shows as arrived against what the centre's disk holds.
    ///
    /// The centre may have lost it, if it was put back and has not been heard since.
    ///
    /// - Throws: ``Violation`` if a receipt is ahead of the truth.
    func checkArrivals(at node: SimulatedNode) throws {
        if deafToCentre.contains(node.number) || node.level == .centre { return }
        try take(stockOf: [node])
        guard case .done(let listed) = node.attempt({ try $0.list(ListRequest()) }) else { return }
        var hasAny = false
        for line in listed where line.hasArrived {
            guard let ledger = ledgers.firstIndex(of: line.office) else { continue }
            hasAny = true
            try checkArrival(of: line.id, in: ledger, at: node)
        }
        if hasAny { count(.arrivalChecked) }
    }

    private func checkArrival(
        of caseID: String,
        in ledger: Int,
        at node: SimulatedNode,
    ) throws {
        let held = node.vectors[ledger] ?? VersionVector()
        let centres = nodes.filter { $0.level == .centre }.compactMap { $0.vectors[ledger] }
        for number in model.deedsByCase[caseID] ?? []
        where model.isHeld(number, by: held) && !isQuarantined(number)
            && belongsToShownCase(number)
        {
            if centres.contains(where: { model.isHeld(number, by: $0) }) { continue }
            throw Violation(
                promise: .receiptsTrue,
                detail: "\(node.name) shows \(caseID) as arrived, and the centre does not have "
                    + "deed \(number) on it"
            )
        }
    }

    /// Whether a deed is part of what the present program shows as the case: its row and its actions,
    /// not a row of a table that only the later version knows, nor what became of other cases.
    private func belongsToShownCase(_ number: Int) -> Bool {
        switch model.deeds[number]?.mark {
        case .visited, .renumbered: false
        default: true
        }
    }
}
