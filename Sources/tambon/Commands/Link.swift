import ArgumentParser
import FieldNode

/// Links a case to another.
struct Link: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Link a case to an older or related one; nothing is copied.",
        discussion: """
            Example:
              tambon link 12/2569 3/2569 --reason 'เรื่องเดิมยังไม่แก้ไข'
              tambon link 12/2569 80.21.nong:2/2568
            """,
    )

    @Argument(help: ArgumentHelp("The case.", valueName: "case"))
    var name: String

    @Argument(help: ArgumentHelp("The case it continues.", valueName: "other"))
    var other: String

    @Option(parsing: .unconditional, help: "Why.")
    var reason: String?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        try node.link(name, to: other, reason: reason)
        let view = try node.show(name)
        if options.json { return try await console.output(json: view.links) }
        try await console.say("เชื่อมเรื่องเลขที่ \(view.number) กับ \(other) แล้ว")
    }
}
