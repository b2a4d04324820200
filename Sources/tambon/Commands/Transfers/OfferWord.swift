import ArgumentParser

/// The commands about cases that other offices ask this one to take over.
struct OfferWord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offer",
        abstract: "List, accept or decline cases that other offices want to transfer here.",
        discussion: """
            Example:
              tambon offer list
            """,
        subcommands: [OfferList.self, OfferAccept.self, OfferDecline.self],
    )
}
