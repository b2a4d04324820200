import NodeStore

/// Something that was not taken, or not all of it.
package struct Refusal: Sendable, CustomStringConvertible {
    /// The file, or the address of the peer.
    package let source: String
    /// Why.
    package let cause: any Error

    package var description: String { "\(source): \(cause)" }
}

/// What an exchange moved.
package struct SyncReport: Sendable, Encodable {
    /// Whom it was with: an address or a folder.
    package var peer: String
    /// Parcels sent over a link.
    package var rounds = 0
    /// Changes handed over.
    package var sentChanges = 0
    /// Changes that came and were new.
    package var receivedChanges = 0
    /// Changes that came and were held already.
    package var knownChanges = 0
    /// Bytes of the parcels handed over.
    package var sentBytes = 0
    /// Bytes of the parcels that came.
    package var receivedBytes = 0
    /// What was refused, on either side, and why.
    package private(set) var refused: [String] = []
    /// What the staff should know.
    package var notices: [String] = []
    /// What change sets here wait for.
    package var waiting: [String] = []
    /// What was done with each parcel of a folder.
    package var parcels: [ParcelOutcome] = []
    /// Whether both sides hold the same now.
    package var isComplete = false
    /// The same with its causes, for what a person is told of it; no part of what a program is told.
    package private(set) var refusals: [Refusal] = []

    private enum CodingKeys: CodingKey {
        case peer, rounds, sentChanges, receivedChanges, knownChanges, sentBytes, receivedBytes
        case refused, notices, waiting, parcels, isComplete
    }

    /// Begins a report.
    package init(peer: String) { self.peer = peer }

    /// Notes that something of a file, or of the peer at an address, is not taken.
    mutating func refuse(_ source: String, because causes: [any Error]) {
        let new = causes.map { Refusal(source: source, cause: $0) }
        refusals += new
        refused += new.map(\.description)
    }
}

extension FieldNode {
    /// Keeps the trace of an exchange: over a link (`http`), or through a folder (`directory`).
    func keepTrace(of report: SyncReport, way: String) throws {
        var trace = ExchangeTrace(at: world.nowMilliseconds(), peer: report.peer, way: way)
        trace.sentChanges = report.sentChanges
        trace.receivedChanges = report.receivedChanges
        trace.knownChanges = report.knownChanges
        trace.sentBytes = report.sentBytes
        trace.receivedBytes = report.receivedBytes
        trace.refused = report.refused
        trace.parcels = report.parcels.map(\.trace)
        try store.write { [trace] in try $0.keep(trace) }
    }
}
