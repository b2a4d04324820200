import ComplaintModel
import FieldNode
import Reports

/// What a change of the holidays has moved, for the terminal.
struct MovedDeadlinesPage {
    private let change: HolidayChange

    /// Lays out a change.
    init(_ change: HolidayChange) { self.change = change }

    /// A table of the deadlines that moved, or the line that says there is none.
    var text: String {
        let count = change.moved.count
        if count == 0 {
            return "ไม่มีกำหนดเวลาใดเลื่อน / No running deadline has moved.\n"
        }
        let table = ReportTable(
            columns: [
                .page("เลขที่"), .page("กำหนด"), .page("หน่วยงาน"), .page("เดิม"), .page("ใหม่"),
                .page("เพราะ", limit: .wrap(cells: 50)),
            ],
            rows: change.moved.map { moved in
                [
                    .text(moved.number), .text(moved.name), .text(moved.unit ?? ""),
                    ScreenPage.day(moved.before), ScreenPage.day(moved.after),
                    .text(moved.because),
                ]
            },
        )
        let footnotes = [
            "เลื่อน \(count) กำหนด ที่แล้วเสร็จแล้วไม่เลื่อน / \(count) moved; what was met did not.",
            "วันหยุด: \(change.version)",
        ]
        return ScreenPage("กำหนดเวลาที่เลื่อน", table, footnotes: footnotes).text
    }
}
