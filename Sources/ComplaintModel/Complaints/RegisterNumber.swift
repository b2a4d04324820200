/// A running number in an office's register: `12/2569`.
package struct RegisterNumber: Hashable, Comparable, Sendable {
    /// The place in the year's order of entry, from 1.
    package let number: Int
    /// The Buddhist year of the register.
    package let buddhistYear: Int

    /// Makes a number; both parts are taken as they are.
    package init(number: Int, buddhistYear: Int) {
        self.number = number
        self.buddhistYear = buddhistYear
    }

    /// Makes a number from `12/2569`, also `๑๒/๒๕๖๙`, or nothing for any other text.
    package init?(_ typed: String) { self.init(typed, from: 1) }

    private init?(_ typed: String, from first: Int) {
        let fields = ThaiNumerals.arabic(typed).split(
            separator: "/",
            omittingEmptySubsequences: false,
        )
        guard fields.count == 2,
            let number = DigitText.number(fields[0]), number >= first,
            let year = DigitText.number(fields[1]), (2400...2699).contains(year)
        else { return nil }
        self.init(number: number, buddhistYear: year)
    }

    /// Reads a number that a person typed.
    ///
    /// - Throws: ``ComplaintModelError/unreadableRegisterNumber(typed:)``.
    package init(parsing typed: String) throws(ComplaintModelError) {
        guard let number = RegisterNumber(typed) else {
            throw .unreadableRegisterNumber(typed: typed)
        }
        self = number
    }

    /// Reads the last number of a paper book that a person typed; `0/2569` says that it has none yet.
    ///
    /// - Throws: ``ComplaintModelError/unreadableRegisterNumber(typed:)``.
    package init(lastOfBook typed: String) throws(ComplaintModelError) {
        guard let number = RegisterNumber(typed, from: 0) else {
            throw .unreadableRegisterNumber(typed: typed)
        }
        self = number
    }

    package static func < (left: RegisterNumber, right: RegisterNumber) -> Bool {
        (left.buddhistYear, left.number) < (right.buddhistYear, right.number)
    }

    /// The number after this one in the same register.
    package var next: RegisterNumber {
        RegisterNumber(number: number + 1, buddhistYear: buddhistYear)
    }
}

extension RegisterNumber: CustomStringConvertible {
    package var description: String { "\(number)/\(buddhistYear)" }
}
