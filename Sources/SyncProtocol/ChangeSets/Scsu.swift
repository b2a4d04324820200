/// One text as SCSU and back: ``ScsuEncoder`` and ``ScsuDecoder`` for a stream that holds one text.
package enum Scsu {
    /// The SCSU form of valid UTF-8.
    package static func compress(_ utf8: [UInt8]) -> [UInt8] {
        var encoder = ScsuEncoder()
        encoder.append(utf8)
        return encoder.bytes
    }

    /// The UTF-8 form of a whole SCSU stream that holds a number of scalars.
    ///
    /// - Throws: what ``ScsuDecoder/text(scalars:)`` throws; `trailingBytes` if the stream goes on.
    package static func expand(
        _ bytes: [UInt8],
        scalars: Int,
        limit: Int,
    ) throws(ChangeSetError) -> [UInt8] {
        var decoder = ScsuDecoder(bytes, limit: limit)
        let text = try decoder.text(scalars: scalars)
        guard decoder.isAtEnd else { throw .trailingBytes(decoder.remaining) }
        return text
    }
}
