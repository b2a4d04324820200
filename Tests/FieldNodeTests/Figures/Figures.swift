import FieldNode
import Foundation
import Reports
import Testing

/// The figures of a report, each under a name made of what its row says: all that are not zero.
///
/// A row of a list counts as one figure more, so that a list that lacks a row differs.
struct Figures: Equatable {
    private(set) var values: [String: Int] = [:]

    /// The columns that name a row, in the order in which they stand in a figure's name.
    private static let naming = [
        "month", "figure", "code", "rule", "result", "deed", "measure", "number", "slip",
        "received",
        "recorded", "due", "state", "category", "office",
    ]
    /// The sections that list cases.
    private static let lists = ["openCases", "lateCases", "lateArrivals", "lines"]
    /// Counts that are not of complaints.
    private static let others = ["silentAfterDays", "silentOffices", "daysSinceHeard", "half"]

    init() {}

    /// The figures that a node reports.
    init(_ node: FieldNode, _ request: ReportRequest) throws {
        let text = JSONFormat().render(try node.report(request))
        let page = try JSONDecoder().decode([String: PageValue].self, from: Data(text.utf8))
        for (section, value) in page where !Self.others.contains(section) {
            switch value {
            case .rows(let rows):
                for row in rows { take(row, of: section) }
                if case .totals(let totals) = page[section + "Totals"] {
                    Self.check(totals, of: rows)
                }
            case .number(let number): count(section, [], "", number)
            case .totals, .other: break
            }
        }
    }

    private mutating func take(_ row: [String: PageCell], of section: String) {
        var name = Self.naming.compactMap { row[$0]?.text }
        if section == "units", let unit = row["name"]?.text { name.append(unit) }
        if case .texts(let units) = row["units"] { name.append(units.joined(separator: ",")) }
        for (column, value) in row where !Self.others.contains(column) {
            if case .number(let number) = value { count(section, name, column, number) }
        }
        if Self.lists.contains(section) { count(section, name, "#", 1) }
    }

    /// Whatever a report adds up is the sum of its rows.
    private static func check(_ totals: [String: Int], of rows: [[String: PageCell]]) {
        for (column, sum) in totals {
            let counted = rows.reduce(0) { sum, row in
                if case .number(let number) = row[column] { sum + number } else { sum }
            }
            #expect(sum == counted, "\(column)")
        }
    }

    /// Counts something under a name.
    mutating func count(_ section: String, _ name: [String], _ column: String, _ number: Int) {
        let key = ([section] + name + [column]).joined(separator: "|")
        let sum = (values[key] ?? 0) + number
        values[key] = sum == 0 ? nil : sum
    }

    /// Takes other figures in.
    mutating func add(_ more: Figures) {
        values.merge(more.values) { $0 + $1 }
    }

    /// The names of the figures that differ, with both values.
    func differences(from other: Figures) -> [String] {
        Set(values.keys).union(other.values.keys).sorted().compactMap { key in
            let (here, there) = (values[key] ?? 0, other.values[key] ?? 0)
            return here == there ? nil : "\(key): \(here), not \(there)"
        }
    }
}
