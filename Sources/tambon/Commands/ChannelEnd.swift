import ArgumentParser
import FieldNode

/// Ends a channel that the office has added.
struct ChannelEnd: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "End a channel that was added; cases that came by it keep it.",
        discussion: """
            Example:
              tambon channel end line
            """,
    )

    @Argument(help: "Its code.")
    var code: String

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        try node.endChannel(code)
        if options.json { return try await console.output(json: try node.channels()) }
        try await console.say("เลิกใช้ช่องทาง \(code) แล้ว")
    }
}
