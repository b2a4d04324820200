import ArgumentParser

/// The commands about channels.
struct ChannelWord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "channel",
        abstract: "Add, list or end the channels of the office, and list their checks.",
        discussion: """
            Example:
              tambon channel add line --name LINE
            """,
        subcommands: [
            ChannelAdd.self, ChannelList.self, ChannelChecks.self, ChannelEnd.self,
        ],
    )
}
