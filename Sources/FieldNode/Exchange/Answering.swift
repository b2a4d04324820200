import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// Answers a peer's parcel: applies what it brings, and gives what the peer lacks.
    ///
    /// Nothing is kept between two calls but what is on the disk.
    ///
    /// - Throws: `ParcelError` or ``ExchangeError`` for a parcel that cannot be used,
    ///   `StoreError` if it could not be stored.
    package func answer(_ bytes: [UInt8]) throws -> [UInt8] {
        let parcel = try ReadParcel(try Parcel(decoding: bytes))
        let result = try take(parcel)
        let named = try heldLedgers().filter { parcel.vectors[$0.id] != nil }
        let offer =
            parcel.hasMore
            ? Offer() : try gather(named, for: parcel.vectors, limitBytes: Self.batchBytes)
        let answer = try self.parcel(
            offer,
            telling: named,
            to: nil,
            notices: result.refused + result.waiting.map { "waiting for \($0)" }
        )
        if result.newChanges + offer.changes > 0 || !result.refused.isEmpty {
            try keep(result, offer, parcel, sentBytes: answer.count, receivedBytes: bytes.count)
        }
        return answer
    }

    private func keep(
        _ result: ParcelResult,
        _ offer: Offer,
        _ parcel: ReadParcel,
        sentBytes: Int,
        receivedBytes: Int,
    ) throws {
        var trace = ExchangeTrace(
            at: world.nowMilliseconds(),
            peer: parcel.senderCode,
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
