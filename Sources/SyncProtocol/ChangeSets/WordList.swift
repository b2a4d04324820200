/// The words of a column of codes, each written once if that is shorter.
struct WordList {
    /// The form of the column, its first byte.
    enum Form: UInt8 {
        /// Every word in full.
        case plain = 0
        /// The distinct words, then an index for each value.
        case indexed = 1
    }

    private let words: [Utf8Text]
    private var distinct: [Utf8Text] = []
    private var indexes: [Int] = []

    /// Looks for repeated words; indexes are given out in order of first use.
    init(_ words: [Utf8Text]) {
        self.words = words
        var known: [Utf8Text: Int] = [:]
        indexes.reserveCapacity(words.count)
        for word in words {
            if let index = known[word] {
                indexes.append(index)
            } else {
                known[word] = distinct.count
                indexes.append(distinct.count)
                distinct.append(word)
            }
        }
    }

    /// Appends the form with the fewer bytes, counted as UTF-8.
    func append(to body: inout ChangeSetBody) {
        let form: Form =
            Self.byteCount(distinct) + indexes.reduce(2) { $0 + ($1 < 0x80 ? 1 : 2) }
                < Self.byteCount(words)
            ? .indexed : .plain
        body.columns.append(form.rawValue)
        let written = form == .indexed ? distinct : words
        if form == .indexed { body.columns.appendVarint(distinct.count) }
        for word in written {
            body.columns.appendVarint(Utf8Scalar.count(word.bytes))
            body.text.append(word.bytes)
        }
        if form == .indexed {
            for index in indexes { body.columns.appendVarint(index) }
        }
    }

    private static func byteCount(_ words: [Utf8Text]) -> Int {
        words.reduce(0) { $0 + $1.bytes.count + 1 }
    }
}
