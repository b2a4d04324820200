import ComplaintModel

/// What is wrong with a cell of an old register, in words: what is wrong, and what to do.
struct LineFault: Error {
    let sentence: Sentence

    init(_ sentence: Sentence) { self.sentence = sentence }

    private init(_ thai: String, _ english: String) {
        sentence = Sentence(thai: thai, english: english)
    }

    static let nothingAbove = LineFault(
        "เครื่องหมายซ้ำ แต่บรรทัดบนไม่มีข้อความ โปรดพิมพ์ข้อความ",
        "A ditto mark with nothing above it; write what is meant."
    )
    static let nothingToldOf = LineFault(
        "ไม่มีเรื่องและรายละเอียด โปรดพิมพ์อย่างน้อยหนึ่งช่อง",
        "Neither subject nor detail; write one of them."
    )
    static let yearUnknown = LineFault(
        "ไม่ทราบปีของเลขที่ เพราะอ่านวันที่ไม่ได้ โปรดพิมพ์เลขที่เป็น 12/2567 แก้วันที่ หรือระบุ --year",
        "The year of the number is not known without the date; write 12/2567, mend the date, or name "
            + "the book's year with --year."
    )
    static let noChannel = LineFault(
        "ไม่มีช่องทาง โปรดพิมพ์ หรือระบุ --channel CODE สำหรับบรรทัดที่ว่าง",
        "No channel; write it, or name one for all empty cells with --channel CODE."
    )
    static let resultWithoutDate = LineFault(
        "มีผลแต่ไม่ทราบวันที่ โปรดพิมพ์วันที่ในคอลัมน์วันที่แล้วเสร็จ หรือระบุ --undated วันที่ปิดสมุด",
        "A result without its date; write it under a heading like วันที่แล้วเสร็จ, or name the day "
            + "for all of them with --undated DATE."
    )

    static func empty(_ column: RegisterColumn) -> LineFault {
        LineFault(
            "ช่องว่าง โปรดพิมพ์ หรือถ้าเป็นเซลล์ที่ผสานกัน ระบุ --merged \(column.rawValue)",
            "The cell is empty; write it, or if the column's cells are merged, say --merged "
                + "\(column.rawValue)."
        )
    }

    static func noNumber(_ text: String) -> LineFault {
        LineFault(
            "\"\(text)\" ไม่ใช่เลขที่ โปรดพิมพ์เช่น 12/2567 หรือ 12",
            "\"\(text)\" is no register number; write it like 12/2567 or 12."
        )
    }

    static func twoDigits(_ text: String) -> LineFault {
        LineFault(
            "ปีใน \"\(text)\" มีสองหลัก อาจเป็น พ.ศ. หรือ ค.ศ. โปรดพิมพ์สี่หลัก หรือระบุ --century be",
            "The year in \"\(text)\" has two digits and may be of either era; write four, or say "
                + "--century be."
        )
    }

    static func otherYear(_ number: RegisterNumber, _ received: CivilDate) -> LineFault {
        LineFault(
            "วันที่รับ \(received.thaiShort) ไม่อยู่ในปีของเลขที่ \(number) หรือปีก่อนหน้า โปรดตรวจทั้งสองช่อง",
            "\(received.iso) is neither in the year of the number \(number) nor in the one before; "
                + "check both cells."
        )
    }

    static func otherBook(_ number: RegisterNumber, previous: RegisterNumber) -> LineFault {
        LineFault(
            "ตามวันที่นี้เลขที่ \(number.number) อยู่ในปี \(number.buddhistYear) แต่บรรทัดบนคือ \(previous) "
                + "โปรดตรวจวันที่ หรือระบุปีของสมุดด้วย --year",
            "By this date the number \(number.number) is of \(number.buddhistYear), but the line above "
                + "is \(previous); check the date, or name the book's year with --year."
        )
    }

    static func beforeReceipt(_ received: CivilDate) -> LineFault {
        LineFault(
            "วันที่นี้อยู่ก่อนวันที่รับ \(received.thaiShort) โปรดตรวจ",
            "This is before the day of receipt, \(received.iso); check both."
        )
    }

