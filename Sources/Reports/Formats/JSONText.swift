/// A JSON value that keeps its members in the order in which they were given (RFC 8259).
enum JSONText {
    /// A text.
    case string(String)
    /// A whole number.
    case integer(Int)
    /// True or false.
    case boolean(Bool)
    /// Nothing.
    case null
    /// Values in order.
    case array([JSONText])
    /// Named values in order.
    case object([(String, JSONText)])

    /// The value as text.
    ///
    /// The outer two levels have a line for each value, so that a row of a report is a line.
    func written() -> String {
        var text = ""
        write(to: &text, depth: 0)
        return text
    }

    private func write(to text: inout String, depth: Int) {
        switch self {
        case .string(let string): Self.write(string, to: &text)
        case .integer(let number): text += String(number)
        case .boolean(let isTrue): text += isTrue ? "true" : "false"
        case .null: text += "null"
        case .array(let values):
            Self.write(values, between: ("[", "]"), to: &text, depth: depth) { value, text in
                value.write(to: &text, depth: depth + 1)
            }
        case .object(let members):
            Self.write(members, between: ("{", "}"), to: &text, depth: depth) { member, text in
                Self.write(member.0, to: &text)
                text += ": "
                member.1.write(to: &text, depth: depth + 1)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item],
        between brackets: (String, String),
        to text: inout String,
        depth: Int,
        writeItem: (Item, inout String) -> Void,
    ) {
        let isBroken = depth < 2 && !items.isEmpty
        let indent = String(repeating: "  ", count: depth)
        text += brackets.0
        for (index, item) in items.enumerated() {
            if index > 0 { text += isBroken ? "," : ", " }
            if isBroken { text += "\n" + indent + "  " }
            writeItem(item, &text)
        }
        if isBroken { text += "\n" + indent }
        text += brackets.1
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where isEscaped(scalar): text += escape(scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    // Beside what RFC 8259 asks for: DEL and C1, which a terminal may obey, and the line ends of
    // Unicode, at which a line-wise reader may cut.
    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
