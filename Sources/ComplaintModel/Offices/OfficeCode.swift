/// The name of an office as a dotted path, such as `80.21.karo`: province, district, office.
///
/// The tree of codes is the tree of the administration. A code has 1 to 64 characters: parts of
/// `a`–`z`, `0`–`9` and `-`, separated by dots, none of them empty or beginning with `-`.
package struct OfficeCode: Hashable, Comparable, Sendable {
    /// The code as it is typed and printed.
    package let text: String

    /// Makes a code, or nothing when the text breaks the rules.
    package init?(_ text: String) {
        guard (1...64).contains(text.utf8.count) else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.allSatisfy(Self.isPart) else { return nil }
        self.text = text
    }

    /// Reads a code that a person typed.
    ///
    /// - Throws: ``ComplaintModelError/invalidOfficeCode(typed:)``.
    package init(parsing typed: String) throws(ComplaintModelError) {
        guard let code = OfficeCode(typed) else { throw .invalidOfficeCode(typed: typed) }
        self = code
    }

    package static func < (left: OfficeCode, right: OfficeCode) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// The parts between the dots: `80`, `21`, `karo`.
    package var parts: [Substring] { text.split(separator: ".") }

    /// The code of the node above by name; nothing above a code of one part.
    package var parent: OfficeCode? {
        guard let dot = text.lastIndex(of: ".") else { return nil }
        return OfficeCode(String(text[..<dot]))
    }

    /// Whether the office is `prefix` itself or lies below it: `80.21.karo` is within `80.21`, and
    /// not within `80.2`.
    package func isWithin(_ prefix: OfficeCode) -> Bool {
        guard text.utf8.starts(with: prefix.text.utf8) else { return false }
        let rest = text.utf8.dropFirst(prefix.text.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: ".")
    }

    private static func isPart(_ part: Substring.UTF8View) -> Bool {
        guard let first = part.first, first != UInt8(ascii: "-") else { return false }
        return part.allSatisfy(CodeText.isCodeByte)
    }
}

extension OfficeCode: CustomStringConvertible {
    package var description: String { text }
}

extension OfficeCode: Codable {
    package init(from decoder: any Decoder) throws {
        self = try CodeText.decode(decoder) { OfficeCode($0) }
    }

    package func encode(to encoder: any Encoder) throws {
        try CodeText.encode(text, to: encoder)
    }
}
