import ArgumentParser
import ComplaintModel
import FieldNode

/// Plays a whole story with three nodes in a temporary folder.
struct Demo: FreeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play a story: two offices work offline, exchange with the centre, and agree.",
        discussion: """
            Nothing outside a new temporary folder is touched.

            Example:
              tambon demo
            """,
    )

    func run(in place: CommandRunner) async throws {
        let story = DemoStory(console: place.console)
        try await story.tell(try DemoOffices.setUp())
    }
}
