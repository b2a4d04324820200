import ArgumentParser
import FieldNode
import Transports

/// Sets a node up from a backup.
struct Restore: FreeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Set a node up from a backup, in an empty folder.",
        discussion: """
            The node gets new keys and has to be invited anew. If the folder holds the old \
            'keys/unlock.key', the complainants' identities can be opened; with the old \
            'keys/agreement.key' also the cases that were reserved for this office.

            Example:
              tambon restore /media/usb/karo.backup --node ~/tambon
            """,
    )

    @Argument(help: ArgumentHelp("The backup.", valueName: "file"))
    var file: String

    @OptionGroup var options: NodeOptions

    func run(in place: CommandRunner) async throws {
        let console = place.console
        let directory = try options.directory(console, variable: place.folderVariable)
        let backup = console.path(file)
        // SQLite would wait at a pipe, and take a folder for a bad disk.
        _ = try PlainFile(path: backup).open()
        let report = try FieldNode.restore(
            backup,
            into: directory,
            world: RealWorld.world
        )
        if options.json { return try await console.output(json: report) }
        try await console.say("นำข้อมูลสำรองของ \(report.office) กลับมาแล้วที่ \(directory)")
        try await console.say("The node of \(report.office) is restored in \(directory).")
        if !report.opensIdentities {
            try await console.complain(
                "ไม่พบ keys/unlock.key เดิม จึงเปิดข้อมูลผู้ร้องเดิมไม่ได้\n"
                    + "The old keys/unlock.key is not there, so earlier identities cannot be opened."
            )
        }
        if report.closedReservations > 0 {
            try await console.complain(
                "ไม่พบ keys/agreement.key เดิม จึงเปิดเรื่องที่สงวนไว้ให้สำนักงานนี้ไม่ได้ "
                    + "\(report.closedReservations) เรื่อง หากหาพบ คัดลอกมาเป็น keys/agreement.former\n"
                    + "The old keys/agreement.key is not there, so \(report.closedReservations) cases that "
                    + "are reserved for this office cannot be read; if it turns up, copy it to "
                    + "keys/agreement.former."
            )
        }
        try await console.complain(
            "ขอคำเชิญใหม่จากหน่วยเหนือ แล้วใช้ 'tambon join ไฟล์'\n"
                + "Next: ask the node above for 'tambon invite \(report.office) --out FILE', and "
                + "accept it with 'tambon join FILE' (a centre uses 'tambon certify')."
        )
    }
}
