import ComplaintModel

/// A count of a fiscal year beside that of the year before.
package struct ComparedCount: Hashable, Sendable {
    /// The code; nothing for what has none.
    package let code: String?
    /// What is counted, in Thai.
    package let nameThai: String
    /// The count of the year; nothing where there is nothing to measure.
    package let count: Int?
    /// The count of the year before.
    package let before: Int?

    /// Writes a line.
    package init(code: String?, nameThai: String, count: Int?, before: Int?) {
        self.code = code
        self.nameThai = nameThai
        self.count = count
        self.before = before
    }

    /// The lines of two years' counts, name by name.
    ///
    /// - Parameters:
    ///   - counts: The counts of the year.
    ///   - before: Those of the year before, the same names in the same order.
    /// - Returns: A line for each name.
    package static func lines(_ counts: [NamedCount], before: [NamedCount]) -> [ComparedCount] {
        zip(counts, before).map { now, before in
            ComparedCount(
                code: now.code,
                nameThai: now.nameThai,
                count: now.count,
                before: before.count,
            )
        }
    }

    /// How many more there are than in the year before; nothing where one is not known.
    package var difference: Int? {
        guard let count, let before else { return nil }
        return count - before
    }

    /// The columns in which two years are compared.
    static func columns(_ heading: String, of year: FiscalYear) -> [ReportColumn] {
        [
            .machine("code"), .both("name", heading, limit: .wrap(cells: 44)),
            .both("count", "ปี \(year)", .trailing),
            .both("before", "ปี \(year.previous)", .trailing),
            .both("difference", "ผลต่าง", .trailing),
        ]
    }

    /// The cells of the columns.
    var cells: [ReportCell] {
        [
            ReportCell(text: code), .phrase(nameThai), ReportCell(integer: count),
            ReportCell(integer: before), ReportCell(integer: difference),
        ]
    }

    /// The row of sums.
    static func totals(_ lines: [ComparedCount]) -> [ReportCell] {
        let (count, before) = lines.reduce((0, 0)) {
            ($0.0 + ($1.count ?? 0), $0.1 + ($1.before ?? 0))
        }
        return [
            .empty, .phrase("รวม"), .integer(count), .integer(before), .integer(count - before),
        ]
    }
}
