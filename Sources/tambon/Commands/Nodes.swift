import ArgumentParser
import FieldNode
import Reports

/// Lists the enrolled nodes.
struct Nodes: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the enrolled nodes, and the invitations that nobody has accepted yet.",
        discussion: """
            Example:
              tambon nodes
            """,
    )

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let view = try node.nodes()
        if options.json { return try await console.output(json: view) }
        for one in view.nodes {
            let marks = [one.isThis ? "this node" : "", one.isDoubted ? "two machines?" : ""]
            let heard = one.heard.map { "heard \($0)" } ?? "never heard"
            let line = [one.office, one.level, one.node, one.state, heard] + marks
            try await console.say(line.filter { !$0.isEmpty }.joined(separator: "  "))
        }
        for one in view.invitations {
            try await console.say("\(one.office)  \(one.level)  เชิญแล้ว / invited \(one.at)")
        }
    }
}
