import ArgumentParser
import FieldNode
import Transports

/// Accepts an invitation.
struct Join: PreparedCommand {
    static let configuration = CommandConfiguration(
        abstract: "Accept an invitation; the next exchange by any road announces it.",
        discussion: """
            The first computer of an office is set up with 'init' before. A further one joins its \
            books in an empty folder.

            Example:
              tambon join /media/usb/karo.invitation
            """,
    )

    @Argument(help: "The invitation's file.")
    var file: String

    @OptionGroup var options: NodeOptions

    /// Sets the node up where the invitation is for a further computer of an office.
    func prepare(_ directory: String, _ console: any Console) throws {
        try FieldNode.prepare(directory, toJoin: try read(console), world: RealWorld.world)
    }

    private func read(_ console: any Console) throws -> [UInt8] {
        try PlainFile(path: console.path(file)).read(limitBytes: 1 << 16)
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        let report = try node.join(try read(console))
        if options.json { return try await console.output(json: report) }
        let road = report.address.isEmpty ? "ADDRESS|FOLDER" : report.address
        try await console.say(
            "\(report.office) รับคำเชิญของ \(report.invitedBy) แล้ว ขั้นต่อไป: tambon sync \(road)"
        )
        try await console.say(
            "\(report.office) has accepted the invitation of \(report.invitedBy); "
                + "next: tambon sync \(road)"
        )
    }
}
