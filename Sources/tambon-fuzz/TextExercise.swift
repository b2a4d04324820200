import SyncProtocol

/// Exercises the decompression of text.
enum TextExercise {
    /// The most bytes of text that a stream may give here: little, so that the limit is met.
    private static let limitBytes = 1_024

    /// Reads a stream scalar by scalar and again as a whole; then takes the same bytes for text.
    static func run(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
        var decoder = ScsuDecoder(bytes, limit: limitBytes)
        var text: [UInt8] = []
        var scalars = 0
        while let scalar = try? decoder.text(scalars: 1) {
            text += scalar
            scalars += 1
        }
        let whole = try? Scsu.expand(bytes, scalars: scalars, limit: limitBytes)
        let isWhole = decoder.isAtEnd && whole != nil
        try BrokenPromise.unless(whole == nil || whole == text, .waysDisagree(.text))
        try BrokenPromise.unless(
            (try? Scsu.expand(bytes, scalars: scalars + 1, limit: limitBytes)) == nil,
            .waysDisagree(.text)
        )
        if let whole { try comesBack(whole, scalars: scalars) }
        if let own = String(validating: bytes, as: UTF8.self) {
            try comesBack(bytes, scalars: own.unicodeScalars.count)
        }
        return isWhole
    }

    private static func comesBack(_ utf8: [UInt8], scalars: Int) throws(BrokenPromise) {
        let text = String(validating: utf8, as: UTF8.self)
        try BrokenPromise.unless(text?.unicodeScalars.count == scalars, .waysDisagree(.text))
        let packed = Scsu.compress(utf8)
        let again = try? Scsu.expand(packed, scalars: scalars, limit: utf8.count)
        try BrokenPromise.unless(again == utf8, .notWrittenAlike(.text))
    }
}
