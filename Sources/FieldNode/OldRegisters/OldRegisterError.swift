package import ComplaintModel

/// Why no line of a file can be taken for the old register.
package enum OldRegisterError: Error, Hashable, Sendable {
    /// A byte that is in none of the ways in which spreadsheets write Thai.
    case unreadableText(offset: Int)
    /// Quotes that do not close, or close within a cell.
    case brokenQuotes(line: Int)
    case tooManyRows(limit: Int)
    case tooManyCells(line: Int, limit: Int)
    case cellTooLong(line: Int, limitBytes: Int)
    /// No row that looks like the headings of a register.
    case noHeadings(looked: Int)
    /// The file ends before the line with which the register is said to begin.
    case noLine(Int)
    /// A heading or letter that `--map` names and the file does not have.
    case unknownHeading(typed: String, known: [String])
    /// A column without which no line can be taken.
    case columnMissing(RegisterColumn, known: [String])
    /// The book does not say how complaints came, and nobody else has.
    case channelMissing(known: [String])
}

extension OldRegisterError {
    /// The sentence in both languages.
    package var sentence: Sentence {
        switch self {
        case .unreadableText(let offset):
            Sentence(
                thai: "ไบต์ที่ \(offset) ของไฟล์อ่านเป็นภาษาไทยไม่ได้ โปรดบันทึกใหม่จาก Excel เป็น CSV UTF-8",
                english: "byte \(offset) of the file is neither UTF-8 nor Windows-874; "
                    + "save it again from the spreadsheet as CSV UTF-8"
            )
        case .brokenQuotes(let line):
            Sentence(
                thai: "บรรทัดที่ \(line): เครื่องหมายคำพูดไม่ครบคู่ โปรดบันทึกใหม่จาก Excel เป็น CSV",
                english: "line \(line): the quotes of a cell do not match; "
                    + "save the file again from the spreadsheet as CSV"
            )
        case .tooManyRows(let limit):
            Sentence(
                thai: "ไฟล์มีมากกว่า \(limit) แถว โปรดแบ่งเป็นหลายไฟล์",
                english: "the file has more than \(limit) rows; cut it into several"
            )
        case .tooManyCells(let line, let limit):
            Sentence(
                thai: "บรรทัดที่ \(line): มีมากกว่า \(limit) ช่อง ไฟล์นี้ไม่ใช่สมุดทะเบียน",
                english: "line \(line): more than \(limit) cells; this is no register"
            )
        case .cellTooLong(let line, let limitBytes):
            Sentence(
                thai: "บรรทัดที่ \(line): มีช่องที่ยาวเกิน \(limitBytes) ไบต์ โปรดตัดให้สั้นลง",
                english: "line \(line): a cell is longer than \(limitBytes) bytes; shorten it"
            )
        default: headingSentence
        }
    }

    private var headingSentence: Sentence {
        switch self {
        case .noHeadings(let looked):
            Sentence(
                thai: "ไม่พบแถวหัวตารางใน \(looked) แถวแรก โปรดระบุหัวตาราง เช่น --map number=ลำดับที่ "
                    + "หรือถ้าไม่มีหัวตาราง ระบุตัวอักษรคอลัมน์ของ number, received และ detail "
                    + "เช่น --map number=A และบรรทัดแรกด้วย --first-line",
                english: "no row of headings among the first \(looked); name some of them, like "
                    + "--map number=ลำดับที่ --map received=วันที่; or, for a file without headings, the "
                    + "letters of number, received and detail, like --map number=A, and the line "
                    + "with which the register begins with --first-line"
            )
        case .noLine(let line):
            Sentence(
                thai: "ไฟล์ไม่มีบรรทัดที่ \(line) (--first-line)",
                english: "the file has no line \(line) (--first-line)"
            )
        case .unknownHeading(let typed, let known):
            Sentence(
                thai: "ไม่มีหัวตารางหรือคอลัมน์ \"\(typed)\" มี: \(known.joined(separator: " · "))",
                english: "the file has no heading or column \"\(typed)\"; it has "
                    + known.joined(separator: " · ")
            )
        case .columnMissing(let column, let known):
            Sentence(
                thai:
                    "ไม่ทราบว่าคอลัมน์ใดคือ \(column.rawValue) โปรดระบุ --map \(column.rawValue)=หัวตาราง "
                    + "มี: \(known.joined(separator: " · "))",
                english: "which column is the \(column.rawValue)? Name it with --map "
                    + "\(column.rawValue)=HEADING; there are \(known.joined(separator: " · "))"
            )
        case .channelMissing(let known):
            Sentence(
                thai:
                    "สมุดไม่มีช่องทาง โปรดระบุ --channel CODE สำหรับทุกบรรทัด: \(known.joined(separator: ", "))",
                english:
                    "the book does not say how complaints came; name a channel for all of them "
                    + "with --channel CODE: \(known.joined(separator: ", "))"
            )
        default: Sentence(thai: "อ่านสมุดเดิมไม่ได้", english: "the old register cannot be read")
        }
    }
}

extension OldRegisterError: CustomStringConvertible {
    package var description: String { sentence.english }
}
