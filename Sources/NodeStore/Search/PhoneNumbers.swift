/// Finds telephone numbers in folded text, however they are spaced.
///
/// `081-234-5678`, `(02) 123 4567` and `+66 81 234 5678` are numbers of nine or ten digits that begin
/// with a zero; a mobile one has ten.
enum PhoneNumbers {
    /// A number where it stands.
    struct Found {
        /// Its place in the text.
        let range: Range<Int>
        /// Its digits, from the zero on.
        let digits: [UInt8]
    }

    private static let zero = UInt8(ascii: "0")
    /// More than two of these between two digits separate two numbers.
    private static let separators = Array(" -.()/".utf8)
    private static let separatorLimit = 2
    /// The second digits of mobile numbers.
    private static let mobile = Array("689".utf8)

    /// The numbers in a folded text, in their order.
    static func found(in text: [UInt8]) -> [Found] {
        var found: [Found] = []
        var place = 0
        while place < text.count {
            if let number = number(at: place, in: text) {
                found.append(number)
                place = number.range.upperBound
            } else {
                place += 1
            }
        }
        return found
    }

    private static func number(at start: Int, in text: [UInt8]) -> Found? {
        var digits: [UInt8] = []
        var place = start
        if text[start] == UInt8(ascii: "+") {
            guard text[(start + 1)...].starts(with: Array("66".utf8)) else { return nil }
            digits = [zero]
            place += 3
        } else {
            guard text[start] == zero, start == 0 || !isDigit(text[start - 1]) else { return nil }
        }
        let isAbroad = !digits.isEmpty
        var end = place
        var gap = 0
        while place < text.count, digits.count < wanted(digits) {
            let byte = text[place]
            place += 1
            if isDigit(byte) {
                // +66 (0) 81 …: the zero is there already.
                if !isAbroad || digits.count > 1 || byte != zero { digits.append(byte) }
                (end, gap) = (place, 0)
            } else if separators.contains(byte), gap < separatorLimit {
                gap += 1
            } else {
                break
            }
        }
        guard digits.count == wanted(digits), end == text.count || !isDigit(text[end]) else {
            return nil
        }
        let isInBrackets = start > 0 && text[start - 1] == UInt8(ascii: "(")
        return Found(range: (isInBrackets ? start - 1 : start)..<end, digits: digits)
    }

    private static func wanted(_ digits: [UInt8]) -> Int {
        digits.count < 2 || mobile.contains(digits[1]) ? 10 : 9
    }

    /// Whether a byte of a folded text is a digit.
    static func isDigit(_ byte: UInt8) -> Bool { zero...UInt8(ascii: "9") ~= byte }
}
