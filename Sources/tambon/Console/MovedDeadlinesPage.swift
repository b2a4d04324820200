import ComplaintModel
import FieldNode
import Reports

/// What a change of the holidays has moved, for the terminal.
struct MovedDeadlinesPage {
    private let change: HolidayChange

    /// Lays out a change.
    init(_ change: HolidayChange) { self.change = change }

    /// The tables of the offices where something has moved, or one line where nothing has.
    static func text(of changes: [HolidayChange]) -> String {
        let moving = changes.filter { !$0.moved.isEmpty }
        if moving.isEmpty { return none }
        return moving.map { MovedDeadlinesPage($0).text }.joined(separator: "\n")
    }

    private static let none = "ไม่มีกำหนดเวลาใดเลื่อน / No running deadline has moved.\n"

    /// A table of the deadlines that moved, or the line that says there is none.
    var text: String {
        let count = change.moved.count
        if count == 0 { return Self.none }
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
        return ScreenPage("กำหนดเวลาที่เลื่อน \(change.office)", table, footnotes: footnotes).text
    }
}
