import ComplaintModel
import FieldNode
import Reports

/// What became of an old register, for the terminal.
struct RegisterImportPage {
    private let report: RegisterImport
    private let isTrial: Bool

    /// Lays out a report.
    init(_ report: RegisterImport, isTrial: Bool) {
        self.report = report
        self.isTrial = isTrial
    }

    /// How the columns were understood, and the lines one by one.
    var text: String {
        ScreenPage(
            titles: ["สมุดทะเบียนเดิม", "\(report.encoding) · \(report.separator)"],
            sections: [
                ReportSection(heading: "คอลัมน์", table: columns),
                ReportSection(heading: "บรรทัด", table: lines),
            ],
            footnotes: report.unread.isEmpty
                ? [] : ["ไม่ได้อ่าน / not read: " + report.unread.joined(separator: " · ")]
        ).text
    }

    /// What was done altogether, and what the old book lacks.
    var summary: [String] {
        let entered = report.lines.count { $0.outcome == .entered }
        let known = report.lines.count { $0.outcome == .known }
        let bad = report.lines.count { $0.outcome == .bad }
        let (thai, english) = report.isUndone ? ("จะบันทึก", "Would enter") : ("บันทึก", "Entered")
        var lines = [
            "\(thai) \(entered) เรื่อง มีอยู่แล้ว \(known) เรื่อง ใช้ไม่ได้ \(bad) บรรทัด",
            "\(english) \(entered), \(known) entered before, \(bad) bad lines.",
        ]
        if report.isUndone, !isTrial {
            lines += [
                "ยังไม่ได้บันทึกบรรทัดใด เพราะมีบรรทัดที่ใช้ไม่ได้", "Nothing was entered: some lines are bad.",
            ]
        }
        if !report.gaps.isEmpty {
            let gaps = report.gaps.joined(separator: ", ")
            lines += ["เลขที่ที่ไม่มีในสมุดเดิม: \(gaps)", "Numbers that the old book lacks: \(gaps)."]
        }
        return lines
    }

    private var columns: ReportTable {
        ReportTable(
            columns: [.page("คอลัมน์"), .page("หัวตาราง"), .page("คือ"), .page("")],
            rows: report.columns.map { found in
                [
                    .text(found.letter), .text(found.heading), .text(found.column.rawValue),
                    .text(found.isGuess ? "ตามหัวตาราง / by its heading" : "--map"),
                ]
            },
        )
    }

    private var lines: ReportTable {
        ReportTable(
            columns: [
                .page("บรรทัด"), .page("เลขที่"), .page("วันที่รับ"), .page("ช่องทาง"), .page("ประเภท"),
                .page("เรื่อง", limit: .cut(cells: 40)), .page("ผู้ร้อง"), .page("การดำเนินการ"),
                .page("ผล"),
            ],
            rows: report.lines.map { line in
                [
                    .text(String(line.line)), .text(line.number ?? ""),
                    ScreenPage.day(line.received), .text(line.channel ?? ""),
                    .text(line.category ?? ""), .text(line.subject ?? ""),
                    .text(line.hasIdentity ? "สงวน" : ""), .list(line.actions),
                    .text(Self.outcome(line)),
                ]
            },
        )
    }

    private static func outcome(_ line: ImportedLine) -> String {
        switch line.outcome {
        case .entered: "ได้ / good"
        case .known: "มีแล้ว / known"
        case .bad: "ไม่ได้ / bad"
        }
    }
}
