/// Reads a parcel; the mirror of ``ParcelEncoder``.
enum ParcelDecoder {
    static func decode(_ bytes: [UInt8]) throws(ParcelError) -> Parcel {
        let version = try checkedVersion(bytes)
        guard version == Parcel.formatVersion else { throw .newerVersion(version) }
        let end = bytes.count - Digest256.byteCount
        var reader = ByteReader(Array(bytes[Parcel.headerByteCount..<end]))
        var messages: [Message] = []
        while !reader.isAtEnd {
            guard messages.count < Parcel.messageLimit else {
                throw .tooManyMessages(limit: Parcel.messageLimit)
            }
            messages.append(try message(from: &reader))
        }
        return Parcel(messages)
    }

    /// Checks the bytes as a whole, before anything of them is believed.
    ///
    /// - Returns: the format version. Every version keeps the header and the closing digest, so that
    ///   a damaged parcel is not taken for a newer one.
    private static func checkedVersion(_ bytes: [UInt8]) throws(ParcelError) -> UInt8 {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= Parcel.byteLimit else {
            throw .tooLarge(byteCount: bytes.count, limit: Parcel.byteLimit)
        }
        guard bytes.starts(with: Parcel.magic.prefix(bytes.count)) else { throw .foreignFile }
        guard bytes.count >= Parcel.headerByteCount + Digest256.byteCount else {
            throw .truncated(
                byteCount: bytes.count,
                declared: UInt64(Parcel.headerByteCount + Digest256.byteCount)
            )
        }
        let end = bytes.count - Digest256.byteCount
        let declared = UInt64(bigEndianBytes: bytes[8..<Parcel.headerByteCount])
        guard Digest256(hashing: Array(bytes[..<end])) == Digest256(bytes: bytes[end...]) else {
            throw declared > bytes.count
                ? .truncated(byteCount: bytes.count, declared: declared) : .damaged
        }
        guard declared == bytes.count else { throw .damaged }
        return bytes[7]
    }

    /// Reads one message and its frame.
    private static func message(from reader: inout ByteReader) throws(ParcelError) -> Message {
        var kind: UInt64 = 0
        let flags: UInt8
        let content: [UInt8]
        do throws(ChangeSetError) {
            kind = try reader.varint()
            flags = try reader.byte()
            content = try reader.bytes(try reader.count(limit: reader.remaining))
        } catch {
            throw .malformedMessage(kind: kind, error)
        }
        guard flags & ~Parcel.maySkipFlag == 0 else { throw .unknownFlags(flags, kind: kind) }
        guard (1...Message.lastKnownKind).contains(kind) else {
            guard flags & Parcel.maySkipFlag != 0 else { throw .unknownMessage(kind: kind) }
            return .skipped(kind: kind, bytes: content)
        }
        do throws(ChangeSetError) {
            return try MessageReader.message(of: kind, content)
        } catch {
            throw .malformedMessage(kind: kind, error)
        }
    }
}
