import ComplaintModel
import FieldNode
import Reports

/// What waits for a person's decision, case by case.
struct ConflictPage {
    private let cases: [CaseInConflict]
    private let own: String

    /// Lays out the cases; `own` is the code of the node's own office.
    init(_ cases: [CaseInConflict], own: String) {
        self.cases = cases
        self.own = own
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
                        Self.lines($0, of: name, id: conflicted.id)
                    },
                )
            },
            footnotes: ["\(cases.count) เรื่อง / cases"],
        ).text
    }

    /// The values of a conflict, and how to settle it.
    ///
    /// A number that stands on several cases names none of them.
    static func lines(_ conflict: ConflictView, of number: String, id: String) -> [ReportCell] {
        let name = conflict.field == "number" ? id : number
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
        return [title] + values + [.text("  ตัดสิน / settle: \(command)")]
    }
}
