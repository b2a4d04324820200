import ArgumentParser
import FieldNode

/// Brings a shipped template back.
struct PaperTemplateReset: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Use the shipped template of a paper again.",
        discussion: """
            Example:
              tambon paper template reset memo
            """,
    )

    @Argument(help: "The paper, or style.")
    var name: String

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        try node.setPaperTemplate(name, to: nil)
        if options.json {
            let text = try node.paperTemplate(name)
            return try await console.output(json: TemplateOutput(template: name, text: text))
        }
        try await console.say("กลับไปใช้แม่แบบ \(name) ของโปรแกรมแล้ว")
    }
}
