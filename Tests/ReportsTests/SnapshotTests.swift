import Reports
import Testing

@Suite("Printed reports")
struct SnapshotTests {
    @Test(
        "A report is printed, byte for byte, as it was when a person last looked at it",
        arguments: SamplePage.allCases,
    )
    func printedAsKept(page: SamplePage) throws {
        let document = try page.document(.arabic)
        try Snapshot("\(page.rawValue).txt").expect(TextFormat().render(document))
        try Snapshot("\(page.rawValue).csv").expect(CSVFormat().render(document))
        try Snapshot("\(page.rawValue).json").expect(JSONFormat().render(document))
        try Snapshot("\(page.rawValue).html").expect(HTMLFormat().render(document))
        try Snapshot("\(page.rawValue)-thai-numerals.txt")
            .expect(TextFormat().render(page.document(.thai)))
    }

    @Test(
        "The choice of numerals changes neither CSV nor JSON",
        arguments: SamplePage.allCases,
        [ReportFormat.csv, .json],
    )
    func numeralsStayOnPages(page: SamplePage, format: ReportFormat) throws {
        #expect(try format.render(page.document(.arabic)) == format.render(page.document(.thai)))
    }
}
