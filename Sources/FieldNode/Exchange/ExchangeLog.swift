import ComplaintModel
import NodeStore

/// One past exchange, as `log` lists it.
package struct ExchangeView: Hashable, Sendable, Encodable {
    /// When it ended: ISO 8601, Bangkok time.
    package let at: String
    /// Whom it was with: an address, a folder, or an office's code.
    package let peer: String
    /// How: `http`, `served`, `directory` or `file`.
    package let way: String
    /// Changes handed over.
    package let sentChanges: Int
    /// Changes that came and were new.
    package let receivedChanges: Int
    /// Changes that came and were held already.
    package let knownChanges: Int
    /// Bytes of the parcels handed over.
    package let sentBytes: Int
    /// Bytes of the parcels that came.
    package let receivedBytes: Int
    /// What was refused, and why.
    package let refused: [String]
    /// What was done with each parcel of a folder.
    package let parcels: [ParcelOutcome]

    init(_ trace: ExchangeTrace) {
        at = LocalMoment(unixMilliseconds: trace.at).iso
        peer = trace.peer
        way = trace.way
        sentChanges = trace.sentChanges
        receivedChanges = trace.receivedChanges
        knownChanges = trace.knownChanges
        sentBytes = trace.sentBytes
        receivedBytes = trace.receivedBytes
        refused = trace.refused
        parcels = trace.parcels.compactMap { ParcelOutcome($0) }
    }
}

extension FieldNode {
    /// The past exchanges, newest first; with one peer only if it is named.
    package func exchanges(peer: String?, limit: Int) throws -> [ExchangeView] {
        try log(peer: peer, limit: limit).map { ExchangeView($0) }
    }
}
