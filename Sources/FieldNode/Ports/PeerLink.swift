/// A way to one peer that answers at once: HTTP in the field, a simulated link in a simulation.
///
/// A link carries whole parcels and knows nothing of what is inside them.
package protocol PeerLink: Sendable {
    /// What a person calls the peer, for traces and messages: the URL, for one.
    var address: String { get }

    /// Sends one parcel and returns the peer's answering parcel.
    ///
    /// An error that is a ``LinkRefusal`` may tell that the peer does not know the sender, or could not
    /// read what was sealed for another.
    ///
    /// - Throws: an error whose description is a whole sentence for a person: what failed, with
    ///   which address, and what to do.
    func exchange(_ parcel: [UInt8]) async throws -> [UInt8]
}

/// An error of a link behind which a refusal of the peer may stand to which this node has an answer.
package protocol LinkRefusal: Error {
    /// Whether the peer has no certificate of the sender.
    var isOfUnknownSender: Bool { get }
    /// Whether the peer could not read the parcel: it may have been sealed for another node.
    var isOfUnreadable: Bool { get }
}
