/// Whom a paper names as the complainant.
///
/// A name stands here only where the caller handed it in: on the office's own node, by one who may
/// see it.
package enum PaperComplainant: Hashable, Sendable {
    /// Who it is is not handed in, or nobody gave a name.
    case unnamed
    /// Another agency, which is no person; with its address, where the caller has opened that.
    case agency(name: String, address: String? = nil)
    /// Somebody whom another office alone knows: the paper goes through that one.
    case through(office: String)
    /// A person, whose identity the caller has opened.
    case named(name: String?, address: String?)

    /// Its fields.
    var fields: [PaperField] {
        [
            PaperField("complainant", .cell(cell)),
            PaperField("complainantAddress", lines: address),
        ]
    }

    /// The name as it is printed.
    var cell: ReportCell {
        switch self {
        case .unnamed, .through, .named(name: nil, _): .phrase("ผู้ร้องเรียน")
        case .agency(let name, _): .text(name)
        case .named(let name?, _): .text(name)
        }
    }

    /// The name with the address, as the register's column has them.
    var sheetCell: ReportCell {
        guard case .named(let name, let address) = self else { return cell }
        return .joined([name, address].compactMap { $0.map(ReportCell.text) }, separator: " ")
    }

    private var address: String? {
        switch self {
        case .unnamed: nil
        case .through(let office): "ผ่าน \(office)"
        case .agency(_, let address), .named(_, let address): address
        }
    }
}
