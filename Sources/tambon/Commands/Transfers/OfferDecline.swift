import ArgumentParser
import FieldNode

/// Declines an offer.
struct OfferDecline: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "Decline to take a case over: it stays with the office that it comes from.",
        discussion: """
            Example:
              tambon offer decline 5f2c0d8a1b3e4f60718293a40000 --reason 'ไม่อยู่ในเขต'
            """,
    )

    @Argument(help: "The offer, as 'tambon offer list' names it.")
    var id: String

    @Option(parsing: .unconditional, help: "Why.")
    var reason: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Who declines.", valueName: "officer"))
    var by: String?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        try node.declineOffer(id, reason: reason, by: by)
        if options.json { return try await console.output(json: try node.offers()) }
        try await console.say("ไม่รับโอนเรื่องแล้ว")
    }
}
