import ComplaintModel

/// A report as one JSON document for other programs.
///
/// An object: first the meta entries, then an array of row objects for every section with a
/// machine name, each followed by `…Totals` where the table has sums. Names are English, in the
/// document's order; dates are ISO 8601 in years of the common era; register numbers and codes
/// are strings, counts are numbers, and what is not known is `null`.
package struct JSONFormat: Sendable {
    /// Makes the format.
    package init() {}

    /// Writes a document; the last line ends in LF.
    package func render(_ document: ReportDocument) -> String {
        let meta = document.meta.map { ($0.name, value($0.value)) }
        let sections = document.sections.flatMap(members)
        return JSONText.object(meta + sections).written() + "\n"
    }

    private func members(_ section: ReportSection) -> [(String, JSONText)] {
        guard let name = section.machineName, let table = section.table else { return [] }
        let rows = (name, JSONText.array(table.rows.map { row($0, of: table) }))
        guard let totals = table.totals else { return [rows] }
        return [rows, (name + "Totals", self.totals(totals, of: table))]
    }

    private func row(_ cells: [ReportCell], of table: ReportTable) -> JSONText {
        .object(
            zip(table.columns, cells).compactMap { column, cell in
                column.machineName.map { ($0, value(cell)) }
            }
        )
    }

    private func totals(_ cells: [ReportCell], of table: ReportTable) -> JSONText {
        .object(
            zip(table.columns, cells).compactMap { column, cell in
                guard case .integer(let sum) = cell else { return nil }
                return column.machineName.map { ($0, .integer(sum)) }
            }
        )
    }

    private func value(_ cell: ReportCell) -> JSONText {
        switch cell {
        case .text(let text), .phrase(let text): .string(text)
        case .integer(let number): .integer(number)
        case .date(let date): .string(date.iso)
        case .month(let month): .string(month.iso)
        case .list(let texts): .array(texts.map(JSONText.string))
        case .flag(let isSet): .boolean(isSet)
        case .sequence: .string(cell.written(.arabic))
        case .empty: .null
        }
    }
}
