// Reading the clear part. Nothing of it is trusted: what passes here is only whole, and the
// recipients' keys and the sender's signature decide.

extension SealedParcelHead {
    /// Reads the clear part of a parcel.
    ///
    /// - Throws: that there are no bytes, that they are no parcel, are of another version, are cut
    ///   off or damaged, or state a length that no parcel has.
    static func read(from input: inout SealedParcelInput) throws -> SealedParcelHead {
        let header = try input.read(upTo: SealedParcelLayout.headerCount)
        let beginning = SealedParcel.magic + [SealedParcel.formatVersion]
        guard !header.isEmpty else { throw SealedParcelError.empty }
        guard header.starts(with: beginning.prefix(header.count)) else {
            throw try refusal(ofBeginning: header, from: &input)
        }
        guard header.count == SealedParcelLayout.headerCount else {
            throw cutOff(header, byteCount: input.byteCount)
        }
        guard let rest = try readStanzas(after: header, from: &input) else {
            throw SealedParcelError.damagedHead
        }
        guard rest.count == restCount(header) else {
            throw cutOff(header, byteCount: input.byteCount)
        }
        return try checked(header, rest)
    }

    /// Reads stanzas and checksum, or what there is of them; nil if a header has no such number.
    private static func readStanzas(
        after header: [UInt8],
        from input: inout SealedParcelInput,
    ) throws -> [UInt8]? {
        guard (1...SealedParcel.recipientLimit).contains(Int(header[32])) else { return nil }
        return try input.read(upTo: restCount(header))
    }

    /// Holds a clear part of the right size against its checksum, then against the limits.
    private static func checked(
        _ header: [UInt8],
        _ rest: [UInt8],
    ) throws(SealedParcelError) -> SealedParcelHead {
        guard isWhole(header, rest) else { throw .damagedHead }
        let declared = declaredCount(header)
        guard let totalCount = Int(exactly: declared), totalCount <= SealedParcel.byteLimit else {
            throw .tooLarge(declared)
        }
        let layout = SealedParcelLayout(stanzaCount: Int(header[32]), totalCount: totalCount)
        guard let layout, let id = ParcelID(bytes: header[8..<24]) else {
            throw .impossibleLength(declared)
        }
        let stanzas = rest.dropLast(SealedParcelLayout.checksumCount)
        return SealedParcelHead(id: id, layout: layout, bytes: header + stanzas)
    }

    /// Why bytes that begin otherwise than a parcel of this version are refused.
    ///
    /// If the checksum fits once the beginning is put right, it was damaged on the way. So damage is
    /// not taken for a foreign file, nor for a version that nobody wrote.
    private static func refusal(
        ofBeginning header: [UInt8],
        from input: inout SealedParcelInput,
    ) throws -> SealedParcelError {
        let beginning = SealedParcel.magic + [SealedParcel.formatVersion]
        if header.count == SealedParcelLayout.headerCount {
            let mended = beginning + header.dropFirst(beginning.count)
            if let rest = try readStanzas(after: mended, from: &input),
                rest.count == restCount(mended), isWhole(mended, rest)
            {
                return .damagedHead
            }
        }
        guard header.starts(with: SealedParcel.magic) else { return .foreignFile }
        let version = header[SealedParcel.magic.count]
        return version < SealedParcel.formatVersion
            ? .olderVersion(version) : .newerVersion(version)
    }

    /// Why a clear part that ends early is refused: it is cut off, unless all declared bytes came.
    private static func cutOff(_ header: [UInt8], byteCount: Int) -> SealedParcelError {
        let least = UInt64(SealedParcelLayout.headCount(1))
        guard header.count == SealedParcelLayout.headerCount else {
            return .truncated(byteCount: byteCount, declared: least)
        }
        let declared = declaredCount(header)
        return declared > byteCount
            ? .truncated(byteCount: byteCount, declared: declared) : .damagedHead
    }

    private static func isWhole(_ header: [UInt8], _ rest: [UInt8]) -> Bool {
        let stanzas = rest.dropLast(SealedParcelLayout.checksumCount)
        let digest = Digest256(hashing: header + stanzas)
        return digest.bytes.starts(with: rest.suffix(SealedParcelLayout.checksumCount))
    }

    private static func declaredCount(_ header: [UInt8]) -> UInt64 {
        UInt64(bigEndianBytes: header[24..<32])
    }

    private static func restCount(_ header: [UInt8]) -> Int {
        SealedParcelLayout.headCount(Int(header[32])) - SealedParcelLayout.headerCount
    }
}
