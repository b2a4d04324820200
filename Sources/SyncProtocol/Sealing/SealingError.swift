/// Why a parcel cannot be sealed.
package enum SealingError: Error, Hashable, Sendable {
    /// The parcel would be for nobody, or for too many.
    case recipientCount(Int)
    /// The parcel would be for one key twice.
    case recipientTwice
    /// The content key has a wrong length.
    case contentKeyLength(Int)
    /// The parcel would have more bytes than a parcel may have.
    case tooLarge(frameByteCount: Int)
    /// A frame has the kind that is the padding's.
    case frameOfKindZero
    /// The frames written are not of the length stated beforehand.
    case framesNotAsStated(Int, written: Int)
}

extension SealingError: CustomStringConvertible {
    /// A whole sentence for logs and for whoever asked for the parcel.
    package var description: String {
        switch self {
        case .recipientCount(let count):
            "a parcel has 1 to \(SealedParcel.recipientLimit) recipients, not \(count): "
                + "write several parcels"
        case .recipientTwice: "a parcel names each recipient once: leave the second one out"
        case .contentKeyLength(let count):
            "a content key has \(SealedParcelLayout.contentKeyCount) bytes, not \(count): "
                + "draw another one"
        case .tooLarge(let count):
            "\(count) bytes of messages do not fit into a parcel of at most "
                + "\(SealedParcel.byteLimit): write several parcels"
        case .frameOfKindZero:
            "a message has kind 1 or above, as 0 is the padding's: number it anew"
        case .framesNotAsStated(let stated, let written):
            "\(written) bytes of messages were written where \(stated) had been announced: "
                + "count them again and write the parcel anew"
        }
    }
}
