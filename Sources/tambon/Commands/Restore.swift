import ArgumentParser
import ComplaintModel
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
        if report.closedIdentities > 0 {
            try await console.complain(
                "ไม่พบกุญแจเดิมที่เปิดข้อมูลผู้ร้องได้ครบ จึงเปิดไม่ได้ \(report.closedIdentities) ราย "
                    + "(keys/unlock.key และ keys/unlock.former ของเครื่องเดิม) "
                    + "หากหาพบ ต่อท้ายกันไว้ในแฟ้ม keys/unlock.former\n"
                    + "\(report.closedIdentities) identities cannot be opened, since the keys that "
                    + "open them are not here (keys/unlock.key and keys/unlock.former of the old "
                    + "machine); if they turn up, put them one behind the other into "
                    + "keys/unlock.former."
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
        try await console.complain(Self.next(report))
    }

    /// What makes a restored node one of the deployment again, in each language.
    private static func next(_ report: RestoreReport) -> String {
        if report.level == OfficeLevel.centre.rawValue {
            return "ต่อไปให้รับรองเครื่องนี้ด้วย 'tambon certify --root-key กุญแจราก' "
                + "ซึ่งจดไว้เมื่อตั้งส่วนกลาง\n"
                + "Next: certify this node with 'tambon certify --root-key KEY', the root key that "
                + "'tambon init' had printed."
        }
        let level = report.level == OfficeLevel.office.rawValue ? "" : " --level \(report.level)"
        let invite = "'tambon invite \(report.office)\(level) --out FILE'"
        return "ต่อไปให้หน่วยเหนือออกคำเชิญใหม่ด้วย \(invite) แล้วตอบรับที่นี่ด้วย 'tambon join FILE'\n"
            + "Next: ask the node above for \(invite), and accept it with 'tambon join FILE'."
    }
}
