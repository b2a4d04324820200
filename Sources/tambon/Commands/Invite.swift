import ArgumentParser
import ComplaintModel
import FieldNode
import Transports

/// Invites an office.
struct Invite: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Invite an office under this node, or a further computer of one.",
        discussion: """
            Whoever has the file can join in the office's place, once: carry it like a key.

            Example:
              tambon invite 80.21.karo --out /media/usb/karo.invitation
            """,
    )

    @Argument(
        help: ArgumentHelp("The code of the office.", valueName: "office"),
        transform: { try Typed.office($0) }
    )
    var office: OfficeCode

    @Option(help: "office, district or province.")
    var level: OfficeLevel = .office

    @Flag(help: "For a computer of a known office that has recorded in books of its own.")
    var ownBooks = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Where this node can be called: https://…", valueName: "url")
    )
    var address = ""

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The file; one that is there is replaced.", valueName: "file")
    )
    var out: String

    @OptionGroup var options: NodeOptions

    private struct Made: Encodable {
        let file: String
        let office: String
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        // Whoever accepts the invitation calls this address, and cannot mend it.
        if !address.isEmpty { _ = try HTTPPeerLink(address) }
        let file = try OutputFile(out, of: node, console)
        try file.write(
            try node.invite(office, level: level, ownBooks: ownBooks, address: address)
        )
        if options.json {
            return try await console.output(json: Made(file: file.path, office: office.text))
        }
        try await console.say("เขียนคำเชิญของ \(office.text) แล้ว: \(out) (ใช้ได้ครั้งเดียว เก็บเหมือนกุญแจ)")
        try await console.say(
            "The invitation of \(office.text) is in \(out). It works once; keep it like a key."
        )
    }
}
