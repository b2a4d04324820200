import ArgumentParser
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

    @Flag(help: "Make all rows again from the log.")
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
            report.integrityProblems.isEmpty ? "ฐานข้อมูลสมบูรณ์ / sound" : "ฐานข้อมูลเสียหาย / damaged"
        return ["\(report.office) (node \(report.node)): \(health)", settings]
            + ["clock: \(report.clock)"] + ledgers
            + report.ledgers.filter(\.isBehind).map { ledger in
                "ยังเป็นตารางของรุ่นเก่า / rows of an older version: \(ledger.office) has a damaged log; "
                    + "'tambon verify' names the damage"
            }
            + report.waiting.map { "รอ / waiting for: \($0)" }
            + report.quarantine.map { held in
                "ไม่รับเข้า / held, not admitted: \(held.office), \(held.change): \(held.reason)"
            }
            + report.notices
            + (report.wasRebuilt ? ["สร้างตารางใหม่แล้ว / rows were made again from the log"] : [])
    }
}
