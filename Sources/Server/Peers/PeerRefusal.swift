/// Why a parcel of a peer was not taken; each case becomes one HTTP status.
///
/// The sentence goes to the peer as it stands, and is shown to the person there.
package enum PeerRefusal: Error, Equatable, CustomStringConvertible {
    /// The bytes are no parcel, or a damaged one: status 400.
    case badParcel(String)
    /// The sender is not one from whom parcels are accepted: status 403.
    case notAccepted(String)
    /// There is no room left to keep what came: status 507.
    case full(String)
    /// There is too much to do at the moment: status 503.
    case busy(String)

    package var description: String {
        switch self {
        case .badParcel(let sentence), .notAccepted(let sentence), .full(let sentence),
            .busy(let sentence):
            sentence
        }
    }
}
