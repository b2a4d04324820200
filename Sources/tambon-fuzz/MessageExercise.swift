import SyncProtocol

/// Exercises the reading of messages.
enum MessageExercise {
    /// Reads each frame by itself, then all of them as a parcel.
    static func run(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
        let frames = FrameBytes.frames(in: bytes)
        var messages: [Message] = []
        for frame in frames {
            guard let message = try? Message(reading: frame) else { continue }
            messages.append(message)
            try check(message, frame)
        }
        let parcel = try? Parcel(reading: frames)
        let isWhole = messages.count == frames.count
        try BrokenPromise.unless(
            parcel == (isWhole ? Parcel(messages) : nil),
            .waysDisagree(.messages)
        )
        return isWhole && !frames.isEmpty
    }

    private static func check(_ message: Message, _ frame: ParcelFrame) throws(BrokenPromise) {
        let own = Parcel([message]).frames
        try BrokenPromise.unless(
            own.map(\.kind) == [frame.kind] && own.map(\.content) == [frame.content],
            .notWrittenAlike(.messages)
        )
        if case .receipt(let receipt) = message { _ = receipt.isValid }
    }
}
