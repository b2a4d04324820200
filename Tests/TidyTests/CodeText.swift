/// Takes comments and the insides of string literals out of Swift text; line breaks stay.
///
/// What stands in an interpolation goes too: no rule looks for anything there. Regex literals are
/// taken for code.
struct CodeText {
    private let source: [UInt8]
    private var out: [UInt8] = []
    private var index = 0

    /// The text that is left.
    static func stripped(_ text: String) -> String {
        var reader = CodeText(source: Array(text.utf8))
        while reader.index < reader.source.count { reader.step() }
        return String(decoding: reader.out, as: UTF8.self)
    }

    private init(source: [UInt8]) { self.source = source }

    private mutating func step() {
        if isNext("//") {
            while index < source.count, source[index] != UInt8(ascii: "\n") { index += 1 }
        } else if isNext("/*") {
            skipBlockComment()
        } else if let pounds = poundsOfLiteral() {
            out.append(UInt8(ascii: "\""))
            skipLiteral(pounds: pounds)
            out.append(UInt8(ascii: "\""))
        } else {
            out.append(source[index])
            index += 1
        }
    }

    private func isNext(_ word: String) -> Bool { source[index...].starts(with: word.utf8) }

    /// How many `#` stand before the quote of a literal that begins here; nil if none begins.
    private func poundsOfLiteral() -> Int? {
        let pounds = source[index...].prefix { $0 == UInt8(ascii: "#") }.count
        let quote = index + pounds
        return quote < source.count && source[quote] == UInt8(ascii: "\"") ? pounds : nil
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if isNext("/*") {
                depth += 1
                index += 2
            } else if isNext("*/") {
                depth -= 1
                index += 2
            } else {
                pass()
            }
        } while depth > 0 && index < source.count
    }

    private mutating func skipLiteral(pounds: Int) {
        let fence = String(repeating: "#", count: pounds)
        index += pounds
        let quotes = isNext("\"\"\"") ? "\"\"\"" : "\""
        index += quotes.utf8.count
        while index < source.count {
            if isNext(quotes + fence) {
                index += quotes.utf8.count + pounds
                return
            }
            if isNext("\\" + fence + "(") {
                index += pounds + 2
                skipInterpolation()
            } else if isNext("\\" + fence) {
                index += pounds + 1
                pass()
            } else {
                pass()
            }
        }
    }

    /// Skips to behind the parenthesis that ends an interpolation.
    private mutating func skipInterpolation() {
        var depth = 1
        while depth > 0, index < source.count {
            if let pounds = poundsOfLiteral() {
                skipLiteral(pounds: pounds)
                continue
            }
            if source[index] == UInt8(ascii: "(") { depth += 1 }
            if source[index] == UInt8(ascii: ")") { depth -= 1 }
            pass()
        }
    }

    /// Leaves a byte out, unless it breaks the line.
    private mutating func pass() {
        guard index < source.count else { return }
        if source[index] == UInt8(ascii: "\n") { out.append(source[index]) }
        index += 1
    }
}
