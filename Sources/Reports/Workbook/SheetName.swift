/// Names for the tabs of a workbook that Excel takes.
enum SheetName {
    /// The greatest length, in Unicode characters.
    static let limitCharacters = 31

    /// One name a wish, in order: cut to length, without forbidden signs, no two alike.
    static func all(_ wishes: [String]) -> [String] {
        var taken: Set<String> = []
        return wishes.map { wish in
            var name = cut(allowed(wish), to: limitCharacters)
            var number = 2
            // Excel takes names that differ in case only for one.
            while !taken.insert(name.lowercased()).inserted {
                let suffix = " (\(number))"
                let room = limitCharacters - suffix.unicodeScalars.count
                name = cut(allowed(wish), to: room) + suffix
                number += 1
            }
            return name
        }
    }

    private static func allowed(_ wish: String) -> String {
        let lines = PageText.lines(wish).joined(separator: " ")
        let plain = String(lines.map { "[]:*?/\\".contains($0) ? "-" : $0 })
        let ends = plain.trimmingPrefix { $0 == "'" || $0 == " " }
        let name = String(ends.reversed().trimmingPrefix { $0 == "'" || $0 == " " }.reversed())
        return name.isEmpty ? "รายงาน" : name
    }

    // No vowel is torn from its consonant.
    private static func cut(_ name: String, to limit: Int) -> String {
        var kept = ""
        var count = 0
        for character in name {
            count += character.unicodeScalars.count
            guard count <= limit else { break }
            kept.append(character)
        }
        return kept
    }
}
