/// A tag of a template, with the line where it stands.
struct TemplateTag: Hashable {
    /// What the tag does.
    enum Kind: Hashable {
        /// Prints a field.
        case field
        /// Begins a part for each row of a field, or that is printed where something stands in it.
        case section
        /// Begins a part that is printed where nothing stands in the field.
        case inverted
        /// Ends a part.
        case end
    }

    let kind: Kind
    /// The field's name; `.` for a paragraph itself.
    let name: String
    /// From 1.
    let line: Int

    /// The tags of a template, in order; remarks are left out.
    ///
    /// Only the plain ones are taken: those that print without escaping, set other delimiters, call
    /// functions or bring in other templates are refused.
    static func all(in text: String) throws(PaperTemplateError) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var rest = Array(text.utf8)[...]
        var line = 1
        while let opening = rest.place(of: "{{") {
            line += rest[..<opening].lines
            rest = rest[(opening + 2)...]
            guard let closing = rest.place(of: "}}") else { throw .unfinishedTag(line: line) }
            let content = rest[..<closing]
            if content.first != UInt8(ascii: "!") {
                tags.append(try TemplateTag(content, line: line))
            }
            line += content.lines
            rest = rest[(closing + 2)...]
        }
        return tags
    }

    private init(_ content: ArraySlice<UInt8>, line: Int) throws(PaperTemplateError) {
        let words = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        let text = words.joined(separator: " ")
        switch text.first {
        case "#": kind = .section
        case "^": kind = .inverted
        case "/": kind = .end
        default: kind = .field
        }
        let name = kind == .field ? text : text.dropFirst().drop { $0 == " " }.description
        let isName = name == "." || !name.isEmpty && name.utf8.allSatisfy(Self.isLetter)
        guard isName else { throw .forbiddenTag(line: line, tag: "{{\(text.prefix(40))}}") }
        self.name = name
        self.line = line
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}

extension ArraySlice<UInt8> {
    /// How many lines end in the bytes.
    fileprivate var lines: Int { count { $0 == UInt8(ascii: "\n") } }

    /// Where two bytes stand first.
    fileprivate func place(of pair: StaticString) -> Index? {
        let wanted = pair.description.utf8
        guard let first = wanted.first, let second = wanted.last else { return nil }
        return indices.dropLast().first { self[$0] == first && self[$0 + 1] == second }
    }
}
