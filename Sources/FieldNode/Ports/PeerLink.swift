/// A way to one peer that answers at once: HTTP in the field, a simulated link in a simulation.
///
/// A link carries whole parcels and knows nothing of what is inside them.
package protocol PeerLink: Sendable {
    /// What a person calls the peer, for traces and messages: the URL, for one.
    var address: String { get }

    /// Sends one parcel and returns the peer's answering parcel.
    ///
    /// - Throws: an error whose description is a whole sentence for a person: what failed, with
    ///   which address, and what to do.
    func exchange(_ parcel: [UInt8]) async throws -> [UInt8]
}
