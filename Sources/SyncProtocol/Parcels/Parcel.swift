/// The messages of one parcel, which a ``SealedParcel`` carries from one node to another.
///
/// The layout stands in the catalogue's page on messages.
package struct Parcel: Hashable, Sendable {
    /// The messages, in the sender's order.
    package let messages: [Message]

    /// Set where a reader that does not know a message's kind may skip it.
    static let maySkipFlag: UInt8 = 1

    /// Puts messages together.
    package init(_ messages: [Message]) { self.messages = messages }

    /// The messages as a sealed parcel carries them.
    package var frames: [ParcelFrame] {
        messages.map { message in
            ParcelFrame(
                kind: message.kind,
                flags: message.maySkip ? Self.maySkipFlag : 0,
                content: MessageWriter.content(of: message)
            )
        }
    }

    /// Reads the messages of a parcel that was opened; all of them, or none.
    ///
    /// - Throws: why they are refused.
    package init(reading frames: [ParcelFrame]) throws(ParcelError) {
        var messages: [Message] = []
        for frame in frames { messages.append(try Message(reading: frame)) }
        self.messages = messages
    }
}

extension Message {
    /// Reads one message.
    ///
    /// - Throws: why it is refused.
    package init(reading frame: ParcelFrame) throws(ParcelError) {
        let (kind, flags) = (frame.kind, frame.flags)
        guard flags & ~Parcel.maySkipFlag == 0 else { throw .unknownFlags(flags, kind: kind) }
        guard Self.knownKinds.contains(kind) else {
            guard flags & Parcel.maySkipFlag != 0 else { throw .unknownMessage(kind: kind) }
            self = .skipped(kind: kind, bytes: frame.content)
            return
        }
        do throws(ChangeSetError) {
            self = try MessageReader.message(of: kind, frame.content)
        } catch {
            throw .malformedMessage(kind: kind, error)
        }
    }
}

extension SealedParcel {
    /// The bytes that ``id(of:)`` looks at.
    package static let nameByteCount = magic.count + 1 + ParcelID.byteCount

    /// The name in a parcel's clear part; nil if the bytes are no parcel of this version.
    package static func id(of bytes: [UInt8]) -> ParcelID? {
        let start = magic.count + 1
        let end = start + ParcelID.byteCount
        guard bytes.count >= end, bytes.starts(with: magic + [formatVersion]) else { return nil }
        return ParcelID(bytes: bytes[start..<end])
    }
}
