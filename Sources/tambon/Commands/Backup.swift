import ArgumentParser
import FieldNode
import Transports

/// Copies the node's books for safe-keeping.
struct Backup: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the node's books into a file for safe-keeping, while work goes on.",
        discussion: """
            The copy holds no keys. Keep the folder 'keys' apart from it: its unlock.key opens the \
            complainants' identities after a restore.

            Example:
              tambon backup /media/usb/karo.backup
            """,
    )

    @Argument(help: ArgumentHelp("The file; one that is there is replaced.", valueName: "file"))
    var file: String

    @OptionGroup var options: NodeOptions

    private struct Made: Encodable { let file: String }

    func run(on node: FieldNode, _ console: any Console) async throws {
        let path = try OutputFile(file, of: node, console).path
        try node.backUp(to: path)
        if options.json { return try await console.output(json: Made(file: path)) }
        try await console.say("สำรองข้อมูลแล้ว: \(file) (ไม่มีกุญแจในไฟล์)")
        try await console.say("Backed up to \(file); no key is in it.")
    }
}
