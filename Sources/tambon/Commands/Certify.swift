import ArgumentParser
import FieldNode

/// Certifies the centre's own key anew.
struct Certify: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "At the centre: certify this node's key with the root key, after a restore.",
        discussion: """
            Example:
              tambon certify --root-key 0f3a-…
            """,
    )

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The root key, as 'init' has printed it.", valueName: "key")
    )
    var rootKey: String

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        try node.certify(root: try Typed.rootKey(rootKey))
        let own = try node.nodes().nodes.filter(\.isThis)
        if options.json { return try await console.output(json: own) }
        try await console.say("รับรองกุญแจของเครื่องนี้แล้ว / this node's key is certified")
    }
}
