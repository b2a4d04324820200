import ArgumentParser
import ComplaintModel
import FieldNode

/// Asks another office to take a case over.
struct Transfer: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask another office to take a case over.",
        discussion: """
            The case stays open here until that office has taken it. The request goes with the next \
            exchange, by network or by stick, and the answer comes back the same way; \
            'tambon list --in-transit' shows what has not been answered.

            A request that was a mistake is taken back with --withdraw. An office that has accepted before \
            it could hear of that has taken the case all the same.

            Who the complainant is stays here, unless --with-identity shares it: sealed for the nodes of \
            that office, so that nobody on the way can read it. Where it stays here, that office learns that \
            somebody is known, and its letters to them come through this one, which passes them on.

            Example:
              tambon transfer 12/2569 80.21.nong --reason 'อยู่ในเขตรับผิดชอบ'
              tambon transfer 12/2569 80.21.nong --with-identity
              tambon transfer 12/2569 --withdraw --reason 'ระบุหน่วยงานผิด'
            """,
    )

    @Argument(help: ArgumentHelp("The case.", valueName: "case"))
    var name: String

    @Argument(help: "The code of the other office.", transform: { try Typed.office($0) })
    var office: OfficeCode?

    @Flag(help: "Take the request back.")
    var withdraw = false

    @Option(parsing: .unconditional, help: "Why.")
    var reason: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Who asks.", valueName: "officer"))
    var by: String?

    @Flag(help: "Share who the complainant is with that office.")
    var withIdentity = false

    @OptionGroup var options: NodeOptions

    func validate() throws {
        if withdraw, office != nil || withIdentity {
            throw ValidationError(
                "--withdraw ถอนคำขอที่ส่งไปแล้ว โปรดระบุเพียงเรื่อง\n"
                    + "--withdraw takes back what was asked: name the case alone."
            )
        }
        if withdraw, reason == nil {
            throw ValidationError("ต้องระบุเหตุผลที่ถอน (--reason)\nSay why with --reason.")
        }
        if !withdraw, office == nil {
            throw ValidationError("ต้องระบุสำนักงานที่ขอให้รับเรื่อง\nName the office that is asked.")
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        guard let office else {
            let withdrawn = try node.withdrawTransfer(name, reason: reason ?? "", by: by)
            if options.json { return try await console.output(json: withdrawn) }
            return try await console.say(
                "ถอนคำขอโอนเรื่องเลขที่ \(withdrawn.number) ไป \(withdrawn.to) แล้ว"
            )
        }
        let asked = try node.transfer(
            name,
            to: office,
            reason: reason,
            by: by,
            withIdentity: withIdentity
        )
        if options.json { return try await console.output(json: asked) }
        try await console.say(
            "เสนอโอนเรื่องเลขที่ \(asked.number) ไป \(asked.to) แล้ว เรื่องยังอยู่ที่นี่จนกว่าจะมีการตอบรับ"
                + (asked.withIdentity ? " (ส่งข้อมูลผู้ร้องแบบปิดผนึกไปด้วย)" : "")
        )
        if asked.isUnknown {
            let command = "tambon transfer \(asked.number) --withdraw --reason '…'"
            try await console.complain(
                "ยังไม่รู้จักสำนักงานรหัส \(asked.to) ดูรหัสด้วย 'tambon nodes' "
                    + "ถ้าพิมพ์ผิดให้ถอนด้วย \"\(command)\"\n"
                    + "No office of the code \(asked.to) is known here; 'tambon nodes' lists them. If it "
                    + "was mistyped, withdraw with \"\(command)\"."
            )
        }
        if withIdentity, !asked.withIdentity {
            try await console.complain("เรื่องนี้ไม่มีข้อมูลผู้ร้อง จึงไม่มีอะไรส่งไปด้วย")
        }
    }
}
