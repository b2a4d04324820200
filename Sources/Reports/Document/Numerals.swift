import ComplaintModel

/// The digits in which a page is printed, by the office's choice.
package enum Numerals: String, CaseIterable, Sendable {
    /// 0–9.
    case arabic
    /// ๐–๙.
    case thai

    /// A text of the report's own, with its digits as chosen.
    package func write(_ text: String) -> String {
        switch self {
        case .arabic: text
        case .thai: ThaiNumerals.thai(text)
        }
    }
}
