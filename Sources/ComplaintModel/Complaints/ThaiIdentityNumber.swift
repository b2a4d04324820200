/// The number of a Thai identity card: 13 digits, the last a check digit over the others.
package struct ThaiIdentityNumber: Hashable, Sendable {
    /// The 13 digits without spaces or dashes.
    package let digits: String

    /// Makes a number from 13 digits, also Thai ones, with or without spaces and dashes.
    ///
    /// Nothing when the length or the check digit is wrong.
    package init?(_ typed: String) {
        let bytes = ThaiNumerals.arabic(typed).utf8.filter {
            $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ")
        }
        let values = bytes.compactMap { byte in DigitText.number(CollectionOfOne(byte)) }
        guard bytes.count == 13, values.count == 13 else { return nil }
        let sum = zip(values, stride(from: 13, to: 1, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
        guard (11 - sum % 11) % 10 == values[12] else { return nil }
        digits = values.map(String.init).joined()
    }
}
