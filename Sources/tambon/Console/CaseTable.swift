import ComplaintModel
import FieldNode
import Reports

/// The cases of a list, a row each.
struct CaseTable {
    private let cases: [ListedCase]
    private let own: String
    private let yearsLeftOut: [Int]

    /// Lays out a list.
    ///
    /// - Parameters:
    ///   - cases: its cases.
    ///   - own: the code of the node's own office.
    ///   - yearsLeftOut: the Buddhist fiscal years that the list leaves out since they are archived.
    init(_ cases: [ListedCase], own: String, yearsLeftOut: [Int] = []) {
        self.cases = cases
        self.own = own
        self.yearsLeftOut = yearsLeftOut
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
                .page("เลขที่"), .page("วันที่รับ"), .page("สถานะ"), .page("ช่องทาง"),
                .page("ประเภท", limit: .cut(cells: 24)),
                .page("เรื่อง", limit: .cut(cells: 50)), .page("กำหนด"), .page("หมายเหตุ"),
            ],
            rows: cases.map(row),
        )
        var footnotes = [count]
        if !yearsLeftOut.isEmpty {
            let years = yearsLeftOut.map(String.init).joined(separator: ", ")
            footnotes.append("ไม่รวมเรื่องของปีงบประมาณ \(years) ที่เก็บแล้ว ดูด้วย --archived")
        }
        return ScreenPage("รายการเรื่องร้องเรียน", table, footnotes: footnotes).text
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
            .text(CaseState(rawValue: listed.state)?.nameThai ?? "สงวน"),
            .text(listed.channelThai), .text(listed.categoryThai), .text(listed.subject),
            ScreenPage.day(listed.due), .list(notes),
        ]
    }

    /// How a person names a case in the next command.
    static func name(_ number: String, _ office: String, _ id: String, own: String) -> String {
        if number.isEmpty { return id }
        return office == own ? number : "\(office):\(number)"
    }
}
