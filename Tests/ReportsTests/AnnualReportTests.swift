import ComplaintModel
@testable import Reports
import Testing

@Suite("Fiscal-year report")
struct AnnualReportTests {
    @Test(
        "A percentile is the least number of days within which so many of a hundred were done",
        arguments: [
            ([:], 50, nil), ([7: 1], 50, 7), ([7: 1], 90, 7),
            ([1: 1, 2: 1], 50, 1), ([1: 1, 2: 1, 3: 1], 50, 2),
            ([1: 9, 30: 1], 90, 1), ([1: 8, 30: 2], 90, 30), ([0: 10, 5: 10], 50, 0),
            ([-1: 1, 4: 1], 90, 4),
        ] as [([Int: Int], Int, Int?)],
    )
    func percentiles(days: [Int: Int], percent: Int, expected: Int?) {
        #expect(DayHistogram(days).percentile(percent) == expected)
    }

    @Test("Where nothing was done in a year, its days and the difference stay empty")
    func nothingDone() throws {
        let document = try Sample.annual().document(numerals: .arabic)
        let table = try #require(document.sections.first { $0.machineName == "spans" }?.table)
        let median = try #require(
            table.rows.first { $0.starts(with: [.text("close"), .text("median")]) }
        )
        #expect(Array(median.suffix(3)) == [.integer(14), .empty, .empty])
    }

    @Test("The months as reported and what was adjusted since add up to the year")
    func reconciles() throws {
        let document = try Sample.annual().document(numerals: .arabic)
        let table = try #require(
            document.sections.first { $0.machineName == "reconciliation" }?.table
        )
        #expect(
            table.totals?.suffix(9) == [
                .integer(6), .integer(1), .integer(7), .integer(4), .integer(0), .integer(4),
                .integer(1), .integer(-1), .integer(0),
            ]
        )
    }
}
