/// Where a line of Thai may end without a dictionary.
///
/// Thai writes no space between words. A break inside a word is legible; one that tears a vowel
/// from its consonant, or a number in two, is not.
enum ThaiLineBreak {
    /// The number of characters that stay on a line whose last character is too much.
    ///
    /// A space or a slash in the second half of the line is the best place; else the last place
    /// that tears no syllable, number or Latin word; else the last place of all.
    static func end(of line: [Character]) -> Int {
        let last = line.count - 1
        let good = (1...last).last { isGood(line, before: $0) }
        if let good, good >= last / 2 { return good }
        return (1...last).last { isLegible(line, before: $0) } ?? last
    }

    private static func isGood(_ line: [Character], before index: Int) -> Bool {
        line[index] == " " || (line[index - 1] == "/" && !line[index].isASCII)
    }

    private static func isLegible(_ line: [Character], before index: Int) -> Bool {
        guard let previous = line[index - 1].unicodeScalars.first,
            let next = line[index].unicodeScalars.first
        else { return true }
        if isLatin(previous), isLatin(next) { return false }
        return !isLeadingVowel(previous) && !belongsToPrevious(next)
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar != " "
    }

    // เ แ โ ใ ไ are written before the consonant after which they are spoken.
    private static func isLeadingVowel(_ scalar: Unicode.Scalar) -> Bool {
        (0x0E40...0x0E44).contains(scalar.value)
    }

    // ฯ ะ า ำ ๅ ๆ end what stands before them.
    private static func belongsToPrevious(_ scalar: Unicode.Scalar) -> Bool {
        [0x0E2F, 0x0E30, 0x0E32, 0x0E33, 0x0E45, 0x0E46].contains(scalar.value)
    }
}
