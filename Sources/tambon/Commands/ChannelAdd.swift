import ArgumentParser
import ComplaintModel
import FieldNode

/// Adds a channel to the office's.
struct ChannelAdd: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a channel by which complaints come.",
        discussion: """
            Where the procedure says how soon complaints are accepted, the channel has the shortest of
            its spans; 'procedure show' and 'procedure set' give it another.

            Example:
              tambon channel add line --name LINE --checking daily
            """,
    )

    @Argument(help: "Its code, such as line.")
    var code: String

    @Option(parsing: .unconditional, help: "Its name, as it stands in the register.")
    var name: String?

    @Option(parsing: .unconditional, help: "How often it is checked: daily or every-time.")
    var checking: ChannelChecking?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        try node.addChannel(code, name: name, checking: checking?.checking)
        let added = try node.channels().first { $0.code == code }
        if options.json { return try await console.output(json: added) }
        try await console.say("เพิ่มช่องทาง \(added?.name ?? code) (\(code)) แล้ว")
    }
}

/// How often a channel is checked, as it is typed.
enum ChannelChecking: String, ExpressibleByArgument, CaseIterable {
    case daily
    case everyTime = "every-time"

    /// The domain's word for it.
    var checking: Channel.Checking {
        switch self {
        case .daily: .daily
        case .everyTime: .everyTime
        }
    }
}
