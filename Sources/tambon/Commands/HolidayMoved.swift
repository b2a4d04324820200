import ArgumentParser
import ComplaintModel
import FieldNode

/// Lists what a holiday has moved, also one that the node above has sent down.
struct HolidayMoved: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "moved",
        abstract: "List the running deadlines that an added holiday has moved.",
        discussion: """
            Example:
              tambon holiday moved 2569-08-13
            """,
    )

    @Argument(help: "The day.", transform: { try Typed.day($0) })
    var date: CivilDate

    @OptionGroup var books: OfficeOption

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let change = try node.deadlinesMoved(by: date, of: books.office)
        if options.json { return try await console.output(json: change) }
        try await console.output(MovedDeadlinesPage(change).text)
    }
}
