import ArgumentParser
import FieldNode

/// The program: one word, and after it the words of a command.
struct Tambon: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tambon",
        abstract: "Records and handles complaints offline, and exchanges them with other offices.",
        discussion: """
            Every command works on the node in the folder that --node or TAMBON_NODE names.

            Example:
              export TAMBON_NODE=~/tambon
              tambon init --office 80.21.karo --name 'อบต.กะหรอ'
              tambon record --channel phone --subject 'น้ำไม่ไหล' --detail 'หกวันแล้ว'
              tambon join karo.invitation
              tambon sync https://centre.example.go.th

            Exit codes: 0 done, 1 refused or failed, 64 wrong use.
            """,
        version: "tambon \(FieldNode.softwareVersion)",
        subcommands: [
            Init.self, Record.self, List.self, Show.self, Act.self, Edit.self, VoidCase.self,
            Link.self, Book.self, CheckChannel.self, Conflicts.self, Resolve.self, ChannelWord.self,
            HolidayWord.self, ProcedureWord.self, PointWord.self, OfficerWord.self, OrderWord.self,
            Remind.self, Reserve.self, Transfer.self, OfferWord.self, Invite.self, Join.self,
            Nodes.self, Revoke.self, Admit.self,
            Certify.self, Sync.self, Export.self, Import.self, ImportRegister.self, Log.self,
            Report.self, Archive.self, Freeze.self, PaperWord.self, State.self, Serve.self,
            Verify.self, Doctor.self, Backup.self, Restore.self, Demo.self,
            FormChoices.self,
        ],
    )
}