    static func noCategory(_ text: String, in procedure: Procedure) -> LineFault {
        let known = procedure.categories.map(\.code.text).joined(separator: ", ")
        return LineFault(
            "ไม่รู้จักประเภท \"\(text)\" โปรดระบุ --category '\(text)=CODE' ใช้ได้: \(known)",
            "There is no category \"\(text)\"; say --category '\(text)=CODE' with one of \(known)."
        )
    }

    static func noChannelCalled(_ text: String, in procedure: Procedure) -> LineFault {
        let known = procedure.channels.map(\.code.text).joined(separator: ", ")
        return LineFault(
            "ไม่รู้จักช่องทาง \"\(text)\" โปรดระบุ --channel '\(text)=CODE' ใช้ได้: \(known)",
            "There is no channel \"\(text)\"; say --channel '\(text)=CODE' with one of \(known)."
        )
    }

    static func noAction(_ kind: ActionKind, in procedure: Procedure) -> LineFault {
        LineFault(
            "แนวปฏิบัติ \(procedure.code) ไม่มีการดำเนินการ \"\(kind.nameThai)\" โปรดไม่นำคอลัมน์นี้เข้า (--map …=-)",
            "The procedure \(procedure.code) has no action \"\(kind.rawValue)\"; leave the column "
                + "out with --map …=-."
        )
    }

    // MARK: Against the register

    static func taken(_ number: RegisterNumber, id: String) -> LineFault {
        LineFault(
            "เลขที่ \(number) มีในทะเบียนแล้ว (\(id)) ไม่ได้บันทึกบรรทัดนี้ โปรดตรวจว่าเป็นเรื่องเดียวกันหรือไม่",
            "The number \(number) is on the register already (\(id)); the line is not entered. "
                + "See whether it is the same complaint."
        )
    }

    static func differs(
        _ number: RegisterNumber,
        as known: String,
        inThai thai: [String],
        inEnglish english: [String],
        commands: [String],
    ) -> LineFault {
        LineFault(
            "เลขที่ \(number) บันทึกไว้แล้วเป็นเรื่อง \(known) แต่บรรทัดนี้ไม่ตรงกันที่ "
                + "\(thai.joined(separator: ", ")) ถ้าเป็นเรื่องเดิม ให้แก้ด้วย "
                + "\(commands.joined(separator: " และ ")) ถ้าเป็นคนละเรื่อง ให้บันทึกด้วย 'tambon record' "
                + "ซึ่งจะได้เลขที่ใหม่",
            "The number \(number) was entered before, as \(known), and the line differs from it in "
                + "\(english.joined(separator: ", ")). Put the same complaint right with "
                + "\(commands.joined(separator: " and ")); record another one with 'tambon record', "
                + "under a new number."
        )
    }

    static func voided(_ number: RegisterNumber, received: CivilDate, id: String) -> LineFault {
        let command = "'tambon record --received \(received.iso) --accept-date'"
        return LineFault(
            "เลขที่ \(number) บันทึกไว้แล้วและถูกยกเลิก (\(id)) เลขที่ที่ยกเลิกแล้วไม่ใช้ซ้ำ ให้บันทึกบรรทัดนี้ใหม่ด้วย "
                + "\(command) ซึ่งจะได้เลขที่ใหม่ แล้วลบบรรทัดนี้ออกจากแฟ้ม",
            "The number \(number) was entered before and is voided (\(id)); it is not used again. "
                + "Record the line anew with \(command), under a new number, and take it out of "
                + "the file."
        )
    }

    static func twice(_ number: RegisterNumber, line: Int) -> LineFault {
        LineFault(
            "เลขที่ \(number) อยู่ที่บรรทัดที่ \(line) แล้ว โปรดแก้เลขที่ของบรรทัดหนึ่ง",
            "The number \(number) stands on line \(line) already; correct one of them."
        )
    }

    static func notGivenYet(_ number: RegisterNumber, last: RegisterNumber) -> LineFault {
        LineFault(
            "ทะเบียนปี \(number.buddhistYear) เริ่มใช้ในเครื่องแล้ว ถึงเลขที่ \(last) เลขที่ \(number) ยังไม่ได้ออก "
                + "ให้บันทึกด้วย 'tambon record'",
            "The register of \(number.buddhistYear) is kept here and has reached \(last); "
                + "\(number) was never given. Record it with 'tambon record'."
        )
    }
}
