import ComplaintModel
import FieldNode
import Reports

/// The cases of a list, a row each.
struct CaseTable {
    private let cases: [ListedCase]
    private let own: String

    /// Lays out a list; `own` is the code of the node's own office.
    init(_ cases: [ListedCase], own: String) {
        self.cases = cases
        self.own = own
    }

    /// The table and a line that counts.
    var text: String {
        let late = cases.count(where: \.isLate)
        let conflicts = cases.count { $0.conflicts > 0 }
        var count = "\(cases.count) เรื่อง / cases"
        if late > 0 { count += ", เกินกำหนด / late: \(late)" }
        if conflicts > 0 { count += ", ขัดแย้ง / in conflict: \(conflicts)" }
        let table = ReportTable(
            columns: [
                .page("เลขที่"), .page("วันที่รับ"), .page("สถานะ"), .page("ช่องทาง"), .page("ประเภท"),
                .page("เรื่อง", limit: .cut(cells: 50)), .page("กำหนด"), .page("หมายเหตุ"),
            ],
            rows: cases.map(row),
        )
        return ScreenPage("รายการเรื่องร้องเรียน", table, footnotes: [count]).text
    }

    private func row(_ listed: ListedCase) -> [ReportCell] {
        let notes = [
            listed.isLate ? "เกินกำหนด" : nil, listed.conflicts > 0 ? "ขัดแย้ง" : nil,
            listed.inTransitTo.map { "กำลังโอนไป \($0) \(listed.inTransitDays ?? 0) วัน" },
            listed.hasArrived ? nil : "ยังไม่ถึงส่วนกลาง",
        ].compactMap { $0 }
        return [
            .text(Self.name(listed.number, listed.office, listed.id, own: own)),
            ScreenPage.day(listed.received),
            .text(CaseState(rawValue: listed.state)?.nameThai ?? listed.state),
            .text(listed.channel), .text(listed.category), .text(listed.subject),
            ScreenPage.day(listed.due), .list(notes),
        ]
    }

    /// How a person names a case in the next command.
    static func name(_ number: String, _ office: String, _ id: String, own: String) -> String {
        if number.isEmpty { return id }
        return office == own ? number : "\(office):\(number)"
    }
}
