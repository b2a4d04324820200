import ArgumentParser
import ComplaintModel
import FieldNode

/// Asks another office to take a case over.
struct Transfer: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask another office to take a case over.",
        discussion: """
            The case stays open here until that office has taken it. The request goes with the next \
            exchange, by network or by stick, and the answer comes back the same way; \
            'tambon list --in-transit' shows what has not been answered.

            Example:
              tambon transfer 12/2569 80.21.nong --reason 'อยู่ในเขตรับผิดชอบ'
            """,
    )

    @Argument(help: ArgumentHelp("The case.", valueName: "case"))
    var name: String

    @Argument(help: "The code of the other office.", transform: { try Typed.office($0) })
    var office: OfficeCode

    @Option(parsing: .unconditional, help: "Why.")
    var reason: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Who asks.", valueName: "officer"))
    var by: String?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let asked = try node.transfer(name, to: office, reason: reason, by: by)
        if options.json { return try await console.output(json: asked) }
        try await console.say(
            "เสนอโอนเรื่องเลขที่ \(asked.number) ไป \(asked.to) แล้ว เรื่องยังอยู่ที่นี่จนกว่าจะมีการตอบรับ"
        )
    }
}
