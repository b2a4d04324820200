/// What a register may say of who complained.
///
/// A person's identity cannot be put in here: a page that leaves the office can hold none.
package enum Complainant: Hashable, Sendable {
    /// A person, whose identity is sealed.
    case sealed
    /// Nobody gave a name.
    case anonymous
    /// Another agency, which is no person.
    case agency(name: String)

    /// The name that machines read.
    var code: String {
        switch self {
        case .sealed: "sealed"
        case .anonymous: "anonymous"
        case .agency: "agency"
        }
    }

    /// What stands in the register.
    var cell: ReportCell {
        switch self {
        case .sealed: .phrase(ReportWords.sealed)
        case .anonymous: .phrase("ไม่ประสงค์ออกนาม")
        case .agency(let name): .text(name)
        }
    }
}
