import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// Exchanges with a peer that answers, until both hold the same.
    ///
    /// Every batch is committed when it arrives, so what a broken link has moved stays, and the next
    /// exchange moves only the rest.
    ///
    /// - Parameters:
    ///   - link: the way to the peer.
    ///   - progress: called after every round.
    /// - Returns: what was moved.
    /// - Throws: what the link throws, ``ExchangeError``, or `StoreError`.
    package func sync(
        over link: any PeerLink,
        progress: @Sendable (SyncReport) -> Void = { _ in },
    ) async throws -> SyncReport {
        var caller = LinkCaller(node: self, address: link.address)
        do {
            var action = ExchangeSession.Action.gather
            while true {
                switch action {
                case .gather: action = try caller.gather()
                case .send:
                    let answer: [UInt8]
                    do { answer = try await link.exchange(caller.parcel) } catch {
                        if let next = try caller.otherWay(after: error) {
                            action = next
                            continue
                        }
                        try caller.expectLess()
                        throw error
                    }
                    action = try caller.take(answer)
                    progress(caller.report)
                case .finish(let outcome):
                    caller.note(outcome)
                    try caller.expectAsUsual()
                    try keepTrace(of: caller.report, way: "http")
                    events.tell(.reached(address: link.address))
                    return caller.report
                }
            }
        } catch {
            caller.report.refuse(link.address, because: [error])
            try keepTrace(of: caller.report, way: "http")
            throw error
        }
    }
}

/// The shell around the exchange's state machine: gathers, reads answers, keeps count.
private struct LinkCaller {
    let node: FieldNode
    let address: String
    var report: SyncReport
    private(set) var parcel: [UInt8] = []
    private var session = ExchangeSession()
    private var vectors: [LedgerID: VersionVector] = [:]
    /// The peer's key, once it has answered at this address.
    private var peer: VerifyingKey?
    /// The life of the peer that has answered.
    private var life: PeerName?
    /// The life of the peer that was told that another has taken its place.
    private var toldLife: PeerName?
    private var offer = Offer()
    /// The bytes of a batch; smaller where the line broke the last time.
    private var limitBytes = FieldNode.batchBytes
    /// What of the peer's ledgers is not known here as the peer says it.
    private var misfits: [LedgerDigests.Entry] = []
    /// The prefixes of which the next parcel gives digests.
    private var renamed: [Utf8Text] = []
    /// What was said when last neither side had anything new.
    private var rest: Rest?
    /// What the last parcel said, if it was nothing new.
    private var told: Rest?
    /// Whether the peer keeps anything that is kept here.
    private var sharesLedger = false

    init(node: FieldNode, address: String) {
        self.node = node
        self.address = address
        report = SyncReport(peer: address)
    }

    /// What the peer at this address last said, so that the first parcel already carries what it
    /// lacks; nothing of it if nothing has moved since.
    private mutating func recall() throws {
        limitBytes = try node.store.read { [address] reader in
            try reader.setting(Setting.batch(at: address)).flatMap { Int($0) }
                ?? FieldNode.batchBytes
        }
        (peer, vectors, rest) = try node.store.read { [address, node] reader in
            guard
                let key = try reader.setting(Setting.peer(at: address))
                    .flatMap({ [UInt8](hex: $0) }).flatMap({ VerifyingKey(bytes: $0) }),
                try node.standing(of: key, reader).isPeer,
                try !node.authority(reader).isFormer(key),
                let known = try reader.peer(of: NodeID(of: key))
            else { return (nil, [:], nil) }
            if let rest = try node.rest(with: known.name, reader) { return (key, [:], rest) }
            return (key, try reader.vectors(of: known.name), nil)
        }
    }

    mutating func gather() throws -> ExchangeSession.Action {
        if report.rounds == 0, !session.isIntroducing { try recall() }
        toldLife = life
        var plan = try node.store.read { [node, peer, life, misfits, renamed, rest] reader in
            var plan = ParcelPlan()
            plan.peer = peer
            plan.life = life
            plan.isAnswered = true
            plan.misfits = misfits
            plan.renamed = renamed
            plan.rest = rest
            let above = try node.likelyPeers(reader)
            plan.recipients = try node.recipients(peer, above: above, reader)
            if rest != nil { return plan }
            let key = try peer ?? node.likelyAbove(above, reader)
            plan.ledgers = try node.ledgers(
                for: key,
                as: try node.standing(of: key, reader),
                reader
            )
            return plan
        }
        offer = Offer()
        if session.isIntroducing, report.rounds == 0 {
            let registries = plan.ledgers.filter { $0.registryPrefix != nil }
            offer = try node.gather(registries, for: [:], limitBytes: .max)
        } else if rest == nil, misfits.isEmpty, !vectors.isEmpty || report.rounds > 0 {
            offer = try node.gather(plan.ledgers, for: vectors, limitBytes: limitBytes)
        }
        plan.offer = offer
        let written = try node.parcel(plan)
        parcel = written.bytes
        told = written.rest
        return session.gathered(
            ExchangeSession.Offer(changes: offer.changes, hasMore: offer.hasMore)
        )
    }

