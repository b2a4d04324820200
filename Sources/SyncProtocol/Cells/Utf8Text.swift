/// Text as its UTF-8 bytes.
///
/// Swift's `==` on strings and SQLite's disagree on the order of Thai marks, so text that is hashed,
/// merged or used as a key is compared by bytes.
package struct Utf8Text: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Valid UTF-8.
    package let bytes: [UInt8]

    /// The bytes of a string.
    package init(_ string: String) { bytes = Array(string.utf8) }

    /// Takes bytes that must be UTF-8; nil if they are not.
    package init?(validating bytes: [UInt8]) {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        self.bytes = bytes
    }

    /// Takes bytes that a decoder has just produced as UTF-8.
    package init(trusted bytes: [UInt8]) { self.bytes = bytes }

    /// The text as a string.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    package var description: String { string }

    /// Takes the bytes as one piece; an array's own way is byte by byte.
    package func hash(into hasher: inout Hasher) {
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}
