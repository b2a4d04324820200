import ArgumentParser
import ComplaintModel
import FieldNode
import Foundation
import Transports

/// Sets up the node of an office.
struct Init: FreeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Set up the node of an office in an empty folder.",
        discussion: """
            Example:
              tambon init --node ~/tambon --office 80.21.karo --name 'อบต.กะหรอ'
              tambon init --node /srv/centre --office centre --name ศูนย์กลาง --level centre
            """,
    )

    @Option(
        help: ArgumentHelp("The office's code.", valueName: "code"),
        transform: { try Typed.office($0) }
    )
    var office: OfficeCode

    @Option(parsing: .unconditional, help: "The office's name, as people write it.")
    var name: String

    @Option(help: "office, district, province or centre.")
    var level: OfficeLevel = .office

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("karo-sao, school, or a JSON file.", valueName: "procedure")
    )
    var procedure = "karo-sao"

    @OptionGroup var options: NodeOptions

    private struct MadeNode: Encodable {
        let directory: String
        let ledger: String
        let level: String
        let office: String
        let rootKey: String?
    }

    func validate() throws {
        if trimmedName.isEmpty {
            throw ValidationError("ชื่อสำนักงานว่างเปล่า\nThe office's name is empty: --name NAME.")
        }
    }

    private var trimmedName: String {
        name.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
    }

    func run(in place: CommandRunner) async throws {
        let console = place.console
        let directory = try options.directory(console, variable: place.folderVariable)
        let root = level == .centre ? RootKey(world: RealWorld.world) : nil
        let setUp = OfficeSetUp(
            code: office,
            name: trimmedName,
            level: level,
            procedure: try ProcedureFile(procedure, console).procedure,
            root: root,
        )
        let node = try FieldNode.create(setUp, directory: directory, world: RealWorld.world)
        if options.json {
            try await console.output(
                json: MadeNode(
                    directory: directory,
                    ledger: node.office.ledger.description,
                    level: level.rawValue,
                    office: office.text,
                    rootKey: root?.printed,
                )
            )
        } else {
            try await console.say("ตั้งสำนักงาน \(trimmedName) (\(office.text)) แล้วที่ \(directory)")
            try await console.say("The node of \(office.text) is set up in \(directory).")
            if let root { try await tell(root, console) }
        }
    }

    private func tell(_ root: RootKey, _ console: any Console) async throws {
        try await console.say("")
        try await console.say("กุญแจราก จดหรือพิมพ์เก็บไว้ในที่ปลอดภัย จะไม่แสดงอีก:")
        try await console.say(
            "The root key. Write it down and lock it away; it is not shown again:"
        )
        try await console.say("  " + root.printed)
    }
}
