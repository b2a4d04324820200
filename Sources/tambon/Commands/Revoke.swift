import ArgumentParser
import FieldNode

/// Revokes a node.
struct Revoke: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Revoke a node whose machine was lost, stolen or given up.",
        discussion: """
            What is held of it stays; what it writes from now on is held and not admitted, and \
            nobody sends it anything.

            Example:
              tambon revoke 80.21.karo
            """,
    )

    @Argument(help: ArgumentHelp("The node's id, or its office's code.", valueName: "node"))
    var name: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The root key, for a node of the centre.", valueName: "key")
    )
    var rootKey: String?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let report = try node.revoke(name, root: try rootKey.map { try Typed.rootKey($0) })
        if options.json { return try await console.output(json: report) }
        try await console.say("เพิกถอนเครื่องของ \(report.office) แล้ว")
        try await console.say(
            "The node \(report.node) of \(report.office) is revoked; "
                + "\(report.acceptedChanges) of its changes are held and stay."
        )
    }
}
