import ComplaintModel
import FieldNode
import Reports

/// What waits for a person's decision, case by case.
struct ConflictPage {
    private let cases: [CaseInConflict]
    private let own: String
    private let keepsBook: Bool

    /// Lays out the cases.
    ///
    /// - Parameters:
    ///   - cases: the cases.
    ///   - own: the code of the node's own office.
    ///   - keepsBook: whether this computer gives that office's register numbers.
    init(_ cases: [CaseInConflict], own: String, keepsBook: Bool) {
        self.cases = cases
        self.own = own
        self.keepsBook = keepsBook
    }

    /// The page.
    var text: String {
        ScreenPage(
            titles: ["ข้อขัดแย้งที่รอการตัดสิน"],
            sections: cases.map { conflicted in
                let name = CaseTable.name(
                    conflicted.number,
                    conflicted.office,
                    conflicted.id,
                    own: own
                )
                return ReportSection(
                    heading: "เลขที่ \(name) \(conflicted.subject)",
                    paragraphs: conflicted.conflicts.flatMap {
                        Self.lines(
                            $0,
                            of: name,
                            id: conflicted.id,
                            book: keepsBook && conflicted.office == own ? nil : conflicted.office
                        )
                    },
                )
            },
            footnotes: ["\(cases.count) เรื่อง / cases"],
        ).text
    }

    /// The values of a conflict, and how to settle it.
    ///
    /// A number that stands on several cases names none of them.
    ///
    /// - Parameters:
    ///   - conflict: the conflict.
    ///   - number: how the case is named.
    ///   - id: the case's id.
    ///   - book: the office whose register it is, unless its numbers are given here: no other computer
    ///     can settle one.
    /// - Returns: a line each.
    static func lines(
        _ conflict: ConflictView,
        of number: String,
        id: String,
        book: String?,
    ) -> [ReportCell] {
        let isNumber = conflict.field == ConflictView.number
        let name = isNumber ? id : number
        let title = ReportCell.text("\(conflict.fieldThai) (\(conflict.field)):")
        let values = conflict.values.map { value in
            let author = value.author == "this-node" ? "เครื่องนี้" : value.author
            let at = LocalMoment(iso: value.at)?.thaiShort ?? value.at
            return ReportCell.text("  \(value.dot)  \"\(value.value)\"  (\(author), \(at))")
        }
        let keep = conflict.values.first?.dot ?? "DOT"
        let command =
            conflict.field == ConflictView.takenTwice
            ? "tambon void \(id) --reason 'รับโอนซ้ำ'"
            : "tambon resolve \(name) \(conflict.field) --keep \(keep)"
        var lines = [title] + values + [.text("  ตัดสิน / settle: \(command)")]
        if isNumber, let book {
            lines.append(.text("  ที่เครื่องที่ออกเลขทะเบียนของ \(book) เท่านั้น"))
            lines.append(.text("  only on the computer that gives the numbers of \(book)"))
        }
        return lines
    }
}
