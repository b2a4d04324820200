/// How much two complaints are alike, by the pieces of three characters that their words are made of.
///
/// Thai is written without spaces, and people write the same trouble in other words; the pieces that two
/// texts share tell that better than their words.
package struct Resemblance: Sendable {
    /// From this on, of 0 to 1, two complaints may be the same.
    package static let threshold = 0.4

    private let subject: Set<[Unicode.Scalar]>
    private let whole: Set<[Unicode.Scalar]>

    /// Takes a complaint's words.
    ///
    /// - Parameters:
    ///   - subject: what it is about.
    ///   - detail: what happened.
    ///   - place: where.
    package init(subject: String, detail: String, place: String) {
        self.subject = Self.pieces(of: subject + place)
        whole = Self.pieces(of: subject + detail + place)
    }

    /// How much they are alike: 1 for the same words, 0 for nothing in common.
    package func degree(to other: Resemblance) -> Double {
        max(Self.share(subject, other.subject), Self.share(whole, other.whole))
    }

    private static func share<Piece>(_ left: Set<Piece>, _ right: Set<Piece>) -> Double {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        let common = left.count(where: right.contains)
        return Double(common) / Double(left.count + right.count - common)
    }

    /// Every three neighbouring characters, without spaces and tone marks.
    private static func pieces(of text: String) -> Set<[Unicode.Scalar]> {
        let scalars = ThaiNumerals.arabic(text).lowercased().unicodeScalars.filter { scalar in
            !scalar.properties.isWhitespace && !(0x0E47...0x0E4E).contains(scalar.value)
        }
        guard scalars.count >= 3 else { return [] }
        let letters = Array(scalars)
        return Set(letters.indices.dropLast(2).map { Array(letters[$0..<$0 + 3]) })
    }
}
