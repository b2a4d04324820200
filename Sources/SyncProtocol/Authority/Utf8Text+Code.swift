// Codes are dotted paths, such as `80.21.karo`; the tree of codes is the tree of districts.

extension Utf8Text {
    /// The prefix that everything lies under.
    package static let everything = Utf8Text("")
    /// The most bytes of a code that a statement may name.
    package static let codeLimitBytes = 128

    /// Whether the text can be a code: 1 to 128 bytes, no part between dots empty.
    package var isCode: Bool {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return bytes.count <= Self.codeLimitBytes && parts.allSatisfy { !$0.isEmpty }
    }

    /// The prefixes that cover this code, from everything down to itself.
    package var path: [Utf8Text] {
        let dots = bytes.indices.filter { bytes[$0] == UInt8(ascii: ".") }
        return [.everything] + (dots + [bytes.count]).map { Utf8Text(trusted: Array(bytes[..<$0])) }
    }

    /// Whether a code is this prefix or lies under it: `80.2` covers `80.2.karo`, never `80.21`.
    package func covers(_ code: Utf8Text) -> Bool {
        if bytes.isEmpty || bytes == code.bytes { return true }
        return code.bytes.count > bytes.count && code.bytes[bytes.count] == UInt8(ascii: ".")
            && code.bytes.starts(with: bytes)
    }
}

extension [Utf8Text] {
    /// Whether a code lies at or under one of these prefixes.
    package func covers(_ code: Utf8Text) -> Bool { contains { $0.covers(code) } }
}
