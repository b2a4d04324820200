import ArgumentParser
import FieldNode

/// Takes in what came late of a revoked node.
struct Admit: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take in what a revoked node had recorded, and what came only afterwards.",
        discussion: """
            A stick may bring what an office had recorded before its machine was lost, after the \
            machine was revoked or set up anew from a backup. It is held, and 'tambon doctor' names \
            it. Whoever has it has the machine's key: ask the office before you take it in. All that \
            is held by now is taken in, and nothing further.

            Example:
              tambon admit 80.21.karo
            """,
    )

    @Argument(help: ArgumentHelp("The node's id, or its office's code.", valueName: "node"))
    var name: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The root key, if it has revoked the node.", valueName: "key")
    )
    var rootKey: String?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let report = try node.admitLate(name, root: try rootKey.map { try Typed.rootKey($0) })
        if options.json { return try await console.output(json: report) }
        if report.admittedChanges == 0 {
            try await console.say("ไม่มีข้อมูลของเครื่องที่เพิกถอนของ \(report.office) รอรับเข้า รับไว้ครบแล้ว")
        } else {
            try await console.say(
                "รับข้อมูล \(report.admittedChanges) รายการของเครื่องที่เพิกถอนของ \(report.office) เข้าแล้ว"
            )
        }
        try await console.say(
            "Of the revoked node \(report.node) of \(report.office) \(report.admittedChanges) "
                + "changes more are taken in, \(report.acceptedChanges) in all; what comes from now "
                + "on is not."
        )
    }
}
