package import ComplaintModel

/// One value of a report, still typed, so that each format writes it in its own way.
package enum ReportCell: Hashable, Sendable {
    /// What a person wrote; its digits are never changed.
    case text(String)
    /// Words of the report itself or of the procedure, whose digits follow the chosen numerals.
    case phrase(String)
    /// A count; its digits follow the chosen numerals.
    case integer(Int)
    /// A day: Buddhist era on a page, ISO 8601 for machines.
    case date(CivilDate)
    /// A month: Buddhist era on a page, ISO 8601 for machines.
    case month(MonthPeriod)
    /// Several texts that people wrote, such as the responsible units.
    case list([String])
    /// A yes or no for machines; a page says it in words of its own.
    case flag(Bool)
    /// Parts written one after the other, for cells that only a page has.
    indirect case sequence([ReportCell])
    /// Nothing: not known, or not to be shown.
    case empty

    /// The cell as it stands on a page: Buddhist era, digits as chosen.
    package func written(_ numerals: Numerals) -> String {
        switch self {
        case .text(let text): text
        case .phrase(let text): numerals.write(text)
        case .integer(let number): numerals.write(String(number))
        case .date(let date): numerals.write(date.thaiShort)
        case .month(let month): numerals.write(month.thaiShort)
        case .list(let texts): texts.joined(separator: ", ")
        case .flag(let isSet): isSet ? "ใช่" : "ไม่ใช่"
        case .sequence(let parts): parts.map { $0.written(numerals) }.joined()
        case .empty: ""
        }
    }
}

extension ReportCell {
    /// The count, where the cell is one.
    var count: Int? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// A text that a person wrote, or an empty cell.
    init(text: String?) {
        self = text.map(ReportCell.text) ?? .empty
    }

    /// A count, or an empty cell.
    init(integer: Int?) {
        self = integer.map(ReportCell.integer) ?? .empty
    }

    /// A day, or an empty cell.
    init(date: CivilDate?) {
        self = date.map(ReportCell.date) ?? .empty
    }

    /// Cells in one, with words of the report between them.
    package static func joined(_ cells: [ReportCell], separator: String) -> ReportCell {
        guard let first = cells.first else { return .empty }
        return .sequence(
            cells.dropFirst().reduce(into: [first]) { parts, cell in
                parts += [.phrase(separator), cell]
            }
        )
    }
}
