/// Why a message of a parcel is refused, and the parcel with it.
///
/// Nothing of a refused parcel is applied.
package enum ParcelError: Error, Hashable, Sendable {
    /// The parcel holds a message that this version does not know and must not skip.
    case unknownMessage(kind: UInt64)
    /// A message's flags say something that this version does not know.
    case unknownFlags(UInt8, kind: UInt64)
    /// A message of a known kind breaks the format.
    case malformedMessage(kind: UInt64, ChangeSetError)
}

extension ParcelError: CustomStringConvertible {
    /// A whole sentence for logs and for the person who brought the file.
    package var description: String {
        switch self {
        case .unknownMessage(let kind):
            "the parcel holds a message of kind \(kind), which this program does not know and must "
                + "not leave out; install a newer version"
        case .unknownFlags(let flags, let kind):
            "the parcel's message of kind \(kind) has flags \(flags), which this program does not "
                + "know; install a newer version"
        case .malformedMessage(let kind, let reason):
            "the parcel's message of kind \(kind) is malformed: \(reason); "
                + "the program that wrote it is at fault"
        }
    }
}
