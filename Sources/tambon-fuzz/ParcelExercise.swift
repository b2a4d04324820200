import SyncProtocol

/// Exercises the opening of parcels.
enum ParcelExercise {
    /// Opens a parcel in memory and checks it as a stream; both must say the same.
    static func open(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool { try opened(bytes) != nil }

    /// Seals bytes as a parcel's frames and padding, signs them, and opens that.
    static func openForged(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
        guard let parcel = ForgedParcel.all.first(where: { $0.frameByteCount >= bytes.count })
        else { return false }
        let frames = padded(bytes, to: parcel.frameByteCount)
        guard let forged = try? parcel.bytes(holding: frames) else { throw .harness(.plaintext) }
        guard let opened = try opened(forged) else { return false }
        let own = opened.frames.flatMap(FrameBytes.bytes)
        try BrokenPromise.unless(
            padded(own, to: frames.count) == frames,
            .notWrittenAlike(.plaintext)
        )
        return true
    }

    private static func padded(_ bytes: [UInt8], to count: Int) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: max(0, count - bytes.count))
    }

    private static func opened(_ bytes: [UInt8]) throws(BrokenPromise) -> OpenedParcel? {
        let opened = outcome { () throws(SealedParcelError) in
            try SealedParcel.open(bytes, with: FixedKeys.reader)
        }
        let verified = outcome { () throws(SealedParcelError) in try verify(bytes) }
        switch (opened, verified) {
        case (.success(let parcel), .success(let envelope)):
            let isAlike = parcel.envelope == envelope && SealedParcel.id(of: bytes) == envelope.id
            try BrokenPromise.unless(isAlike, .waysDisagree(.sealedParcel))
            return parcel
        case (.failure(let first), .failure(let second)):
            try BrokenPromise.unless(first == second, .waysDisagree(.sealedParcel))
            return nil
        default: throw .waysDisagree(.sealedParcel)
        }
    }

    /// Checks a parcel that comes in pieces of odd sizes.
    private static func verify(_ bytes: [UInt8]) throws(SealedParcelError) -> VerifiedEnvelope {
        var position = 0
        do {
            return try SealedParcel.verify(with: FixedKeys.reader) { limit in
                let end = min(position + min(limit, 61), bytes.count)
                defer { position = end }
                return Array(bytes[position..<end])
            }
        } catch let refusal as SealedParcelError {
            throw refusal
        } catch {
            fatalError("a parcel in memory was refused by something else: \(error)")
        }
    }

    private static func outcome<Value>(
        _ body: () throws(SealedParcelError) -> Value
    ) -> Result<Value, SealedParcelError> { Result(catching: body) }
}
