/// Numbers as fixed-width decimal digits, without the cost of a formatter.
enum DigitText {
    /// The number with leading zeros; a number that is wider is printed whole.
    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        guard digits.utf8.count < width else { return digits }
        return String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    /// The value of one to nine ASCII digits; nothing for any other bytes.
    static func number(_ bytes: some Collection<UInt8>) -> Int? {
        guard (1...9).contains(bytes.count) else { return nil }
        var value = 0
        for byte in bytes {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// The value of one to nine ASCII digits; nothing for any other text.
    static func number(_ text: some StringProtocol) -> Int? {
        number(Array(text.utf8))
    }
}
