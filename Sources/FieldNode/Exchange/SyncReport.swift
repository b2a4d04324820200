/// What an exchange moved.
package struct SyncReport: Hashable, Sendable, Encodable {
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
    package var refused: [String] = []
    /// What the staff should know.
    package var notices: [String] = []
    /// What change sets here wait for.
    package var waiting: [String] = []
    /// What was done with each parcel of a folder.
    package var parcels: [ParcelOutcome] = []
    /// Whether both sides hold the same now.
    package var isComplete = false

    /// Begins a report.
    package init(peer: String) { self.peer = peer }
}

/// What was done with one parcel of a folder.
package struct ParcelOutcome: Hashable, Sendable, Encodable {
    /// What was done.
    package enum Deed: String, Sendable, Encodable {
        case applied, known, waiting, foreign, own, damaged, refused, written, removed
    }

    /// The file's name.
    package let name: String
    /// What was done with it.
    package let deed: Deed
    /// New changes in it.
    package let changes: Int
    /// Its size.
    package let bytes: Int
    /// Why, where it was not simply applied.
    package let reason: String?
}
