import ArgumentParser
import FieldNode

/// Records that a channel was checked.
struct CheckChannel: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record that a channel was checked.",
        discussion: """
            A complaint box is opened before a witness: name both. 'tambon channel checks' shows what
            was recorded.

            Example:
              tambon check-channel complaint-box --found 2 --by สมศรี --witness สมชาย
            """,
    )

    @Argument(help: "The channel.")
    var channel: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many complaints were found.", valueName: "n")
    )
    var found = 0

    @Option(parsing: .unconditional, help: ArgumentHelp("Who checked.", valueName: "officer"))
    var by: String?

    @Option(parsing: .unconditional, help: "Who was there as a witness.")
    var witness: String?

    @Option(parsing: .unconditional, help: "When; now if left out.")
    var date: String?

    @OptionGroup var options: NodeOptions

    func validate() throws {
        if found < 0 {
            throw ValidationError(
                "--found ต้องเป็นจำนวนเรื่องที่พบ ตั้งแต่ 0 ขึ้นไป\n--found takes a number from 0 on."
            )
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        var check = ChannelCheck(channel: channel)
        check.found = found
        check.by = by
        check.witness = witness
        check.date = date
        try node.check(check)
        let checked = try node.channels().first { $0.code == channel }
        if options.json { return try await console.output(json: checked) }
        try await console.say("บันทึกการตรวจช่องทาง \(checked?.name ?? channel) แล้ว พบ \(found) เรื่อง")
    }
}