    /// What broke a line off in the middle of a parcel breaks the next one off, too, if that is as
    /// large: only a smaller one makes way.
    ///
    /// Nor is it known whether the peer has seen what this parcel told.
    func expectLess() throws {
        try keep(max(FieldNode.smallestBatchBytes, limitBytes / 4))
        guard let peer else { return }
        try node.store.write { writer in
            let heard = try life ?? writer.reader.peer(of: NodeID(of: peer))?.name
            guard let known = try heard.flatMap({ try writer.reader.peer($0) }) else { return }
            try writer.forgetTold(to: known.name, above: known.token - min(known.token, 1))
        }
    }

    /// All has gone through: next time as much as ever may be tried.
    func expectAsUsual() throws {
        if limitBytes < FieldNode.batchBytes { try keep(FieldNode.batchBytes) }
    }

    private func keep(_ limitBytes: Int) throws {
        try node.store.write { [address] writer in
            try writer.set(Setting.batch(at: address), to: "\(limitBytes)")
        }
    }

    /// What to do where the peer knows no certificate of this node, or could not read what was sealed for
    /// whoever had answered at this address before; nil for any other error.
    mutating func otherWay(after error: any Error) throws -> ExchangeSession.Action? {
        guard let refusal = error as? any LinkRefusal else { return nil }
        if refusal.isOfUnknownSender {
            rest = nil
            return session.notKnown()
        }
        guard refusal.isOfUnreadable, peer != nil else { return nil }
        try node.store.write { [address] in try $0.unset(prefix: Setting.peer(at: address)) }
        return readdressed()
    }

    /// Seals the parcel anew, for whoever may answer now.
    private mutating func readdressed() -> ExchangeSession.Action? {
        (peer, life, vectors, rest) = (nil, nil, [:], nil)
        return session.readdressed()
    }

    /// What to do where the peer has told its present keys; nil if it has answered with something else,
    /// or nothing of it can be trusted.
    private mutating func readdressed(by bytes: [UInt8]) throws -> ExchangeSession.Action? {
        guard let keys = PresentKeys(reading: bytes), try node.trust(keys, at: address) else {
            return nil
        }
        return readdressed()
    }

    mutating func take(_ bytes: [UInt8]) throws -> ExchangeSession.Action {
        if let action = try readdressed(by: bytes) { return action }
        let answer: ReadParcel
        do { answer = try ReadParcel(bytes, for: node) } catch {
            throw ExchangeError.badAnswer(address: address, reason: "\(error)")
        }
        let result = try node.take(answer)
        let isAtRest = try rest != nil && node.rest(after: answer) != nil
        rest = nil
        (peer, life) = (answer.sender, answer.peer)
        misfits = result.misfits
        renamed = result.renamed
        try remember(answer)
        let action = try isAtRest ? rested() : compared(result, answer)
        count(result, answer, bytes)
        if action == .finish(.complete) { node.noteRest(told, with: answer) }
        return action
    }

    /// Both have said once more what they said when they held the same.
    private mutating func rested() -> ExchangeSession.Action {
        sharesLedger = told.map { $0.own.count > 0 } ?? false
        return session.answered(
            ExchangeSession.Answer(
                changes: 0,
                hasMore: false,
                peerLacks: false,
                peerAdvanced: false
            )
        )
    }

    private mutating func compared(
        _ result: ParcelResult,
        _ answer: ReadParcel,
    ) throws -> ExchangeSession.Action {
        let before = vectors
        vectors = try node.store.read { try $0.vectors(of: answer.peer) }
        sharesLedger = try node.heldLedgers().contains { [vectors] in vectors[$0.id] != nil }
        let (ledgers, isEnded) = try node.store.read { [node] reader in
            (
                try node.ledgers(for: answer.sender, as: result.sender, reader),
                try node.isSuperseded(answer.peer, reader)
            )
        }
        // The original of a copy begins a new life, and answers as that, once it has heard of it.
        let isNews = isEnded && toldLife != life
        return session.answered(
            ExchangeSession.Answer(
                changes: result.newChanges + result.knownChanges,
                hasMore: answer.hasMore,
                peerLacks: try node.lacksAnything(vectors, of: ledgers),
                peerAdvanced: vectors != before,
                isUnsettled: answer.isUnsettled || !misfits.isEmpty || isNews
            )
        )
    }

    private func remember(_ answer: ReadParcel) throws {
        try node.store.write { [address] writer in
            try writer.set(Setting.peer(at: address), to: answer.sender.bytes.hex)
        }
    }

    private mutating func count(_ result: ParcelResult, _ answer: ReadParcel, _ bytes: [UInt8]) {
        report.rounds = session.rounds
        report.sentChanges += offer.changes
        report.sentBytes += parcel.count
        report.receivedBytes += bytes.count
        report.receivedChanges += result.newChanges
        report.knownChanges += result.knownChanges
        report.refuse(address, because: result.refusals)
        report.refuse(address, because: answer.notices.map { ExchangeError.told($0) })
        report.notices += result.notices
        report.waiting = result.waiting
    }

    mutating func note(_ outcome: ExchangeSession.Outcome) {
        switch outcome {
        case .complete where !sharesLedger:
            report.refuse(address, because: [ExchangeError.nothingShared])
        case .complete: report.isComplete = true
        case .peerRefuses: report.refuse(address, because: [ExchangeError.notTaken])
        case .peerStalls: report.refuse(address, because: [ExchangeError.nothingFollows])
        }
    }
}
