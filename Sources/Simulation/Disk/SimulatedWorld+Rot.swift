import FieldNode

extension SimulatedWorld {
    /// Some bits of a node's database turn; then the disk is replaced by a sound copy.
    ///
    /// What the damage touches shows in an audit, or changes nothing that anybody sees.
    func rot(_ node: SimulatedNode) throws {
        count(.bitRot)
        let sound = folder + "/sound"
        node.stop()
        try node.copyFolder(to: sound)
        node.machine.restart()
        // A disk that is short of room would hide what the bits do.
        node.giveRoom()
        try node.start()
        guard case .done(let before) = node.attempt({ try $0.state() }) else {
            throw Violation(promise: .opens, detail: "\(node.name) cannot show its state")
        }
        node.stop()
        let places = try node.rot(bits: random.pick([1, 1, 1, 8]), &random)
        let finding = look(at: node, before: before)
        note("\(node.name) rots at \(places): \(finding)")
        node.stop()
        try node.replaceFolder(by: sound)
        try reopen(node)
        try observe(node)
        if finding == Self.unseen {
            throw Violation(
                promise: .rotSeen,
                detail: "\(node.name) shows another state after bits at \(places) have turned, "
                    + "and its audit finds nothing"
            )
        }
    }

    private static let unseen = "unseen"

    private func look(at node: SimulatedNode, before: [LedgerState]) -> String {
        node.machine.restart()
        do { try node.start() } catch { return "cannot be opened" }
        guard case .done(let report) = node.attempt({ try $0.verify() }) else {
            return "cannot be audited"
        }
        if !report.problems.isEmpty { return "found by the audit" }
        guard case .done(let health) = node.attempt({ try $0.doctor() }),
            health.integrityProblems.isEmpty
        else { return "found by SQLite" }
        guard case .done(let after) = node.attempt({ try $0.state() }) else {
            return "cannot be read"
        }
        return after == before ? "harmless" : Self.unseen
    }
}
