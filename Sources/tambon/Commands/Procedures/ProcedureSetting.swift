import ArgumentParser
import ComplaintModel
import FieldNode

/// Sets the procedure of an office, or of all offices below.
struct ProcedureSetting: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Let an office work by a procedure; a node above may send it down.",
        discussion: """
            An office changes its own copy: 'procedure show' writes it to a file, an editor changes it, \
            and this command reads it back. A file that contradicts itself is refused with its faults.

            Example:
              tambon procedure set procedure.json
              tambon procedure set school --office 80.21.school
              tambon procedure set procedure.json --under 80.21
            """,
    )

    @Argument(help: "karo-sao, school, or a JSON file.")
    var procedure: String

    @OptionGroup var choice: OfficeChoice

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let chosen = try ProcedureFile(procedure, console).procedure
        let set = try await choice.each(on: node, console) {
            try node.setProcedure(chosen, of: $0)
        }
        if options.json { return try await console.output(json: set) }
        for one in set {
            try await console.say(
                "\(one.office) ใช้แนวปฏิบัติ \(one.procedure) ฉบับ \(one.version) แล้ว"
            )
            if one.hasOldName {
                try await console.complain(
                    "  เนื้อหาเปลี่ยนไปจากเดิม แต่ยังใช้ชื่อ \(one.procedure) ฉบับ \(one.version) "
                        + "ควรเปลี่ยน \"version\" ในไฟล์แล้วกำหนดอีกครั้ง"
                )
            }
            if !one.unknownCategories.isEmpty {
                try await console.say(
                    "  เรื่องที่ยังไม่สิ้นสุดใช้ประเภทที่ไม่มีในแนวปฏิบัตินี้: "
                        + one.unknownCategories.joined(separator: ", ")
                )
            }
            if !one.unknownChannels.isEmpty {
                try await console.say(
                    "  เรื่องที่ยังไม่สิ้นสุดมาทางช่องทางที่ไม่มีในแนวปฏิบัตินี้: "
                        + one.unknownChannels.joined(separator: ", ")
                )
            }
        }
    }
}
