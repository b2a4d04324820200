/// Why a parcel is refused.
///
/// Nothing of a refused parcel is applied.
package enum ParcelError: Error, Hashable, Sendable {
    /// There are no bytes at all.
    case empty
    /// There are more bytes than a parcel may have.
    case tooLarge(byteCount: Int, limit: Int)
    /// The first bytes are not those of a parcel.
    case foreignFile
    /// The parcel is cut off.
    case truncated(byteCount: Int, declared: UInt64)
    /// The bytes are not those that the sender wrote.
    case damaged
    /// The parcel is of a format that this version does not read.
    case newerVersion(UInt8)
    /// The parcel has more messages than are accepted.
    case tooManyMessages(limit: Int)
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
        case .empty: "the parcel is empty: copy it again from where it was written"
        case .tooLarge(let byteCount, let limit):
            "the parcel has \(byteCount) bytes, more than the \(limit) allowed: "
                + "ask the sender for smaller ones"
        case .foreignFile: "the file is not a parcel of this program: it is left alone"
        case .truncated(let byteCount, let declared):
            "the parcel is cut off: \(byteCount) of \(declared) bytes are there; "
                + "copy it again from where it was written"
        case .damaged: "the parcel is damaged: copy it again from where it was written"
        case .newerVersion(let version):
            "the parcel has format version \(version), which this program cannot read; "
                + "install a newer version"
        case .tooManyMessages(let limit):
            "the parcel has more than the \(limit) messages allowed: ask the sender for smaller ones"
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
