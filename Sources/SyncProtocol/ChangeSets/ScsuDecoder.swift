/// Reads text from SCSU (Unicode Technical Standard #6), all of its commands; the mirror of
/// ``ScsuEncoder``.
///
/// It gives valid UTF-8 or refuses. The two halves of a surrogate pair must follow each other
/// directly, in one mode.
package struct ScsuDecoder: Sendable {
    private let bytes: [UInt8]
    private var position = 0
    private var starts = ScsuWindows.initial
    private var activeStart = ScsuWindows.initial[0]
    private var isUnits = false
    /// UTF-8 of the text being read; it grows to the longest.
    private var buffer: [UInt8] = []
    /// The UTF-8 bytes that may still be given out.
    private var budget: Int
    private let limit: Int

    /// Reads a stream from its beginning.
    ///
    /// - Parameters:
    ///   - bytes: the stream.
    ///   - limit: the most bytes of UTF-8 that all its texts may have.
    package init(_ bytes: [UInt8], limit: Int) {
        self.bytes = bytes
        self.limit = limit
        budget = limit
    }

    /// Whether the whole stream was read.
    package var isAtEnd: Bool { position == bytes.count }
    /// The number of bytes not yet read: no more scalars than that can follow.
    package var remaining: Int { bytes.count - position }

    /// Reads the next text.
    ///
    /// - Parameter scalars: the number of its scalars.
    /// - Returns: valid UTF-8.
    /// - Throws: ``ChangeSetError/truncated`` if the stream ends before, `invalidText` if it is
    ///   malformed, `unpacksTooLarge` if all texts together pass the limit.
    package mutating func text(scalars: Int) throws(ChangeSetError) -> [UInt8] {
        guard scalars <= remaining else { throw .truncated }
        if buffer.count < 4 * scalars {
            buffer = [UInt8](repeating: 0, count: 4 * scalars)
        }
        var end = 0
        var left = scalars
        while left > 0 {
            if !isUnits { readRun(&left, &end) }
            if left > 0, let scalar = try command() {
                Utf8Scalar.write(scalar, to: &buffer, at: &end)
                left -= 1
            }
        }
        guard end <= budget else { throw .unpacksTooLarge(limit: limit) }
        budget -= end
        return Array(buffer[..<end])
    }

    /// Reads the bytes that stand for a scalar each, up to the next command.
    private mutating func readRun(_ left: inout Int, _ end: inout Int) {
        let start = activeStart
        var index = position
        while left > 0, index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x80 {
                Utf8Scalar.write(start &+ UInt32(byte & 0x7f), to: &buffer, at: &end)
            } else if byte >= 0x20 {
                buffer[end] = byte
                end += 1
            } else {
                break
            }
            index += 1
            left -= 1
        }
        position = index
    }

    /// Obeys one command or, in unit mode, reads one scalar; nil if it gave no scalar.
    private mutating func command() throws(ChangeSetError) -> UInt32? {
        let byte = try next()
        return isUnits ? try unitCommand(byte) : try singleCommand(byte)
    }

    private mutating func singleCommand(_ byte: UInt8) throws(ChangeSetError) -> UInt32? {
        switch byte {
        case 0x00, 0x09, 0x0a, 0x0d: return UInt32(byte)
        case 0x01...0x08: return try quoted(Int(byte - ScsuSingle.quote))
        case ScsuSingle.defineExtended: try defineExtended()
        case ScsuSingle.quoteUnit: return try quotedUnit(ScsuSingle.quoteUnit)
        case ScsuSingle.changeToUnits: isUnits = true
        case 0x10...0x17: activeStart = starts[Int(byte - ScsuSingle.change)]
        case 0x18...0x1f: try define(Int(byte - ScsuSingle.define))
        default: throw .invalidText
        }
        return nil
    }

    private mutating func unitCommand(_ byte: UInt8) throws(ChangeSetError) -> UInt32? {
        switch byte {
        case 0xe0...0xe7:
            activeStart = starts[Int(byte - ScsuUnits.change)]
            isUnits = false
        case 0xe8...0xef:
            try define(Int(byte - ScsuUnits.define))
            isUnits = false
        case ScsuUnits.quoteUnit: return try quotedUnit(ScsuUnits.quoteUnit)
        case ScsuUnits.defineExtended:
            try defineExtended()
            isUnits = false
        case ScsuUnits.reserved: throw .invalidText
        default: return try pair(UInt32(byte) << 8 | UInt32(try next()), quote: nil)
        }
        return nil
    }

    private mutating func quoted(_ window: Int) throws(ChangeSetError) -> UInt32 {
        let byte = try next()
        return byte < 0x80
            ? ScsuWindows.fixed[window] + UInt32(byte) : starts[window] + UInt32(byte & 0x7f)
    }

    private mutating func define(_ window: Int) throws(ChangeSetError) {
        guard let start = ScsuWindows.start(try next()) else { throw .invalidText }
        starts[window] = start
        activeStart = start
    }

    private mutating func defineExtended() throws(ChangeSetError) {
        let field = try unit()
        starts[Int(field >> 13)] = 0x10000 + (field & 0x1fff) * ScsuWindows.width
        activeStart = starts[Int(field >> 13)]
    }

    private mutating func quotedUnit(_ quote: UInt8) throws(ChangeSetError) -> UInt32 {
        try pair(try unit(), quote: quote)
    }

    /// Completes a surrogate pair; every other unit is a scalar by itself.
    private mutating func pair(
        _ first: UInt32,
        quote: UInt8?,
    ) throws(ChangeSetError) -> UInt32 {
        guard first & ~0x7ff == 0xd800 else { return first }
        guard first < 0xdc00 else { throw .invalidText }
        if let quote, try next() != quote { throw .invalidText }
        let second = try unit()
        guard second & ~0x3ff == 0xdc00 else { throw .invalidText }
        return 0x10000 + (first & 0x3ff) << 10 + (second & 0x3ff)
    }

    private mutating func unit() throws(ChangeSetError) -> UInt32 {
        let high = try next()
        return UInt32(high) << 8 | UInt32(try next())
    }

    private mutating func next() throws(ChangeSetError) -> UInt8 {
        guard position < bytes.count else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }
}
