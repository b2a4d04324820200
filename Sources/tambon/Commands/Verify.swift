import ArgumentParser
import ComplaintModel
import FieldNode

/// Audits the books.
struct Verify: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read every change back, check chains and signatures, and compare the rows.",
        discussion: """
            Example:
              tambon verify
            """,
    )

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let report = try node.verify()
        if options.json {
            try await console.output(json: report)
        } else {
            try await console.say(
                "ตรวจ \(report.ledgers) เล่ม \(report.changes) รายการ \(report.heads) ลายมือชื่อ "
                    + "พบปัญหา \(report.problems.count) ข้อ"
            )
            try await console.say(
                "Read \(report.changes) changes of \(report.ledgers) ledgers and checked "
                    + "\(report.heads) signatures (\(report.unsigned) changes are not signed yet): "
                    + "\(report.problems.count) problems."
            )
        }
        for problem in report.problems { try await console.complain(problem) }
        if let advice = report.damage?.sentence {
            try await console.complain("\(advice.thai)\n\(advice.english)")
        }
        if !report.problems.isEmpty { throw ExitCode.failure }
    }
}
