import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// Answers a peer's parcel: applies what it brings, and gives what the peer lacks.
    ///
    /// Nothing is kept between two calls but what is on the disk. A key that was revoked gets to know
    /// that, and nothing else. A centre that was put back from a backup answers to a parcel for its former
    /// keys with its present ones.
    ///
    /// - Throws: `SealedParcelError`, `ParcelError` or ``ExchangeError`` for a parcel that cannot be
    ///   used, `StoreError` if it could not be stored.
    package func answer(_ bytes: [UInt8]) throws -> [UInt8] {
        let parcel: ReadParcel
        do { parcel = try ReadParcel(bytes, for: self) } catch SealedParcelError.notForThisNode {
            guard let keys = try store.read({ try presentKeys($0) }) else {
                throw ExchangeError.sealedForOthers(own: office.code.text)
            }
            return keys.bytes
        }
        let result = try take(parcel)
        var plan = ParcelPlan()
        plan.rest = try rest(after: parcel)
        if plan.rest == nil {
            plan.ledgers = try store.read { try ledgers(for: parcel.sender, as: result.sender, $0) }
        }
        plan.isAnswered = true
        plan.misfits = result.misfits
        plan.renamed = result.renamed
        if plan.rest == nil, !parcel.hasMore, result.misfits.isEmpty {
            let vectors = try store.read { try $0.vectors(of: parcel.peer) }
            let limit = try batchLimit(for: parcel)
            plan.offer = try gather(plan.ledgers, for: vectors, limitBytes: limit)
            if !plan.offer.hasMore { try forgetBatchLimit(for: parcel.peer) }
        }
        plan.recipients = [parcel.hello.agreementKey]
        plan.peer = parcel.sender
        plan.life = parcel.peer
        plan.notices = result.refused + result.waiting.map { "waiting for \($0)" }
        if result.sender == .revoked {
            plan.notices.append(
                "the key of this node was revoked; ask \(office.code) why. "
                    + Sentence.wayOnAfterRevocation.english
            )
        }
        let answer = try self.parcel(plan)
        if result.sender.isPeer, result.misfits.isEmpty { noteRest(answer.rest, with: parcel) }
        let offer = plan.offer
        if result.newChanges + offer.changes > 0 || !result.refused.isEmpty {
            try keep(
                result,
                offer,
                sentBytes: answer.bytes.count,
                receivedBytes: bytes.count
            )
        }
        return answer.bytes
    }

    /// The bytes of a batch that a peer gets: after an answer whose mark it does not show, which broke
    /// off, a quarter of that one's, until it has all of it.
    private func batchLimit(for parcel: ReadParcel) throws -> Int {
        let name = Setting.batch(for: parcel.peer)
        let (present, isRead) = try store.read { reader in
            let given = try reader.peer(parcel.peer)?.token ?? 0
            let shown = try ownMark(shownBy: parcel, in: incarnation(reader))?.serial ?? 0
            return (
                try reader.setting(name).flatMap { Int($0) } ?? Self.batchBytes, shown >= given
            )
        }
        if isRead { return present }
        let less = max(Self.smallestBatchBytes, present / 4)
        try store.write { try $0.set(name, to: String(less)) }
        return less
    }

    private func forgetBatchLimit(for peer: PeerName) throws {
        let name = Setting.batch(for: peer)
        guard try store.read({ try $0.setting(name) }) != nil else { return }
        try store.write { try $0.unset(prefix: name) }
    }

    private func keep(
        _ result: ParcelResult,
        _ offer: Offer,
        sentBytes: Int,
        receivedBytes: Int,
    ) throws {
        var trace = ExchangeTrace(
            at: world.nowMilliseconds(),
            peer: result.senderCode,
            way: "served"
        )
        trace.sentChanges = offer.changes
        trace.receivedChanges = result.newChanges
        trace.knownChanges = result.knownChanges
        trace.sentBytes = sentBytes
        trace.receivedBytes = receivedBytes
        trace.refused = result.refused
        try store.write { try $0.keep(trace) }
    }
}
