import FieldNode

/// A parcel that was held up on its way.
struct HeldParcel {
    let from: Int
    let to: Int
    let bytes: [UInt8]
    /// Whether a later call of the same node got through.
    var isOvertaken = false
}

/// A stick with the nodes that it is carried between.
struct TravellingStick {
    let number: Int
    let stops: [Int]
    let stick: SimulatedStick
    var visits = 0

    init(number: Int, stops: [Int]) {
        self.number = number
        self.stops = stops
        stick = SimulatedStick(number: number)
    }
}

extension SimulatedWorld {
    /// One node calls another over a link on which much can go wrong.
    func call(from caller: SimulatedNode, to callee: SimulatedNode) async throws {
        let way = caller.number * 100 + callee.number
        if plan.happens(.linkDown, &random) {
            downLinks[way] = time.now + Int64(random.within(600...4_000)) * 60_000
        }
        if let until = downLinks[way], until > time.now { return count(.linkDown) }
        try take(stockOf: [caller, callee])
        armDisk(of: random.once(in: 2) ? caller : callee)
        exchanging = [caller.number, callee.number]
        defer { exchanging = [] }
        let journey = try await exchange(caller, callee, fates: [fate(), fate()])
        let (hasFailed, isStill) = Self.outcome(of: journey.attempt)
        note("\(caller.name) calls \(callee.name): \(Self.word(for: journey.attempt))")
        record(journey, from: caller, to: callee, gotThrough: !hasFailed)
        // What nodes above write by themselves goes to other offices' books as well.
        try settle(caller, hasFailed: hasFailed, isStill: isStill)
        try settle(callee, hasFailed: hasFailed, isStill: isStill)
        if Self.isComplete(journey) { try met(caller, callee) }
    }

    /// Lets one node call another; a deaf link only says so.
    func exchange(
        _ caller: SimulatedNode,
        _ callee: SimulatedNode,
        fates: [SimulatedLink.Fate] = [],
    ) async throws -> SimulatedNode.Journey {
        // The nodes are enrolled before the sticks begin to travel; what is deaf comes after that.
        if options.plant == .deafLink, caller.number == 0, !sticks.isEmpty { return .pretended }
        let journey = await caller.call(callee, fates: fates)
        // What either writes from now on is on other chains than what it is about to be seen to have written.
        for node in [caller, callee] { noteRollback(of: node) }
        if journey.isEndless {
            throw Violation(
                promise: .rest,
                detail: "\(caller.name) and \(callee.name) exchange parcels for ever"
            )
        }
        return journey
    }

    /// Looks what nodes hold that have acknowledged something since: after an exchange it could no
    /// longer be told who has written what.
    func take(stockOf nodes: [SimulatedNode]) throws {
        for node in nodes where !node.acknowledged.isEmpty { try observe(node) }
    }

    private func fate() -> SimulatedLink.Fate {
        if plan.happens(.parcelLost, &random) { return .lost }
        if plan.happens(.answerLost, &random) { return .answerLost }
        if plan.happens(.parcelTwice, &random) { return .twice }
        let isLate =
            plan.happens(.parcelLate, &random) || plan.happens(.parcelOvertaken, &random)
        if isLate { return .late }
        if plan.happens(.parcelGarbled, &random) {
            let bit = random.below(1 << 20)
            return random.once(in: 2) ? .garbled(bit: bit) : .answerGarbled(bit: bit)
        }
        return .arrives
    }

    private func record(
        _ journey: SimulatedNode.Journey,
        from caller: SimulatedNode,
        to callee: SimulatedNode,
        gotThrough: Bool,
    ) {
        for fate in journey.happened {
            switch fate {
            case .arrives, .late: break
            case .lost: count(.parcelLost)
            case .answerLost: count(.answerLost)
            case .twice: count(.parcelTwice)
            case .garbled, .answerGarbled: count(.parcelGarbled)
            }
        }
        if gotThrough {
            for index in postbag.indices
            where postbag[index].from == caller.number && postbag[index].to == callee.number {
                postbag[index].isOvertaken = true
            }
        }
        for bytes in journey.heldUp {
            postbag.append(HeldParcel(from: caller.number, to: callee.number, bytes: bytes))
            again(.arrival, withinMinutes: 3_000)
        }
    }

    /// A parcel that was held up arrives; nobody waits for the answer any more.
    func arrive() throws {
        if postbag.isEmpty { return }
        let parcel = postbag.remove(at: random.below(postbag.count))
        let callee = nodes[parcel.to]
        try take(stockOf: [callee])
        exchanging = [callee.number]
        defer { exchanging = [] }
        count(parcel.isOvertaken ? .parcelOvertaken : .parcelLate)
        let attempt = callee.attempt { try $0.answer(parcel.bytes) }
        note("late parcel of n\(parcel.from) at \(callee.name): \(Self.word(for: attempt))")
        try settle(callee)
    }

    /// A stick is put into a node.
    func visit(with index: Int) throws {
        let travelling = sticks[index]
        befall(travelling.stick)
        var stop = travelling.stops[travelling.visits % travelling.stops.count]
        sticks[index].visits += 1
        if plan.happens(.stickAstray, &random) {
            let stray = random.below(nodes.count)
            if !travelling.stops.contains(stray), !travelling.stick.isEmpty {
                count(.stickAstray)
                stop = stray
            }
        }
        let node = nodes[stop]
        try take(stockOf: [node])
        armDisk(of: node)
        exchanging = [node.number]
        defer { exchanging = [] }
        let attempt = node.attempt { try $0.sync(through: travelling.stick) }
        note("stick \(index) at \(node.name): \(Self.word(for: attempt))")
        let (hasFailed, _) = Self.outcome(of: attempt)
        try settle(node, hasFailed: hasFailed)
    }

    private func befall(_ stick: SimulatedStick) {
        if plan.happens(.stickLost, &random), !stick.isEmpty {
            stick.lose()
            count(.stickLost)
        }
        if plan.happens(.stickTorn, &random), stick.tear(&random) { count(.stickTorn) }
        if plan.happens(.stickStale, &random), stick.putCopyBack() { count(.stickStale) }
        if plan.faults.contains(.stickStale), random.once(in: 3) { stick.keepCopy() }
    }

    /// Whether an exchange has come to its end, so that both have heard each other.
    static func isComplete(_ journey: SimulatedNode.Journey) -> Bool {
        guard case .done(let report) = journey.attempt else { return false }
        return report.isComplete && !journey.happened.isEmpty
    }

    /// Whether an exchange broke off, and whether it moved nothing.
    private static func outcome(
        of attempt: SimulatedNode.Attempt<SyncReport>
    ) -> (hasFailed: Bool, isStill: Bool) {
        guard case .done(let report) = attempt else { return (true, false) }
        return (false, report.sentChanges + report.receivedChanges == 0)
    }

    static func word(for attempt: SimulatedNode.Attempt<SyncReport>) -> String {
        switch attempt {
        case .done(let report):
            "done, sent \(report.sentChanges), came \(report.receivedChanges), "
                + "known \(report.knownChanges), refused \(report.refused.count), "
                + "waiting \(report.waiting.count)"
                + (report.refused.isEmpty
                    ? "" : ": " + report.refused.sorted().joined(separator: "; "))
        case .refused(let reason), .failed(let reason): reason
        }
    }

    static func word<Value>(for attempt: SimulatedNode.Attempt<Value>) -> String {
        switch attempt {
        case .done: "done"
        case .refused(let reason), .failed(let reason): reason
        }
    }
}
