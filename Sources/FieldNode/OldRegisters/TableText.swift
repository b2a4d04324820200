/// The text of a table file, however an office's program has saved it.
struct TableText {
    /// The ways in which spreadsheets write Thai.
    enum Encoding: String, Encodable {
        case utf8 = "UTF-8"
        /// What Excel calls "Unicode text".
        case utf16 = "UTF-16"
        /// What Thai Excel calls "CSV"; TIS-620 is all but a few marks of it.
        case windows874 = "Windows-874 (TIS-620)"
    }

    let encoding: Encoding
    let text: String

    /// Decodes a file: by its byte order mark, as UTF-8 if it is that, else as Windows-874.
    ///
    /// - Throws: ``OldRegisterError/unreadableText(offset:)``.
    init(_ bytes: [UInt8]) throws(OldRegisterError) {
        if bytes.starts(with: [0xFF, 0xFE]) {
            encoding = .utf16
            text = try Self.utf16(bytes.dropFirst(2))
        } else if let decoded = String(validating: bytes, as: UTF8.self) {
            encoding = .utf8
            text =
                decoded.hasPrefix("\u{FEFF}") ? String(decoded.unicodeScalars.dropFirst()) : decoded
        } else {
            encoding = .windows874
            text = try Self.windows874(bytes)
        }
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>) throws(OldRegisterError) -> String {
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
            UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
        }
        guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self)
        else { throw .unreadableText(offset: bytes.endIndex) }
        return text
    }

    private static func windows874(_ bytes: [UInt8]) throws(OldRegisterError) -> String {
        var scalars = String.UnicodeScalarView()
        for (offset, byte) in bytes.enumerated() {
            guard let scalar = scalar(windows874: byte) else {
                throw .unreadableText(offset: offset)
            }
            scalars.append(scalar)
        }
        return String(scalars)
    }

    /// The character of a byte; nil where Windows-874 has none.
    private static func scalar(windows874 byte: UInt8) -> Unicode.Scalar? {
        switch byte {
        case 0x00...0x7F, 0xA0: Unicode.Scalar(byte)
        case 0xA1...0xDA, 0xDF...0xFB: Unicode.Scalar(UInt32(byte) - 0xA1 + 0x0E01)
        default: marks[byte]
        }
    }

    private static let marks: [UInt8: Unicode.Scalar] = [
        0x80: "\u{20AC}", 0x85: "\u{2026}", 0x91: "\u{2018}", 0x92: "\u{2019}", 0x93: "\u{201C}",
        0x94: "\u{201D}", 0x95: "\u{2022}", 0x96: "\u{2013}", 0x97: "\u{2014}",
    ]
}
