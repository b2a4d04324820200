/// Thai digits ๐–๙ and Arabic digits 0–9, one for the other.
package enum ThaiNumerals {
    private static let thaiZero: UInt32 = 0x0E50
    private static let arabicZero: UInt32 = 0x30

    /// The text with every Arabic digit written as a Thai one: `12/2569` becomes `๑๒/๒๕๖๙`.
    package static func thai(_ text: String) -> String {
        replacing(text, digitsFrom: arabicZero, to: thaiZero)
    }

    /// The text with every Thai digit written as an Arabic one: `๑๒/๒๕๖๙` becomes `12/2569`.
    package static func arabic(_ text: String) -> String {
        replacing(text, digitsFrom: thaiZero, to: arabicZero)
    }

    private static func replacing(_ text: String, digitsFrom: UInt32, to target: UInt32) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let digit = scalar.value &- digitsFrom
            result.append(digit < 10 ? Unicode.Scalar(target + digit) ?? scalar : scalar)
        }
        return String(result)
    }
}
