import ComplaintModel
import FieldNode
import SyncProtocol

/// The end of a world: all faults are off, everybody exchanges, and then everything must fit.
extension SimulatedWorld {
    private static let roundLimit = 10

    func comeToRest() async throws {
        note("coming to rest")
        for node in nodes {
            node.giveRoom()
            node.clock.mend()
        }
        postbag = []
        try reopen(random.pick(nodes))
        for node in nodes { node.giveRoom() }
        for node in nodes { try observe(node) }
        try await enrolTheRest()
        try await exchangeUntilQuiet()
        if try admitTheLate() { try await exchangeUntilQuiet() }
        try await checkSilence()
        try upgradeTheRest()
        try checkAtRest()
    }

    private func exchangeUntilQuiet() async throws {
        for round in 0..<Self.roundLimit {
            let before = nodes.map(\.vectors)
            try await exchangeAll(isLate: round > 1)
            if round > 1, nodes.map(\.vectors) == before { return }
        }
        throw Violation(
            promise: .rest,
            detail: "after \(Self.roundLimit) rounds without a fault something still moves"
        )
    }

    /// Whoever was never heard of is enrolled, from below to above.
    ///
    /// A hub that was put back may not know its own invitation any more, and says so; then people issue
    /// another one.
    private func enrolTheRest() async throws {
        for caller in nodes where caller.isOffice {
            let hub = nodes[caller.above[0]]
            let attempt = try await meet(caller, hub)
            guard case .failed("ExchangeError.unknownInvitation") = attempt else { continue }
            try caller.accept(hub.invitation(for: caller))
            try await meet(caller, hub)
        }
        for hub in nodes where hub.level == .district {
            for above in hub.above { try await meet(hub, nodes[above]) }
        }
    }

    /// What a lost machine had recorded may come after another was set up in its place: nobody has revoked
    /// that machine, so people take it in where it is held apart.
    ///
    /// - Returns: whether there was any.
    private func admitTheLate() throws -> Bool {
        var isAny = false
        for hub in nodes where !hub.isOffice {
            guard case .done(let report) = hub.attempt({ try $0.doctor() }) else {
                throw Violation(promise: .opens, detail: "\(hub.name) cannot be looked over")
            }
            exchanging = [hub.number]
            defer { exchanging = [] }
            let late = Set(report.quarantine.filter(\.isLate).map(\.node))
            for name in late.sorted() where name != revoked?.name {
                let attempt = hub.attempt { try $0.admitLate(name) }
                note("\(hub.name) admits what came late of \(name): \(Self.word(for: attempt))")
                if case .done = attempt { isAny = true }
            }
            try observe(hub)
        }
        return isAny
    }

    @discardableResult
    private func meet(
        _ caller: SimulatedNode,
        _ callee: SimulatedNode,
    ) async throws -> SimulatedNode.Attempt<SyncReport> {
        exchanging = [caller.number, callee.number]
        defer { exchanging = [] }
        let journey = try await exchange(caller, callee)
        try observe(caller)
        try observe(callee)
        if Self.isComplete(journey) { try met(caller, callee) }
        return journey.attempt
    }

    /// Everybody calls those above.
    ///
    /// - Parameter isLate: whether all have been called before, so that registries and receipts are
    ///   where they belong, and only what moves still has to be carried further.
    /// - Throws: ``Violation`` if an exchange fails although nothing is in the way.
    private func exchangeAll(isLate: Bool) async throws {
        for caller in nodes where caller.number != revoked?.number {
            for callee in caller.above.map({ nodes[$0] }) where !isLate || !isEqual(caller, callee)
            {
                exchanging = [caller.number, callee.number]
                defer { exchanging = [] }
                let journey = try await exchange(caller, callee)
                note("\(caller.name) calls \(callee.name): \(Self.word(for: journey.attempt))")
                guard case .done = journey.attempt else {
                    throw Violation(
                        promise: .rest,
                        detail: "\(caller.name) cannot exchange with \(callee.name) although "
                            + "nothing is in the way: \(Self.word(for: journey.attempt))"
                    )
                }
                try observe(caller)
                try observe(callee)
                if Self.isComplete(journey) { try met(caller, callee) }
            }
        }
    }

