/// The alphabet and the JSON form that all codes share.
enum CodeText {
    /// Whether a byte may stand in a code: `a`–`z`, `0`–`9`, `-`.
    static func isCodeByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"):
            true
        default:
            false
        }
    }

    /// Whether a text is a channel or category code: a letter, then up to 31 code bytes.
    static func isCode(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 32 else { return false }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
            && text.utf8.allSatisfy(isCodeByte)
    }

    /// Reads a code from a JSON string.
    static func decode<Code>(_ decoder: any Decoder, make: (String) -> Code?) throws -> Code {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let code = make(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\"\(text)\" is no code of a-z, 0-9 and -",
            )
        }
        return code
    }

    /// Writes a code as a JSON string.
    static func encode(_ text: String, to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
