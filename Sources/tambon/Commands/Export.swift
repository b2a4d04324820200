import ArgumentParser
import FieldNode

/// Writes a parcel for another office into a file.
struct Export: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write what another office lacks into a file.",
        discussion: """
            All of it goes into the one file, of whatever size; FAT32 takes up to 4 GiB.

            Example:
              tambon export --to centre --out /media/usb/karo.tbn
            """,
    )

    @Option(parsing: .unconditional, help: ArgumentHelp("Whom it is for.", valueName: "code"))
    var to: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The file; one that is there is replaced.", valueName: "file")
    )
    var out: String

    @OptionGroup var options: NodeOptions

    private struct WrittenParcel: Encodable {
        let bytes: Int
        let changes: Int
        let file: String
        let to: String
    }

    func validate() throws {
        _ = try Typed.office(to)
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        let file = try OutputFile(out, of: node, console, isSealed: true)
        let parcel = try file.write { try node.export(to: to, into: $0) }
        if options.json {
            return try await console.output(
                json: WrittenParcel(
                    bytes: parcel.bytes,
                    changes: parcel.changes,
                    file: file.path,
                    to: to
                )
            )
        }
        try await console.say(
            "เขียน \(out) ถึง \(to) แล้ว: \(parcel.changes) รายการ \(parcel.bytes) ไบต์"
        )
        try await console.say(
            "Written for \(to): \(parcel.changes) changes, \(parcel.bytes) bytes."
        )
    }
}
