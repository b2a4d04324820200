import ComplaintModel
import Reports

/// A page for the terminal, laid out like the reports so that Thai columns stand straight.
struct ScreenPage {
    private let document: ReportDocument

    /// A page of sections.
    init(titles: [String], sections: [ReportSection], footnotes: [String] = []) {
        document = ReportDocument(
            titles: titles.map { .text($0) },
            meta: [],
            sections: sections,
            footnotes: footnotes.map { .text($0) },
            numerals: .arabic,
        )
    }

    /// A page with one table.
    init(_ title: String, _ table: ReportTable, footnotes: [String] = []) {
        self.init(titles: [title], sections: [ReportSection(table: table)], footnotes: footnotes)
    }

    /// The page; no character in it can command the terminal.
    var text: String { TextFormat().render(document) }

    /// A day of a view, in Thai.
    static func day(_ iso: String?) -> ReportCell {
        guard let iso, let date = CivilDate(iso: String(iso.prefix(10))) else { return .empty }
        return .date(date)
    }

    /// The days on which something holds, in Thai.
    static func term(_ term: DayTerm) -> ReportCell {
        let from = term.from.map { "ตั้งแต่ \($0.thaiShort)" }
        let to = term.to.map { "ถึง \($0.thaiShort)" }
        return .text([from, to].compactMap(\.self).joined(separator: " "))
    }

    /// A moment of a view, in Thai.
    static func moment(_ iso: String) -> ReportCell {
        LocalMoment(iso: iso).map { .text($0.thaiShort) } ?? .text(iso)
    }
}
