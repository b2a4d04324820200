/// The way a complaint reached the office: `walk-in`, `phone`, or one of the office's own.
///
/// A code has 1 to 32 characters of `a`–`z`, `0`–`9` and `-`, and begins with a letter.
package struct ChannelCode: Hashable, Comparable, Sendable {
    /// The code as it is typed and printed.
    package let text: String

    /// Makes a code, or nothing when the text breaks the rules.
    package init?(_ text: String) {
        guard CodeText.isCode(text) else { return nil }
        self.text = text
    }

    /// Reads a code that a person typed.
    ///
    /// - Throws: ``ComplaintModelError/invalidCode(typed:)``.
    package init(parsing typed: String) throws(ComplaintModelError) {
        guard let code = ChannelCode(typed) else { throw .invalidCode(typed: typed) }
        self = code
    }

    private init(wellKnown text: String) { self.text = text }

    package static func < (left: ChannelCode, right: ChannelCode) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// In person, at the counter: ด้วยตนเอง.
    package static let walkIn = ChannelCode(wellKnown: "walk-in")
    /// By telephone: โทรศัพท์.
    package static let phone = ChannelCode(wellKnown: "phone")
    /// Through the complaint box: ตู้รับเรื่อง.
    package static let complaintBox = ChannelCode(wellKnown: "complaint-box")
    /// Through the office's website: เว็บไซต์.
    package static let website = ChannelCode(wellKnown: "website")
    /// Through Facebook.
    package static let facebook = ChannelCode(wellKnown: "facebook")
    /// Through LINE.
    package static let line = ChannelCode(wellKnown: "line")
    /// By letter: หนังสือ.
    package static let letter = ChannelCode(wellKnown: "letter")
}

extension ChannelCode: CustomStringConvertible {
    package var description: String { text }
}

extension ChannelCode: Codable {
    package init(from decoder: any Decoder) throws {
        self = try CodeText.decode(decoder) { ChannelCode($0) }
    }

    package func encode(to encoder: any Encoder) throws {
        try CodeText.encode(text, to: encoder)
    }
}
