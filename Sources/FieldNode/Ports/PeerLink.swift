/// A way to one peer that answers at once: HTTP in the field, a simulated link in a simulation.
///
/// A link carries whole parcels and knows nothing of what is inside them.
package protocol PeerLink: Sendable {
    /// What a person calls the peer, for traces and messages: the URL, for one.
    var address: String { get }

    /// Sends one parcel and returns the peer's answering parcel.
    ///
    /// An error that is a ``SenderRefusal`` tells that the peer has no certificate of the sender.
    ///
    /// - Throws: an error whose description is a whole sentence for a person: what failed, with
    ///   which address, and what to do.
    func exchange(_ parcel: [UInt8]) async throws -> [UInt8]
}

/// An error of a link behind which the peer's word may stand that it does not know the sender.
package protocol SenderRefusal: Error {
    /// Whether it does.
    var isOfUnknownSender: Bool { get }
}