    /// Whether two nodes are seen to hold the same of all that both may hold; what they show is
    /// compared in the end, whatever they say here.
    private func isEqual(_ left: SimulatedNode, _ right: SimulatedNode) -> Bool {
        left.scope.filter(right.scope.contains).allSatisfy { left.vectors[$0] == right.vectors[$0] }
    }

    /// Two nodes that hold the same, and have told each other so, have nothing to send.
    private func checkSilence() async throws {
        let callers = nodes.filter { !$0.above.isEmpty && $0.number != revoked?.number }
        if callers.isEmpty { return }
        let caller = random.pick(callers)
        let callee = nodes[random.pick(caller.above)]
        _ = try await exchange(caller, callee)
        let journey = try await exchange(caller, callee)
        guard case .done(let report) = journey.attempt, report.isComplete,
            report.sentChanges + report.receivedChanges == 0
        else {
            throw Violation(
                promise: .rest,
                detail: "\(caller.name) and \(callee.name) hold the same, and still exchange: "
                    + Self.word(for: journey.attempt)
            )
        }
    }

    private func checkAtRest() throws {
        let states = try nodes.map { node in
            guard case .done(let state) = node.attempt({ try $0.state() }) else {
                throw Violation(promise: .opens, detail: "\(node.name) cannot show its state")
            }
            return state
        }
        var agreed: [LedgerState] = []
        for ledger in ledgers.indices {
            let held = nodes.indices.filter {
                nodes[$0].scope.contains(ledger) && $0 != revoked?.number
            }
            for node in nodes where node.scope.contains(ledger) {
                guard let state = states[node.number].first(where: { $0.office == ledgers[ledger] })
                else { continue }
                try checkQuarantine(state, of: ledger, at: node)
            }
            let shown = held.map { node in
                (node, states[node].first { $0.office == ledgers[ledger] })
            }
            guard let (_, first) = shown.first, let first else { continue }
            for (node, state) in shown where state != first {
                throw Violation(
                    promise: .convergence,
                    detail: "\(nodes[node].name) shows \(ledgers[ledger]) otherwise than "
                        + "\(nodes[held[0]].name): \(Self.difference(first, state))"
                )
            }
            note("ledger \(ledger): \(first.rows.count) rows, \(Self.digest(of: first))")
            try LedgerChecker(world: self, ledger: ledger, state: first, holders: held).check()
            agreed.append(first)
        }
        try HandOverChecker(agreed, model, isQuarantined: isQuarantined).check()
        if model.deeds.keys.contains(where: isQuarantined) { count(.quarantined) }
        for node in nodes { try checkArrivals(at: node) }
        if random.once(in: 4) { try audit(random.pick(nodes)) }
    }

    func audit(_ node: SimulatedNode) throws {
        guard case .done(let report) = node.attempt({ try $0.verify() }) else {
            throw Violation(promise: .verifies, detail: "\(node.name) cannot be audited")
        }
        if let problem = report.problems.first {
            throw Violation(promise: .verifies, detail: "\(node.name): \(problem)")
        }
    }

    private static func difference(_ left: LedgerState, _ right: LedgerState?) -> String {
        guard let right else { return "not at all" }
        if left.vector != right.vector { return "vectors \(left.vector) and \(right.vector)" }
        if left.rows.count != right.rows.count {
            return "\(left.rows.count) and \(right.rows.count) rows"
        }
        let pair = zip(left.rows, right.rows).first { $0 != $1 }
        return pair.map { "\($0) and \($1)" } ?? "alike"
    }

    /// A short name of a state, for the trace.
    private static func digest(of state: LedgerState) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for row in state.rows {
            for cell in row.cells {
                for value in cell.values {
                    for byte in value.value.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
                    hash = (hash ^ UInt64(value.dots.count)) &* 0x100_0000_01b3
                }
            }
        }
        return String(hash, radix: 16)
    }
}
