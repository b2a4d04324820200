import ArgumentParser
import ComplaintModel
import FieldNode

/// Freezes the figures of a month.
struct Freeze: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Freeze a month that has ended: its report stays as it is.",
        discussion: """
            What arrives or changes later is shown as an adjustment, in the month's own report and in
            the next one, and the fiscal-year report adds both up.

            Example:
              tambon freeze 2569-01
            """,
    )

    @Argument(
        help: ArgumentHelp("A month, such as 2569-01.", valueName: "month"),
        transform: { try Typed.month($0) }
    )
    var month: MonthPeriod

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The office; no other than the node's own is taken.", valueName: "code")
    )
    var office: String?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let frozen = try node.freeze(month, of: office)
        if options.json { return try await console.output(json: frozen) }
        try await console.say(
            "ปิดยอดเดือน\(month.thaiLong): รับ \(frozen.received) ยุติ \(frozen.closed) เรื่อง / "
                + "\(month) is frozen: \(frozen.received) received, \(frozen.closed) closed"
        )
        try await console.say("SHA-256 \(frozen.digest)")
    }
}
