/// Why a sealed parcel is refused.
///
/// Nothing of a refused parcel is applied.
package enum SealedParcelError: Error, Hashable, Sendable {
    /// There are no bytes at all.
    case empty
    /// The first bytes are not those of a parcel.
    case foreignFile
    /// The parcel is of a format that is no longer read.
    case olderVersion(UInt8)
    /// The parcel is of a format that this version does not read.
    case newerVersion(UInt8)
    /// The header states more bytes than a parcel may have.
    case tooLarge(UInt64)
    /// The header states a length that no parcel has.
    case impossibleLength(UInt64)
    /// The parcel is cut off.
    case truncated(byteCount: Int, declared: UInt64)
    /// Bytes follow after the parcel's end.
    case longerThanDeclared(UInt64)
    /// The clear part, header and recipients' stanzas, is not as it was written.
    case damagedHead
    /// A chunk, counted from 1, is not as it was written.
    case damagedChunk(Int, of: Int)
    /// A recipient's stanza, counted from 1, holds a key with which everybody could open it.
    case weakStanza(Int)
    /// No stanza opens with this node's key.
    case notForThisNode
    /// The sender's key is none, or one under which everybody can sign.
    case weakSenderKey
    /// The sender did not sign these messages for these recipients.
    case wrongSignature(VerifyingKey)
    /// A frame, counted from 1, breaks the format.
    case malformedFrame(Int, FrameFault)
    /// A frame, counted from 1, is larger than is accepted.
    case frameTooLarge(Int, byteCount: Int, limit: Int)
    /// There are more frames than are accepted in memory.
    case tooManyFrames(limit: Int)
    /// The padding holds something.
    case paddingNotZero
    /// The parcel is not the one that was verified before.
    case changedSinceVerified

    /// What is wrong with a frame.
    package enum FrameFault: String, Hashable, Sendable {
        case number = "its kind or length is not a number in its shortest form"
        case beyondTheParcel = "it goes on beyond the end of the parcel"
    }
}

extension SealedParcelError: CustomStringConvertible {
    private static let copyAgain = "copy it again from where it was written"
    private static let distrust = "do not trust whoever wrote it"

    /// A whole sentence for logs and for the person who brought the file.
    package var description: String {
        switch self {
        case .empty: "the parcel is empty: \(Self.copyAgain)"
        case .foreignFile: "the file is not a parcel of this program: it is left alone"
        case .olderVersion(let version):
            "the parcel has format version \(version), which is no longer read; "
                + "ask for another one from a newer version of the program"
        case .newerVersion(let version):
            "the parcel has format version \(version), which this program cannot read; "
                + "install a newer version"
        case .tooLarge(let count):
            "the parcel's header states \(count) bytes, more than the \(SealedParcel.byteLimit) "
                + "allowed: ask the sender for smaller ones"
        case .impossibleLength(let count):
            "the parcel's header states \(count) bytes, a length that no parcel has; "
                + "the program that wrote it is at fault"
        case .truncated(let count, let declared):
            "the parcel is cut off: \(count) of \(declared) bytes are there; \(Self.copyAgain)"
        case .longerThanDeclared(let declared):
            "unexpected bytes follow after the parcel's \(declared): \(Self.copyAgain)"
        case .damagedHead: "the parcel is damaged in its header: \(Self.copyAgain)"
        case .damagedChunk(let number, let count):
            "the parcel is damaged in part \(number) of \(count): \(Self.copyAgain)"
        case .weakStanza(let number):
            "recipient \(number) of the parcel has a key with which everybody could open it; "
                + Self.distrust
        case .notForThisNode: "the parcel is not for this node: it is left alone"
        case .weakSenderKey:
            "the parcel is signed with a key under which everybody can sign; \(Self.distrust)"
        case .wrongSignature(let key):
            "the parcel was not signed as it is by the key \(key.bytes.hex) that it names: one of its "
                + "recipients may have altered it; ask the sender for another copy"
        case .malformedFrame(let number, let fault):
            "message \(number) of the parcel is malformed, as \(fault.rawValue); "
                + "the program that wrote it is at fault"
        case .frameTooLarge(let number, let count, let limit):
            "message \(number) of the parcel has \(count) bytes, more than the \(limit) allowed: "
                + "ask the sender for smaller ones"
        case .tooManyFrames(let limit):
            "the parcel has more than the \(limit) messages allowed: "
                + "ask the sender for smaller ones"
        case .paddingNotZero:
            "the parcel's padding holds something other than zeros; "
                + "the program that wrote it is at fault"
        case .changedSinceVerified:
            "the parcel was changed after it had been checked, and nothing of it is kept: "
                + "let no other program write to it, and read it again"
        }
    }
}
