/// What a complaint is about, which decides its route: `service`, `conduct`, or one of the office's own.
///
/// A code has 1 to 32 characters of `a`–`z`, `0`–`9` and `-`, and begins with a letter.
package struct CategoryCode: Hashable, Comparable, Sendable {
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
        guard let code = CategoryCode(typed) else { throw .invalidCode(typed: typed) }
        self = code
    }

    private init(wellKnown text: String) { self.text = text }

    package static func < (left: CategoryCode, right: CategoryCode) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// A request for information: ขอข้อมูลข่าวสาร.
    package static let information = CategoryCode(wellKnown: "information")
    /// The quality of a service: คุณภาพการให้บริการ.
    package static let service = CategoryCode(wellKnown: "service")
    /// The conduct of staff: พฤติกรรมเจ้าหน้าที่.
    package static let conduct = CategoryCode(wellKnown: "conduct")
    /// What another agency is responsible for: นอกความรับผิดชอบ.
    package static let outside = CategoryCode(wellKnown: "outside")
    /// What affects the organisation, such as procurement: จัดซื้อจัดจ้าง.
    package static let procurement = CategoryCode(wellKnown: "procurement")
    /// Corruption: การทุจริต.
    package static let corruption = CategoryCode(wellKnown: "corruption")
}

extension CategoryCode: CustomStringConvertible {
    package var description: String { text }
}

extension CategoryCode: Codable {
    package init(from decoder: any Decoder) throws {
        self = try CodeText.decode(decoder) { CategoryCode($0) }
    }

    package func encode(to encoder: any Encoder) throws {
        try CodeText.encode(text, to: encoder)
    }
}
