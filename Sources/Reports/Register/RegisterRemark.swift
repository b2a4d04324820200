package import ComplaintModel

/// A remark on a register line, beside the date of receipt that the report adds itself.
package enum RegisterRemark: Hashable, Sendable {
    /// The line was voided; it stays printed, and its number is not used again.
    case voided(reason: String)
    /// The line had this number before two lines with one number were set right.
    case formerly(RegisterNumber)
    /// The complaint continues an older one, named as people name it: `80.21.karo:12/2569`.
    case continues(String)
    /// The line stands in the book of another year than that of the sheet's month.
    case inBook(buddhistYear: Int)
    /// The case is reserved for the office that reads this, and nobody else is shown its words.
    case reserved
    /// Two people recorded different things, and nobody has decided yet.
    case inConflict
    /// Other words of an officer.
    case note(String)

    /// The remark as printed.
    var cell: ReportCell {
        switch self {
        case .voided(let reason): .sequence([.phrase("ยกเลิก: "), .text(reason)])
        case .formerly(let number): .phrase("เลขที่เดิม \(number)")
        case .continues(let reference): .sequence([.phrase("ต่อเนื่องจากเรื่อง "), .text(reference)])
        case .inBook(let year): .phrase("ลงในทะเบียนปี \(year)")
        case .reserved: .phrase(ReportWords.sealed)
        case .inConflict: ReportWords.inConflict
        case .note(let text): .text(text)
        }
    }
}
