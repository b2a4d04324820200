import ArgumentParser
import FieldNode

/// Prints a template.
struct PaperTemplateShow: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a template: the office's own, else the shipped one.",
        discussion: """
            Example:
              tambon paper template show memo
            """,
    )

    @Argument(help: "The paper, or style.")
    var name: String

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let text = try node.paperTemplate(name)
        if options.json {
            return try await console.output(json: TemplateOutput(template: name, text: text))
        }
        try await console.output(text)
    }
}

/// What is printed of a template for other programs.
struct TemplateOutput: Encodable {
    let template: String
    let text: String
}
