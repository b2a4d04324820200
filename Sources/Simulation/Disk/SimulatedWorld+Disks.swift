import SyncProtocol

extension SimulatedWorld {
    /// Lets something go wrong on a node's disk during what comes next, or not.
    func armDisk(of node: SimulatedNode) {
        if plan.happens(.diskFull, &random) {
            node.machine.setRoom(bytes: random.below(120_000))
            node.isShort = true
        }
        let power = plan.happens(.powerCut, &random) || plan.happens(.tornWrite, &random)
        let fault: Machine.Fault? =
            power
            ? random.pick([.powerAtWrite, .powerBeforeSync, .powerAfterSync])
            : plan.happens(.processKilled, &random)
                ? .killAtWrite
                : plan.happens(.writeFailed, &random)
                    ? .writeFails : plan.happens(.syncFailed, &random) ? .syncFails : nil
        guard let fault else { return }
        let isWrite = [.powerAtWrite, .killAtWrite, .writeFails].contains(fault)
        let countdown = 1 + random.below(isWrite ? 30 : 4)
        node.machine.arm(fault, countdown: countdown, seed: random.next())
        node.isArmed = true
    }

    /// Takes stock of a node after something was done with it, and mends what broke.
    ///
    /// - Parameters:
    ///   - node: the node.
    ///   - hasFailed: whether a use case broke off.
    ///   - isStill: whether nothing can have moved, so that a look now and then is enough; a node above
    ///     may have taken a step by itself all the same.
    /// - Throws: ``Violation`` if the node cannot be opened, or something is gone.
    func settle(
        _ node: SimulatedNode,
        hasFailed: Bool = false,
        isStill: Bool = false,
    ) throws {
        let fault = takeFault(of: node)
        // The program says so itself: after a failed fsync it must be started again.
        let reopens = fault == .syncFails || hasFailed && random.once(in: 2)
        let starts = node.machine.isDown || reopens
        if starts { try reopen(node) }
        if hasFailed || random.once(in: 3) { node.giveRoom() }
        if isStill, node.isOffice, !starts, node.acknowledged.isEmpty, !random.once(in: 4) {
            return
        }
        try observe(node)
    }

    /// Ends the danger for a node's disk, and counts what has happened to it.
    @discardableResult
    private func takeFault(of node: SimulatedNode) -> Machine.Fault? {
        let fault = node.machine.disarm()
        node.isArmed = false
        let counts = node.machine.counts
        if counts.tornWrites > (tornWrites[node.number] ?? 0) { count(.tornWrite) }
        tornWrites[node.number] = counts.tornWrites
        if counts.refusedWrites > (refusedWrites[node.number] ?? 0) { count(.diskFull) }
        refusedWrites[node.number] = counts.refusedWrites
        switch fault {
        case .powerAtWrite, .powerBeforeSync, .powerAfterSync: count(.powerCut)
        case .killAtWrite: count(.processKilled)
        case .writeFails: count(.writeFailed)
        case .syncFails: count(.syncFailed)
        case nil: break
        }
        return fault
    }

    /// Takes stock of a node after it has acknowledged something; who looks at it next sees whether
    /// it is there.
    func settleQuietly(_ node: SimulatedNode) throws {
        if node.isTroubled || random.once(in: 16) { return try settle(node) }
    }

    /// Ends a node's process and starts it again; while it starts, its disk may fail once more.
    ///
    /// - Throws: ``Violation`` if it does not start although nothing is in the way.
    func reopen(_ node: SimulatedNode) throws {
        node.stop()
        node.machine.restart()
        node.giveRoom()
        armDisk(of: node)
        let refused = node.machine.counts.refusedWrites
        let isOpen = (try? node.start()) != nil
        let isHarmed =
            takeFault(of: node) != nil || node.machine.counts.refusedWrites > refused
        if isOpen, !isHarmed, !node.machine.isDown { return note("  \(node.name) started again") }
        note("  \(node.name) does not start at once")
        node.stop()
        node.machine.restart()
        node.giveRoom()
        do { try node.start() } catch {
            throw Violation(
                promise: .opens,
                detail: "\(node.name) cannot be opened: \(SimulatedNode.name(of: error))"
            )
        }
    }
}
