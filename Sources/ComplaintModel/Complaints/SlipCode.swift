/// The provisional name of a case recorded where the book is not: `ช2-0005`.
///
/// The second computer of an office hands it out at once; the register number follows when the
/// computer that keeps the book has the case.
package struct SlipCode: Hashable, Comparable, Sendable {
    /// The computer within the office that recorded the case, from 1.
    package let station: Int
    /// The running number on that computer, from 1.
    package let serial: Int

    /// Makes a code; both parts are taken as they are.
    package init(station: Int, serial: Int) {
        self.station = station
        self.serial = serial
    }

    /// Makes a code from `ช2-0005`, also in Thai numerals, or nothing for any other text.
    package init?(_ typed: String) {
        let text = ThaiNumerals.arabic(typed)
        guard text.unicodeScalars.first == "ช" else { return nil }
        let fields = String(text.unicodeScalars.dropFirst()).split(
            separator: "-",
            omittingEmptySubsequences: false,
        )
        guard fields.count == 2,
            let station = DigitText.number(fields[0]), station > 0,
            let serial = DigitText.number(fields[1]), serial > 0
        else { return nil }
        self.init(station: station, serial: serial)
    }

    /// Reads a code that a person typed.
    ///
    /// - Throws: ``ComplaintModelError/unreadableSlipCode(typed:)``.
    package init(parsing typed: String) throws(ComplaintModelError) {
        guard let code = SlipCode(typed) else { throw .unreadableSlipCode(typed: typed) }
        self = code
    }

    package static func < (left: SlipCode, right: SlipCode) -> Bool {
        (left.station, left.serial) < (right.station, right.serial)
    }
}

extension SlipCode: CustomStringConvertible {
    package var description: String { "ช\(station)-" + DigitText.padded(serial, to: 4) }
}
