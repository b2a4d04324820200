/// Writes text that compresses like what officers type: frequent words, a long tail of local ones,
/// numbers, and names of villages.
struct ThaiWriter: Sendable {
    /// A village and its number within the sub-district.
    struct Village: Sendable {
        let name: String
        let number: Int
    }

    /// The villages of the office's area.
    let villages: [Village]

    private let nouns: ZipfWords
    private let verbs: ZipfWords
    private let modifiers: ZipfWords
    private let connectives: ZipfWords
    private let particles: ZipfWords
    /// Words of the place: names of shops, people and projects, and misspellings.
    private let tail: ZipfWords

    /// Makes up the place and its vocabulary.
    init(random: inout SeededRandom) {
        nouns = ZipfWords(ThaiWords.nouns, random: &random)
        verbs = ZipfWords(ThaiWords.verbs, random: &random)
        modifiers = ZipfWords(ThaiWords.modifiers, random: &random)
        connectives = ZipfWords(ThaiWords.connectives, random: &random)
        particles = ZipfWords(ThaiWords.particles, random: &random)
        villages = (0..<140).map { index in
            Village(name: "บ้าน" + Self.place(&random), number: 1 + index % 18)
        }
        let tailWords = (0..<15_000).map { _ in
            (0..<random.pick([2, 2, 3])).map { _ in random.pick(ThaiWords.syllables) }.joined()
        }
        tail = ZipfWords(tailWords, flatness: 150, random: &random)
    }

    /// The name of a place.
    static func place(_ random: inout SeededRandom) -> String {
        random.pick(ThaiNames.placeBeginnings) + random.pick(ThaiNames.placeEnds)
    }

    /// The name of a person.
    static func person(_ random: inout SeededRandom) -> String {
        random.pick(["นาย", "นาง", "นางสาว", "นาย", ""]) + random.pick(ThaiNames.given) + " "
            + random.pick(ThaiNames.surnameBeginnings) + random.pick(ThaiNames.surnameEnds)
            + (random.happens(0.4) ? random.pick(ThaiNames.surnameEnds) : "")
    }

    /// A text of about so many characters, between one of the openings and one of the closings.
    func text(
        _ length: ClosedRange<Int>,
        openings: [String],
        closings: [String],
        random: inout SeededRandom,
    ) -> String {
        let aim = random.number(length)
        var text = random.pick(openings)
        let closing = random.pick(closings)
        let room = aim - closing.unicodeScalars.count - 1
        var count = text.unicodeScalars.count
        while count < room {
            let clause = clause(&random) + (random.happens(0.7) ? " " : "")
            text += clause
            count += clause.unicodeScalars.count
        }
        let words = text.split(separator: " ").joined(separator: " ")
        let cut = String(String.UnicodeScalarView(words.unicodeScalars.prefix(max(room, 20))))
        return Self.trimmed(Self.trimmed(cut) + " " + closing)
    }

    /// A few words; the mix has the statistics of real Thai.
    private func clause(_ random: inout SeededRandom) -> String {
        (0..<random.number(3...9)).map { _ in
            switch random.fraction() {
            case ..<0.20: nouns.draw(&random)
            case ..<0.36: verbs.draw(&random)
            case ..<0.45: modifiers.draw(&random)
            case ..<0.54: connectives.draw(&random)
            case ..<0.69: particles.draw(&random)
            case ..<0.945: tail.draw(&random)
            case ..<0.98: " " + Self.figure(&random) + " "
            default: random.pick(villages).name
            }
        }.joined()
    }

    /// A number as it stands in such texts: an amount, a time, a house, a number plate, a day.
    private static func figure(_ random: inout SeededRandom) -> String {
        switch random.fraction() {
        case ..<0.3: "\(random.number(2...60))"
        case ..<0.5: "\(random.number(1...400) * 50)"
        case ..<0.65:
            ClockText.two(random.number(0...23)) + "." + ClockText.two(random.number(0...11) * 5)
                + " น."
        case ..<0.8: "\(random.number(1...399))/\(random.number(1...60))"
        case ..<0.9:
            random.pick(["กข", "กท", "ขจ", "บพ", "ผย", "ฆฉ"]) + " \(random.number(100...9999))"
        default: "\(random.number(1...31)) " + random.pick(months)
        }
    }

    private static let months = [
        "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.",
        "ธ.ค.",
    ]

    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }
}
