/// Sentences that more than one report prints.
enum ReportWords {
    /// What a page says openly where there was nothing.
    static let noComplaints = ReportCell.phrase("ไม่มีเรื่องร้องเรียน")
    /// What stands under a heading where there is no row.
    static let none = ReportCell.phrase("ไม่มี")
    /// What stands in place of what is not to be read.
    static let sealed = "สงวน"
    /// The mark of a case in conflict.
    static let inConflict = ReportCell.phrase("ข้อมูลขัดแย้ง")
    /// Why a case in conflict is marked.
    static let conflictNote = ReportCell.phrase(
        "ข้อมูลขัดแย้ง: มีการบันทึกต่างกันและยังรอเจ้าหน้าที่ตัดสิน นับเป็น 1 เรื่อง"
    )
}
