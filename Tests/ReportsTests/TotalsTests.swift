@testable import Reports
import Testing

@Suite("Totals")
struct TotalsTests {
    @Test(
        "Every total is the sum of the rows above it",
        arguments: [
            SamplePage.monthly, .monthlyEmpty, .monthlyFrozen, .annual, .published, .consolidated,
            .consolidatedEmpty,
        ]
    )
    func sums(page: SamplePage) throws {
        let document = try page.document(.arabic)
        var checked = 0
        for table in document.sections.compactMap(\.table) {
            for (column, total) in (table.totals ?? []).enumerated() {
                guard case .integer(let sum) = total else { continue }
                #expect(sum == table.rows.reduce(0) { $0 + integer($1[column]) })
                checked += 1
            }
        }
        #expect(checked >= 3)
    }

    private func integer(_ cell: ReportCell) -> Int {
        if case .integer(let number) = cell { number } else { 0 }
    }

    @Test("The cases received are those in progress, closed and not pursued")
    func received() {
        let counts = CaseCounts(inProgress: 1, closed: 2, notPursued: 4)
        #expect(counts.received == 7)
        #expect((counts + counts).received == 14)
    }
}
