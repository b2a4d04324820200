import ArgumentParser
import ComplaintModel
import FieldNode

/// Looks a node over.
struct Doctor: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look the node over; on demand, make all rows again from the log.",
        discussion: """
            Example:
              tambon doctor
              tambon doctor --rebuild
              tambon doctor --read
            """,
    )

    @Flag(help: "Make damaged indexes and all rows again, from the tables and the log.")
    var rebuild = false

    @Flag(help: "Say that the notices were read, so that they are not shown again.")
    var read = false

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let report = try node.doctor(rebuilding: rebuild)
        if options.json {
            try await console.output(json: report)
        } else {
            for line in Self.lines(report) { try await console.say(line) }
        }
        if read { try node.dropNotices() }
        for problem in report.integrityProblems { try await console.complain(problem) }
        if let advice = report.damage?.sentence {
            try await console.complain("\(advice.thai)\n\(advice.english)")
        }
        if !report.integrityProblems.isEmpty { throw ExitCode.failure }
    }

    private static func lines(_ report: DoctorReport) -> [String] {
        let settings = report.settings.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let ledgers = report.ledgers.map { ledger in
            "\(ledger.office) (\(ledger.ledger)): \(ledger.changes) changes in \(ledger.blocks) "
                + "blocks, \(ledger.lines) lines, \(ledger.conflicts) cases in conflict"
        }
        let health =
            report.integrityProblems.isEmpty
            ? "โครงสร้างฐานข้อมูลสมบูรณ์ ตรวจเนื้อหาด้วย 'tambon verify' / sound in its structure; "
                + "'tambon verify' reads the contents"
            : "ฐานข้อมูลเสียหาย / damaged"
        return ["\(report.office) (node \(report.node)): \(health)", settings]
            + ["clock: \(report.clock)"] + ledgers
            + report.ledgers.filter(\.isBehind).map { ledger in
                "ยังเป็นตารางของรุ่นเก่า / rows of an older version: \(ledger.office) has a damaged log; "
                    + "'tambon verify' names the damage"
            }
            + report.waiting.map { "รอ / waiting for: \($0)" }
            + quarantine(report.quarantine) + report.lostCases.flatMap(lost)
            + report.strayCases.flatMap(stray) + report.notices
            + (report.wasRebuilt ? ["สร้างตารางใหม่แล้ว / rows were made again from the log"] : [])
    }

    /// What is said of a case that nobody can be known to read, in each language.
    private static func lost(_ lost: LostCase) -> [String] {
        let office = lost.reservedFor
        return [
            "เรื่อง \(lost.number) ปิดผนึกไว้กับเครื่องของ \(office) ที่เลิกใช้แล้วทั้งหมด หาก \(office) "
                + "เปิดอ่านไม่ได้ โปรดสอบถามผู้ร้องเรียนแล้วบันทึกใหม่",
            "  \(lost.number) was sealed for computers of \(office) that are all gone; unless "
                + "\(office) can open it, ask the complainant again and record it anew",
        ]
    }

    /// What is said of a case of which two offices' books say different things, in each language.
    private static func stray(_ stray: StrayCase) -> [String] {
        switch stray.kind {
        case .inNoRegister:
            [
                "เรื่อง \(stray.number) โอนไปแล้วเป็น \(stray.other) แต่ไม่พบในทะเบียนของหน่วยงานนั้น "
                    + "ถ้าแลกเปลี่ยนข้อมูลแล้วยังไม่พบ โปรดแจ้งให้หน่วยงานนั้นบันทึกใหม่",
                "  \(stray.number) was handed over as \(stray.other), which is in no register here; if "
                    + "it does not come with the next exchange, let that office record it anew",
            ]
        case .inTwoRegisters:
            [
                "เรื่อง \(stray.number) เปิดอยู่ และ \(stray.other) รับโอนไว้แล้วด้วย คำขอโอนหายไป "
                    + "โปรดแจ้งทั้งสองหน่วยงานให้ตกลงกันว่าใครดำเนินการ",
                "  \(stray.number) is open, and \(stray.other) has taken it over too: the request is "
                    + "lost; let the two offices settle who goes on with it",
            ]
        case .inTwoOtherRegisters:
            [
                "เรื่อง \(stray.number) โอนไปแล้ว และอยู่ในทะเบียนของหลายหน่วยงานพร้อมกัน: \(stray.other) "
                    + "จึงนับซ้ำ โปรดให้ตกลงกันว่าใครดำเนินการ แล้วให้หน่วยเหนือที่มีข้อมูลของทุกแห่งยกเลิกรายการที่เหลือด้วย "
                    + "'tambon void สำนักงาน:เลขที่ --reason รับโอนซ้ำ'",
                "  \(stray.number) was handed over, and stands in several registers: \(stray.other); so it "
                    + "is counted more than once. Let the offices settle who goes on with it, and the node "
                    + "above that holds the books of all void the other line with "
                    + "'tambon void OFFICE:NUMBER --reason TEXT'",
            ]
        }
    }

    /// A line for each node and reason, and below it what a person can do.
    private static func quarantine(_ changes: [QuarantinedChange]) -> [String] {
        let groups = Dictionary(grouping: changes) { [$0.office, $0.node, $0.reason] }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, held in
            let (office, node, reason) = (key[0], key[1], key[2])
            let days = held.compactMap { $0.recorded?.prefix(10) }
            let time = days.min().map { "recorded \($0) to \(days.max() ?? $0)" } ?? "unreadable"
            let line =
                "ไม่รับเข้า / held, not admitted: \(office), node \(node), \(held.count) changes, "
                + "\(time), the first \(held[0].change): \(held[0].reasonThai) / \(reason)"
            var seen: Set<HeldCase> = []
            let cases = held.flatMap(\.cases).filter { seen.insert($0).inserted }
                .map { "  เรื่อง / case \(office):\($0.number) \($0.subject)" }
            let advice = [
                "  ถ้าเจ้าหน้าที่ของ \(office) บันทึกไว้ก่อนเครื่องหาย หน่วยเหนือรับเข้าได้ด้วย 'tambon admit \(node)' / "
                    + "if the office recorded them before that machine was lost, the node that revoked "
                    + "it takes them in with 'tambon admit \(node)'"
            ]
            return [line] + cases + (held[0].isLate ? advice : [])
        }
    }
}
