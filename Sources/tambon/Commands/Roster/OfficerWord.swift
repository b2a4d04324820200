import ArgumentParser

/// The commands about officers.
struct OfficerWord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "officer",
        abstract: "Add, list or end the officers, and see who may sign.",
        discussion: """
            Example:
              tambon officer add 'นายสมชาย ใจดี' --position 'นายก อบต.' --signs
            """,
        subcommands: [OfficerAdd.self, OfficerList.self, OfficerEnd.self],
    )
}
