package import ComplaintModel

/// Why a report could not be written in the format asked for; text, CSV, JSON and HTML never fail.
package enum ReportError: Error, Hashable, Sendable {
    /// A table has more rows than a worksheet.
    case tooManyRows(count: Int, limit: Int)
    /// A text is longer than a cell of a worksheet may be.
    case textTooLong(characters: Int, limit: Int)
    /// The system gave no memory in which a workbook could be put together.
    case noMemoryFile(code: Int32)
    /// libxlsxwriter could not put the workbook together; the code is its own.
    case workbookFailed(code: UInt32)
}

extension ReportError: CustomStringConvertible {
    package var description: String { sentence.english }

    /// The refusal in both languages.
    package var sentence: Sentence {
        switch self {
        case .tooManyRows(let count, let limit):
            Sentence(
                thai: "รายงานมี \(count) แถว แต่แผ่นงาน Excel รับได้ \(limit) แถว "
                    + "โปรดใช้ --format csv หรือเลือกช่วงเวลาที่สั้นลง",
                english: "The report has \(count) rows, and a worksheet of Excel takes \(limit); "
                    + "take --format csv, or a shorter period.",
            )
        case .textTooLong(let characters, let limit):
            Sentence(
                thai: "ข้อความในรายงานยาว \(characters) ตัวอักษร แต่ช่องของ Excel รับได้ \(limit) "
                    + "โปรดใช้ --format csv",
                english: "A text of the report has \(characters) characters, and a cell of Excel "
                    + "takes \(limit); take --format csv.",
            )
        case .noMemoryFile(let code):
            Sentence(
                thai: "หน่วยความจำไม่พอสำหรับสร้างแฟ้ม Excel โปรดปิดโปรแกรมอื่นแล้วลองใหม่",
                english: "The system gave no memory for the workbook (error \(code)); close other "
                    + "programs and try again, or take --format csv.",
            )
        case .workbookFailed(let code):
            Sentence(
                thai: "สร้างแฟ้ม Excel ไม่สำเร็จ โปรดตรวจว่าที่เก็บแฟ้มชั่วคราวยังมีที่ว่างแล้วลองใหม่",
                english: "The workbook could not be put together (libxlsxwriter, error \(code)); "
                    + "see that the folder for temporary files has room, and try again, or take "
                    + "--format csv.",
            )
        }
    }
}
