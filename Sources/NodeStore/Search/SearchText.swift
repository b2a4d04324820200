/// What is searched: the words of a case, folded so that they are found however they were typed.
///
/// Letters become lower case and Thai digits Arabic ones; tone marks, ็ and ์, which are often left
/// out, are dropped, and so is what has no width; two เ are the แ that they look like. Telephone numbers follow once more as digits alone.
/// Queries are folded the same way.
struct SearchText {
    /// The folded text, UTF-8; parts stand on lines of their own.
    private(set) var folded: [UInt8] = []

    /// Begins with nothing.
    init() {}

    /// Folds a text.
    init(_ text: String) { add(utf8: Array(text.utf8)) }

    /// Adds a part; nothing of an empty one.
    ///
    /// - Parameter utf8: valid UTF-8, or what is left of it on a damaged disk.
    mutating func add(utf8: [UInt8]) {
        if utf8.isEmpty { return }
        if !folded.isEmpty { folded.append(UInt8(ascii: "\n")) }
        folded.reserveCapacity(folded.count + utf8.count)
        var place = 0
        while place < utf8.count {
            let byte = utf8[place]
            if byte < 0x80 {
                let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                folded.append(isUpper ? byte | 0x20 : byte)
                place += 1
            } else if byte == 0xE0, place + 2 < utf8.count, utf8[place + 1] & 0xFE == 0xB8 {
                addThai(utf8[place + 1], utf8[place + 2])
                place += 3
            } else {
                place = addOther(utf8, from: place)
            }
        }
    }

    /// Ends the text: its telephone numbers follow, and what makes every character the first of a trigram.
    mutating func finish() {
        if folded.isEmpty { return }
        for phone in PhoneNumbers.found(in: folded)
        where phone.range.count > phone.digits.count {
            folded.append(UInt8(ascii: "\n"))
            folded += phone.digits
        }
        folded += Array("\n\n".utf8)
    }

    /// Adds a Thai character, U+0E00 to U+0E7F, by the second and the third byte of it.
    private mutating func addThai(_ second: UInt8, _ third: UInt8) {
        switch (second, third) {
        // ็ ่ ้ ๊ ๋ ์, and ๎.
        case (0xB9, 0x87...0x8C), (0xB9, 0x8E): return
        case (0xB9, 0x90...0x99): folded.append(UInt8(ascii: "0") + third - 0x90)
        case (0xB9, 0x80) where folded.suffix(3) == Self.saraE:
            // A แ that was typed as two เ.
            folded[folded.count - 1] = 0x81
        case (0xB8, 0xB2) where folded.suffix(3) == Self.nikhahit:
            // A ำ that was typed as its two halves.
            folded[folded.count - 2] = 0xB8
            folded[folded.count - 1] = 0xB3
        default: folded += [0xE0, second, third]
        }
    }

    private static let saraE: ArraySlice<UInt8> = [0xE0, 0xB9, 0x80]
    private static let nikhahit: ArraySlice<UInt8> = [0xE0, 0xB9, 0x8D]

    /// Adds a character of another script.
    ///
    /// - Returns: the place behind it.
    private mutating func addOther(_ utf8: [UInt8], from place: Int) -> Int {
        let next = utf8[(place + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? utf8.count
        let text = String(decoding: utf8[place..<next], as: UTF8.self)
        for scalar in text.unicodeScalars where !Self.hasNoWidth(scalar) {
            folded += Array(scalar.properties.lowercaseMapping.utf8)
        }
        return next
    }

    /// Joiners, the space without width that some programs put between Thai words, and the mark at
    /// the beginning of some files.
    private static func hasNoWidth(_ scalar: Unicode.Scalar) -> Bool {
        (0x200B...0x200D).contains(scalar.value) || scalar.value == 0xFEFF
    }
}
