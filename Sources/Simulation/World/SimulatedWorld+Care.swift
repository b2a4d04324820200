import ComplaintModel
import FieldNode
import SyncProtocol

/// What those who look after the machines do, and do wrong.
extension SimulatedWorld {
    func care() async throws {
        let node = random.pick(nodes)
        setClock(of: node)
        try take(stockOf: nodes)
        if !plan.faults.isDisjoint(with: [.nodeRestored, .imageRestored, .backupRestored]) {
            if random.once(in: 3) { try backUp(node) }
            if random.once(in: 4) { try putBack(node) }
        }
        if nodes.count < 7, !isNeededForRevocation(node), random.once(in: 6) {
            let kinds = [Occurrence.nodeCloned, .imageCloned].filter(plan.faults.contains)
            if !kinds.isEmpty { try clone(node, random.pick(kinds)) }
        }
        if plan.faults.contains(.bitRot), random.once(in: 12) { try rot(node) }
        if plan.faults.contains(.nodeRevoked), random.once(in: 6) { try await revoke(node) }
        if plan.faults.contains(.nodeUpgraded), random.once(in: 6) { try upgrade(node) }
        if plan.hasSecondComputer, random.once(in: 12) { try takeBook(node) }
    }

    private func setClock(of node: SimulatedNode) {
        if plan.faults.contains(.clockDrift), random.once(in: 3) {
            node.clock.drift(perMillion: Int64(random.within(-20_000...20_000)))
            count(.clockDrift)
        }
        if plan.faults.contains(.clockJump), random.once(in: 3) {
            node.clock.jump(milliseconds: Int64(random.within(-4_000...4_000)) * 86_400_000)
            count(.clockJump)
        }
        if plan.faults.contains(.buddhistClock), random.once(in: 5) {
            node.clock.jump(years: MachineClock.buddhistYears)
            count(.buddhistClock)
        }
        if random.once(in: 4) { node.clock.mend() }
    }

    // MARK: The book, and who is out

    /// Another computer of an office, or the same one again, keeps the register's book from now on.
    private func takeBook(_ node: SimulatedNode) throws {
        guard node.isOffice, let ledger = node.scope.first, revoked?.ledger != ledger else {
            return
        }
        try observe(node)
        exchanging = [node.number]
        defer { exchanging = [] }
        let attempt = node.attempt { try $0.takeBook(last: nil) }
        note("\(node.name) takes the book: \(Self.word(for: attempt))")
        bookKeepers[ledger].insert(node.identity)
        count(.bookTaken)
        try observe(node)
    }

    /// A computer of an office is lost, and the node above revokes it; people go on using it.
    private func revoke(_ node: SimulatedNode) async throws {
        guard node.isOffice, revoked == nil, actionCount > plan.actions / 4, !node.isCopy,
            let ledger = node.scope.first
        else { return }
        let hub = nodes[node.above[0]]
        let centres = nodes.filter { $0.level == .centre }
        if hub.isCopy || centres.contains(where: \.isCopy) { return }
        guard case .done(let name) = node.attempt({ try Self.ownName(in: $0.nodes()) }) else {
            return
        }
        try observe(hub)
        exchanging = [hub.number]
        defer { exchanging = [] }
        let attempt = hub.attempt { try $0.revoke(name) }
        note("\(hub.name) revokes \(node.name): \(Self.word(for: attempt))")
        guard case .done = attempt else { return }
        revoked = RevokedNode(
            number: node.number,
            name: name,
            identity: node.identity,
            ledger: ledger,
            limit: hub.vectors[ledger] ?? VersionVector()
        )
        count(.nodeRevoked)
        try observe(hub)
    }

    private static func ownName(in view: NodesView) -> String {
        view.nodes.first(where: \.isThis)?.node ?? ""
    }

    /// Whether the revocation that was made may be known to this node alone, or is about it.
    func isNeededForRevocation(_ node: SimulatedNode) -> Bool {
        revoked.map { node.level != .office || $0.number == node.number } ?? false
    }
}
