import ArgumentParser
import ComplaintModel
import FieldNode

/// Lists what waits for a person's decision.
struct Conflicts: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the cases in which something waits for a decision.",
        discussion: """
            Example:
              tambon conflicts
              tambon resolve 12/2569 subject --keep 0a1b2c3d:7
            """,
    )

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only cases of this office.", valueName: "code")
    )
    var office: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Taken as by 'list'; a conflict stands on every day.",
            valueName: "date"
        ),
        transform: { try Typed.day($0) }
    )
    var today: CivilDate?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let cases = try node.conflicts(office: office)
        if options.json { return try await console.output(json: cases) }
        let page = ConflictPage(
            cases,
            own: node.office.code.text,
            // A list is shown also where the disk takes no transaction.
            keepsBook: !cases.isEmpty && (try? node.book().isHere) == true
        )
        try await console.output(page.text)
    }
}
