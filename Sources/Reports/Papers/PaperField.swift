/// One named value of a paper, as its template and `--json` call it.
package struct PaperField: Hashable, Sendable {
    /// The name: `registerNumber`.
    package let name: String
    /// What stands there.
    package let value: PaperValue

    /// Names a value.
    package init(_ name: String, _ value: PaperValue) {
        self.name = name
        self.value = value
    }

    /// Names a text that a person wrote.
    init(_ name: String, text: String?) {
        self.init(name, .cell(ReportCell(text: text)))
    }

    /// Names words of the program or of the procedure.
    init(_ name: String, phrase: String?) {
        self.init(name, .cell(phrase.map(ReportCell.phrase) ?? .empty))
    }

    /// Names a text that a person wrote, with a paragraph for each of its lines.
    init(_ name: String, lines: String?) {
        let lines = lines?.split(whereSeparator: \.isNewline) ?? []
        self.init(name, .paragraphs(lines.map { .text(String($0)) }))
    }
}
