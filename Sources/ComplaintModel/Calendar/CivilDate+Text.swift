extension CivilDate {
    /// ISO 8601, in years of the common era: `2025-10-02`.
    package var iso: String {
        let parts = parts
        return DigitText.padded(parts.year, to: 4) + "-" + DigitText.padded(parts.month, to: 2)
            + "-" + DigitText.padded(parts.day, to: 2)
    }

    /// Reads exactly the form that ``iso`` prints; nothing else is taken.
    package init?(iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = DigitText.number(bytes[0..<4]),
            let month = DigitText.number(bytes[5..<7]),
            let day = DigitText.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The full Thai form, Buddhist era, Arabic numerals: `3 มีนาคม 2569`.
    package var thaiLong: String {
        let parts = parts
        return "\(parts.day) \(ThaiMonth.long(parts.month)) \(parts.year + 543)"
    }

    /// The short Thai form, Buddhist era, Arabic numerals: `3 มี.ค. 2569`.
    package var thaiShort: String {
        let parts = parts
        return "\(parts.day) \(ThaiMonth.short(parts.month)) \(parts.year + 543)"
    }
}

extension CivilDate: CustomStringConvertible {
    package var description: String { iso }
}

extension CivilDate: Codable {
    /// Reads a JSON string such as `"2025-10-02"`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = CivilDate(iso: text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\"\(text)\" is no date of the form 2025-10-02",
            )
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
