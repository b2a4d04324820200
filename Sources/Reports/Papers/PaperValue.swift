package import ComplaintModel

/// What stands in a field of a paper, still typed, so that its digits can be chosen.
package enum PaperValue: Hashable, Sendable {
    /// A line of text.
    case cell(ReportCell)
    /// A day, printed in the full Thai form; nothing where it is left to the pen.
    case day(CivilDate?)
    /// Paragraphs, one after the other.
    case paragraphs([ReportCell])
    /// Rows of fields, all of the same names.
    case rows([[PaperField]])
    /// Whether a part of the template is printed.
    case flag(Bool)

    /// What the templates' engine takes for it; nil where nothing stands, so that a template can say
    /// something else there.
    func context(_ numerals: Numerals) -> Any? {
        switch self {
        case .cell(let cell):
            let text = cell.written(numerals)
            return text.isEmpty ? nil : text
        case .day(let day): return day.map { numerals.write($0.thaiLong) }
        case .paragraphs(let paragraphs):
            return paragraphs.isEmpty ? nil : paragraphs.map { $0.written(numerals) }
        case .rows(let rows):
            return rows.isEmpty ? nil : rows.map { $0.context(numerals) }
        case .flag(let isSet): return isSet
        }
    }
}

extension [PaperField] {
    /// What the templates' engine takes for the fields.
    func context(_ numerals: Numerals) -> [String: Any] {
        reduce(into: [:]) { context, field in
            context[field.name] = field.value.context(numerals)
        }
    }
}

extension PaperValue: Encodable {
    /// Text as it is, days in ISO 8601, paragraphs and rows as arrays; empty text where nothing stands.
    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .rows(let rows):
            var container = encoder.unkeyedContainer()
            for row in rows { try container.encode(PaperFields(row)) }
        case .cell(let cell): try encoder.encode(cell.written(.arabic))
        case .day(let day): try encoder.encode(day?.iso ?? "")
        case .paragraphs(let paragraphs): try encoder.encode(paragraphs.map { $0.written(.arabic) })
        case .flag(let isSet): try encoder.encode(isSet)
        }
    }
}

extension Encoder {
    fileprivate func encode(_ value: some Encodable) throws {
        var container = singleValueContainer()
        try container.encode(value)
    }
}
