/// The words of many packed counts, each once, so that counts are added by number.
package struct WordList: Sendable {
    /// The words, in the order in which they came.
    package private(set) var words: [String] = []
    private var places: [String: Int] = [:]
    /// The places of the words of values that were read, by their bytes: many offices have the same.
    private var knownTables: [ByteKey: [Int]] = [:]

    /// Begins without a word.
    package init() {}

    /// The place of a word, which is added if it is new.
    package mutating func place(of word: String) -> Int {
        if let place = places[word] { return place }
        places[word] = words.count
        words.append(word)
        return words.count - 1
    }

    /// The places of the words of a packed value.
    mutating func places(ofTable table: [UInt8]) throws -> [Int] {
        let key = ByteKey(bytes: table)
        if let known = knownTables[key] { return known }
        var cursor = PackedCursor(table)
        var places: [Int] = []
        while !cursor.isAtEnd {
            places.append(place(of: String(decoding: try cursor.bytes(), as: UTF8.self)))
        }
        knownTables[key] = places
        return places
    }
}
