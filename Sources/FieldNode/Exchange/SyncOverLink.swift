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
                    let answer = try await link.exchange(caller.parcel)
                    action = try caller.take(answer)
                    progress(caller.report)
                case .finish(let outcome):
                    caller.note(outcome)
                    try caller.keepTrace()
                    return caller.report
                }
            }
        } catch {
            caller.report.refused.append("\(error)")
            try caller.keepTrace()
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
    private var peerCode = ""
    private var offer = Offer()
    /// Whether the peer keeps anything that is kept here.
    private var sharesLedger = false

    init(node: FieldNode, address: String) {
        self.node = node
        self.address = address
        report = SyncReport(peer: address)
    }

    /// What the peer at this address last said, so that the first parcel already carries what it
    /// lacks.
    private mutating func recall() throws {
        (vectors, peerCode) = try node.store.read { [address] reader in
            guard let id = try reader.setting(Setting.peer(at: address)).flatMap(NodeID.init(hex:)),
                let peer = try reader.peer(id.bytes)
            else { return ([:], "") }
            return (try reader.vectors(of: id.bytes), peer.code)
        }
    }

    mutating func gather() throws -> ExchangeSession.Action {
        if report.rounds == 0 { try recall() }
        let ledgers = try node.ledgers(for: vectors, peerCode: peerCode)
        offer = Offer()
        if !vectors.isEmpty || report.rounds > 0 {
            offer = try node.gather(ledgers, for: vectors, limitBytes: FieldNode.batchBytes)
        }
        parcel = try node.parcel(offer, telling: ledgers, to: nil)
        return session.gathered(
            ExchangeSession.Offer(changes: offer.changes, hasMore: offer.hasMore)
        )
    }

    mutating func take(_ bytes: [UInt8]) throws -> ExchangeSession.Action {
        let parcel: Parcel
        do throws(ParcelError) { parcel = try Parcel(decoding: bytes) } catch {
            throw ExchangeError.badAnswer(address: address, error)
        }
        let answer = try ReadParcel(parcel)
        let result = try node.take(answer)
        let advanced = answer.vectors != vectors
        vectors = answer.vectors
        peerCode = answer.senderCode
        sharesLedger = try node.heldLedgers().contains { answer.vectors[$0.id] != nil }
        try remember(answer)
        count(result, answer, bytes)
        let ledgers = try node.ledgers(for: vectors, peerCode: peerCode)
        return session.answered(
            ExchangeSession.Answer(
                changes: result.newChanges + result.knownChanges,
                hasMore: answer.hasMore,
                peerLacks: try node.lacksAnything(vectors, of: ledgers),
                peerAdvanced: advanced
            )
        )
    }

    private func remember(_ answer: ReadParcel) throws {
        try node.store.write { [address] writer in
            try writer.set(Setting.peer(at: address), to: answer.hello.node.description)
        }
    }

    private mutating func count(_ result: ParcelResult, _ answer: ReadParcel, _ bytes: [UInt8]) {
        report.rounds = session.rounds
        report.sentChanges += offer.changes
        report.sentBytes += parcel.count
        report.receivedBytes += bytes.count
        report.receivedChanges += result.newChanges
        report.knownChanges += result.knownChanges
        report.refused += result.refused + answer.notices.map { "\(address): \($0)" }
        report.waiting = result.waiting
    }

    mutating func note(_ outcome: ExchangeSession.Outcome) {
        switch outcome {
        case .complete where !sharesLedger:
            report.refused.append(
                "\(address) shares no ledger with this node, so nothing was exchanged; "
                    + "an office calls the node above it, not the other way round"
            )
        case .complete: report.isComplete = true
        case .peerRefuses:
            report.refused.append("\(address) does not take what it lacks")
        case .peerStalls:
            report.refused.append("\(address) promises more and sends nothing")
        }
    }

    func keepTrace() throws {
        var trace = ExchangeTrace(at: node.world.nowMilliseconds(), peer: address, way: "http")
        trace.sentChanges = report.sentChanges
        trace.receivedChanges = report.receivedChanges
        trace.knownChanges = report.knownChanges
        trace.sentBytes = report.sentBytes
        trace.receivedBytes = report.receivedBytes
        trace.refused = report.refused
        try node.store.write { [trace] in try $0.keep(trace) }
    }
}
