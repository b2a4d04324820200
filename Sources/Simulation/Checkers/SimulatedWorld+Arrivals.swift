import ComplaintModel
import FieldNode
import SyncProtocol

/// What a centre has lost, and who cannot know of it yet.
struct CentreLoss {
    /// The centres of which one is to be met to hear of it.
    ///
    /// They are the one that was put back, and the copies that were made of it since; another copy of the
    /// same centre has lost nothing, and tells nothing.
    var tellers: Set<Int>
    /// Nodes that have met none of them since.
    var deaf: Set<Int>
}

/// A case is shown as arrived only if the centre really has it.
extension SimulatedWorld {
    /// Holds what a node shows as arrived against what the centre's disk holds.
    ///
    /// The centre may have lost it, if it was put back and has not been heard since.
    ///
    /// - Throws: ``Violation`` if a receipt is ahead of the truth.
    func checkArrivals(at node: SimulatedNode) throws {
        if node.level == .centre || centreLosses.contains(where: { $0.deaf.contains(node.number) })
        {
            return
        }
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

    /// Notes that a node was put back, and has forgotten what it had heard.
    func noteForgetful(_ node: SimulatedNode) {
        for index in centreLosses.indices { centreLosses[index].deaf.insert(node.number) }
        let centres = nodes.filter { $0.level == .centre }
        if node.level == .centre {
            centreLosses.append(CentreLoss(tellers: [node.number], deaf: Set(nodes.indices)))
        } else if centres.contains(where: \.isCopy) {
            let tellers = Set(centres.map(\.number))
            centreLosses.append(CentreLoss(tellers: tellers, deaf: [node.number]))
        }
    }

    /// Notes that a copy knows what a node knows.
    func noteCopy(_ twin: SimulatedNode, of node: SimulatedNode) {
        for index in centreLosses.indices {
            if centreLosses[index].tellers.contains(node.number) {
                centreLosses[index].tellers.insert(twin.number)
            }
            if centreLosses[index].deaf.contains(node.number) {
                centreLosses[index].deaf.insert(twin.number)
            }
        }
    }

    /// Notes that a node has heard of a peer how the peer stands.
    func noteHeard(_ peer: SimulatedNode, by node: SimulatedNode) {
        for index in centreLosses.indices where centreLosses[index].tellers.contains(peer.number) {
            centreLosses[index].deaf.remove(node.number)
        }
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
