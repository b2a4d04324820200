import ArgumentParser
import FieldNode

/// Accepts an offer.
struct OfferAccept: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Take over a case: it gets a number in this office's register.",
        discussion: """
            Where the other office shares who the complainant is ('transfer --with-identity'), this one \
            keeps it sealed as its own. Where it does not, letters to the complainant go through that office, \
            and a 'notify' here says that one was sent there.

            Example:
              tambon offer accept 5f2c0d8a1b3e4f60718293a40000 --by 'นางสาวอรทัย ใจดี'
            """,
    )

    @Argument(help: "The offer, as 'tambon offer list' names it.")
    var id: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Who takes it.", valueName: "officer"))
    var by: String?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let recorded = try node.acceptOffer(id, by: by)
        if options.json { return try await console.output(json: recorded) }
        try await console.say("รับโอนเรื่องแล้ว เลขที่ \(recorded.number) (\(recorded.remark ?? ""))")
    }
}
