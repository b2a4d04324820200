/// Text in one byte a Thai character: TIS-620, as Windows writes it in code page 874.
enum OneByteThai {
    private static let firstThai: UInt32 = 0x0e01
    private static let lastThai: UInt32 = 0x0e5b
    /// What stands before a character in UTF-8 that has no byte of its own; no Thai character has
    /// this byte.
    private static let escape: UInt8 = 0xff

    /// The characters beside ASCII and Thai that code page 874 knows.
    private static let others: [UInt32: UInt8] = [
        0x20ac: 0x80, 0x2026: 0x85, 0x2018: 0x91, 0x2019: 0x92, 0x201c: 0x93, 0x201d: 0x94,
        0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x00a0: 0xa0,
    ]

    /// Appends a text.
    ///
    /// - Returns: how many characters it has.
    @discardableResult
    static func append(_ text: String, to bytes: inout [UInt8]) -> Int {
        var count = 0
        for scalar in text.unicodeScalars {
            count += 1
            switch scalar.value {
            case ..<0x80: bytes.append(UInt8(scalar.value))
            case firstThai...lastThai: bytes.append(UInt8(scalar.value - firstThai + 0xa1))
            default:
                if let byte = others[scalar.value] {
                    bytes.append(byte)
                } else {
                    bytes.append(escape)
                    bytes.append(contentsOf: String(scalar).utf8)
                }
            }
        }
        return count
    }

    /// The bytes of a text.
    static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return bytes
    }
}
