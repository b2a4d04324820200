import ComplaintModel

/// A line of an old register that can be entered.
struct OldLine {
    let line: Int
    let number: RegisterNumber
    let entry: CheckedEntry
    let received: LocalMoment
    /// What the columns tell was done, in the order of the days.
    let actions: [CaseAction]
    /// What the new register says of the line.
    let remark: String

    /// The reference under which a line of the old book is held, whatever file it comes from.
    static func ref(of number: RegisterNumber) -> String { refPrefix + number.description }

    /// How the references of lines begin that come from an old book.
    static let refPrefix = "old-register:"
}
