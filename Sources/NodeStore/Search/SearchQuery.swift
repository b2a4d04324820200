/// The words that somebody looks for, folded as the index is.
package struct SearchQuery {
    /// A word, and what else may stand in its place: one of them is enough.
    struct Word {
        let spellings: [String]
    }

    /// The words, of which each has to be found.
    let words: [Word]
    /// Whether somebody has typed something, and nothing of it can be looked for.
    let isHopeless: Bool

    /// Takes a query apart.
    package init(_ query: String) {
        var folded = SearchText(query).folded
        // A number that was typed with spaces is one word.
        for phone in PhoneNumbers.found(in: folded).reversed() {
            folded.replaceSubrange(phone.range, with: phone.digits)
        }
        // By scalars: a vowel sign that follows a space makes one character with it.
        words = String(decoding: folded, as: UTF8.self).unicodeScalars
            .split(whereSeparator: \.properties.isWhitespace)
            .map { Word(spellings: Self.spellings(of: String($0))) }
        let isEmpty = query.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        isHopeless = words.isEmpty && !isEmpty
    }

    /// Whether texts that are in no index hold every word; a query without a word is in all of them.
    package func isFound(in texts: [String]) -> Bool {
        if words.isEmpty { return !isHopeless }
        var text = SearchText()
        for part in texts { text.add(utf8: Array(part.utf8)) }
        text.finish()
        return words.allSatisfy { word in
            word.spellings.contains { text.folded.contains(Array($0.utf8)) }
        }
    }

    /// A word, and the same with its year in the other era.
    private static func spellings(of word: String) -> [String] {
        let digits = Array(word.utf8)
        let runs = digits.indices.split { !PhoneNumbers.isDigit(digits[$0]) }
        guard let run = runs.first(where: { $0.count == yearDigits }),
            let year = Int(String(decoding: digits[run.startIndex..<run.endIndex], as: UTF8.self)),
            let other = otherEra(year)
        else { return [word] }
        let before = String(decoding: digits[..<run.startIndex], as: UTF8.self)
        let after = String(decoding: digits[run.endIndex...], as: UTF8.self)
        return [word, before + String(other) + after]
    }

    private static let yearDigits = 4
    /// The years of the Buddhist era that people write about.
    private static let buddhistYears = 2_400...2_699
    private static let eraDifference = 543

    private static func otherEra(_ year: Int) -> Int? {
        if buddhistYears.contains(year) { return year - eraDifference }
        let other = year + eraDifference
        return buddhistYears.contains(other) ? other : nil
    }
}
