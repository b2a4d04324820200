import ArgumentParser
import FieldNode
import Reports
import Transports

/// Changes a template.
struct PaperTemplateSet: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Take a file as the template of a paper, on every computer of the office.",
        discussion: """
            A file that names an unknown field, runs something or fetches something is refused with
            the line.

            Example:
              tambon paper template set memo memo.mustache
            """,
    )

    @Argument(help: "The paper, or style.")
    var name: String

    @Argument(help: "The file, or - for standard input.")
    var file: String

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let limit = PaperTemplate.limitBytes
        let bytes =
            file == "-"
            ? try await console.wholeInput(limitBytes: limit)
            : try PlainFile(path: console.path(file)).read(limitBytes: limit)
        try node.setPaperTemplate(name, to: bytes)
        if options.json {
            let text = try node.paperTemplate(name)
            return try await console.output(json: TemplateOutput(template: name, text: text))
        }
        try await console.say("ใช้แม่แบบ \(name) จาก \(file) แล้ว")
    }
}
