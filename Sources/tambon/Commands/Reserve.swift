import ArgumentParser
import ComplaintModel
import FieldNode

/// Hides a case from everybody but one office.
struct Reserve: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hide a case from everybody but an office above, from now on.",
        discussion: """
            What was recorded openly stays in the history of this office's books. A complaint whose \
            accused may read them is recorded with 'tambon record --reserve-for OFFICE' instead: then \
            nobody but that office can ever open it.

            Example:
              tambon reserve 12/2569 80.21
              tambon reserve 80.21.karo:12/2569 --lift
            """,
    )

    @Argument(help: ArgumentHelp("The case.", valueName: "case"))
    var name: String

    @Argument(
        help: "The code of the office that goes on with it.",
        transform: { try Typed.office($0) }
    )
    var office: OfficeCode?

    @Flag(help: "Show the case to everybody again; at the office that it is reserved for.")
    var lift = false

    @OptionGroup var options: NodeOptions

    func validate() throws {
        if lift == (office != nil) {
            throw ValidationError(
                "ระบุหน่วยงานที่สงวนให้ หรือ --lift อย่างใดอย่างหนึ่ง\nName the office, or give --lift."
            )
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        if let office {
            let taker = try node.show(name).takenOver
            let canTell = try node.reserve(name, for: office)
            if let taker {
                try await console.complain(
                    "\(taker) รับเรื่องนี้ไปดำเนินการแล้ว ทะเบียนของหน่วยงานนั้นยังเปิดเผยเรื่องนี้ "
                        + "จนกว่าหน่วยงานนั้นจะสงวน (reserve) ด้วย โปรดแจ้งให้ทราบ\n"
                        + "\(taker) goes on with the case, which stays open there until that office "
                        + "reserves it as well; it has to be told."
                )
            }
            if let original = try node.originalLine(of: name) {
                try await console.complain(
                    "เรื่องนี้รับโอนมาจาก \(original) ทะเบียนของหน่วยงานนั้นยังแสดงเรื่องนี้ทั้งหมด "
                        + "โปรดแจ้งให้หน่วยงานนั้นทราบ\n"
                        + "The case came from \(original), whose own line still shows what it is "
                        + "about; that office has to be told."
                )
            }
            if options.json { return try await console.output(json: try node.show(name)) }
            if !canTell {
                try await console.complain(
                    "ข้อมูลผู้ร้องเปิดที่เครื่องนี้ไม่ได้ จึงไม่ได้ส่งให้ \(office.text) หากต้องให้หน่วยงานนั้นแจ้งผู้ร้อง "
                        + "ให้เลิกสงวนด้วย --lift แล้วสงวนใหม่จากเครื่องที่บันทึกเรื่อง"
                )
            }
            if office == node.office.code {
                return try await console.say("สงวนเรื่อง \(name) ไว้ที่นี่แล้ว")
            }
            try await console.say(
                "สงวนเรื่อง \(name) ไว้ให้ \(office.text) แล้ว: ที่นี่จะเห็นเพียงเลขที่และวันที่ "
                    + "แต่ประวัติในเครื่องนี้ยังมีข้อความที่บันทึกไว้ก่อนหน้า"
            )
            try await console.say(
                "The case is hidden here from now on; the history on this computer still holds what "
                    + "was recorded before."
            )
        } else {
            let closed = try node.liftReservation(of: name)
            if options.json { return try await console.output(json: try node.show(name)) }
            try await console.say("เลิกสงวนเรื่อง \(name) แล้ว")
            if let closed { try await console.complain("\(closed.thai)\n\(closed.english)") }
        }
    }
}
