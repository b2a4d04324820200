import ArgumentParser
import ComplaintModel
import FieldNode

/// Shows one case.
struct Show: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a case: its fields, actions, deadlines and conflicts.",
        discussion: """
            CASE is an id, a number of the own office, or OFFICE:NUMBER.

            Example:
              tambon show 12/2569
              tambon show 80.21.karo:12/2569 --history
            """,
    )

    @Argument(help: ArgumentHelp("The case.", valueName: "case"))
    var name: String

    @Flag(help: "Also the changes that wrote to it.")
    var history = false

    @Flag(help: "Also who the complainant is; only on the office's own node.")
    var identity = false

    @OptionGroup var asOf: AsOfOption

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        var request = ShowRequest()
        request.history = history
        request.identity = identity
        request.today = asOf.today
        let view = try node.show(name, request)
        if options.json { return try await console.output(json: view) }
        // A case is shown also where the disk takes no transaction.
        let isBook =
            !view.conflicts.isEmpty && view.office == node.office.code.text
            && (try? node.book().isHere) == true
        try await console.output(CasePage(view, isBook: isBook).text)
    }
}
