import ArgumentParser
import ComplaintModel
import FieldNode

/// Prints what the record form offers to choose from; the form itself runs without the node.
struct FormChoices: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what the record form offers.",
        shouldDisplay: false
    )

    @OptionGroup var options: NodeOptions

    /// A code and its name.
    struct Choice: Codable, Equatable {
        let code: String
        let name: String
    }

    /// What is printed.
    struct Choices: Codable, Equatable {
        let channels: [Choice]
        let categories: [Choice]
        /// The day by which dates are judged, ISO 8601; nothing while the clock cannot be trusted.
        let today: String?
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        try await console.output(
            json: Choices(
                channels: try node.channels().map { Choice(code: $0.code, name: $0.name) },
                categories: try node.categories().map { Choice(code: $0.code, name: $0.name) },
                today: try node.isClockSuspect() ? nil : node.now.date.iso
            )
        )
    }
}
