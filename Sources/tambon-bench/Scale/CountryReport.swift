import ComplaintModel
import FieldNode
import Foundation
import Reports
import SyncProtocol

/// The consolidated report of a hub that holds a fiscal year's complaints of a whole country.
struct CountryReport {
    /// The folder of the measurement.
    let folder: StepFolder
    /// How many offices there are.
    let offices: Int
    /// How many complaints they have received together, at least.
    let complaints: Int
    /// What the work is made from.
    let seed: UInt64

    private static let year = FiscalYear(buddhistYear: 2569)
    /// As many kinds of offices, each with a year of its own.
    private static let kinds = 8
    /// As many ledgers as one parcel brings.
    private static let batch = 100
    /// As many offices are counted case by case.
    private static let sample = 40
    private static let repeats = 9
    /// The day of the report: everything that was to be done is done or late.
    private static let today = year.last.adding(days: 60)

    /// Lets the hub merge everything, and measures the report.
    ///
    /// - Returns: the figures.
    /// - Throws: ``BenchError``, also where the recount differs from the report.
    func run() async throws -> ReportSection {
        let cases = (complaints + offices - 1) / offices
        let templates = try (0..<Self.kinds).map { kind in
            let place = StepFolder(path: folder.path + "/template-\(kind)")
            var work = YearOfWork(year: Self.year, cases: cases, seed: seed &+ UInt64(kind))
            return try OfficeTemplate(in: place, at: YearOfWork.begin(of: Self.year)) {
                try work.record(at: $0)
            }
        }
        var hub = try await Hub(in: folder)
        let freight = try (0..<offices).map { number in
            let code = Hub.code(ofOffice: number)
            let ledger = LedgerID(high: 0xc0de, low: UInt64(number))
            let office = try templates[number % Self.kinds].office(ledger, code: code)
            return Carrier.Freight(code: code, ledger: office)
        }
        try hub.certify(freight)
        let node = try hub.open()
        let start = Usage.now
        for first in stride(from: 0, to: offices, by: Self.batch) {
            _ = try hub.take(Array(freight[first..<min(first + Self.batch, offices)]), at: node)
            Narration.tell("\(min(first + Self.batch, offices)) offices …")
        }
        let merge = Usage.now.since(start)
        return try measure(node, cases: cases, merge: merge)
    }

    private func measure(
        _ hub: MeasuredNode,
        cases: Int,
        merge: Usage,
    ) throws -> ReportSection {
        var request = ReportRequest(.consolidated)
        request.fiscalYear = Self.year
        request.today = Self.today
        let (document, first) = try Usage.measure { try hub.node.report(request) }
        let again = try (0..<Self.repeats).map { _ in
            try Usage.measure { _ = try hub.node.report(request) }.1
        }
        let rows = try OfficeRow.all(in: document)
        let total = rows.reduce(0) { $0 + $1.received }
        guard rows.count == offices, total == cases * offices else {
            throw BenchError.incomplete(expected: cases * offices, found: total)
        }
        for number in stride(from: 0, to: offices, by: max(1, offices / Self.sample)) {
            try recount(Hub.code(ofOffice: number), at: hub, rows)
        }
        let line = { (name: String, title: String, value: Double, goal: Double?) in
            ReportLine("consolidated-" + name, title, value, "ms", goal: goal)
        }
        return ReportSection(
            title: "A consolidated report of \(total) complaints of \(offices) offices",
            lines: [
                line("first", "The first of the process", 1_000 * first.wallSeconds, nil),
                line("wall", "Another, median", 1_000 * again.map(\.wallSeconds).median, 100),
                line("cpu", "  by CPU", 1_000 * again.map(\.cpuSeconds).median, 100),
                ReportLine("consolidated-merge", "Merged before: CPU", merge.cpuSeconds, "s"),
            ]
        )
    }

    /// Counts the cases of an office one by one, and requires the same of the report.
    private func recount(_ code: String, at hub: MeasuredNode, _ rows: [OfficeRow]) throws {
        var request = ListRequest()
        request.office = code
        request.today = Self.today
        let cases = try hub.node.list(request)
        let ended = ["closed", "declined", "voided", "transferred"]
        let counted = OfficeRow(
            office: code,
            received: cases.count,
            inProgress: cases.count { !ended.contains($0.state) },
            closed: cases.count { $0.state == "closed" },
            late: cases.count(where: \.isLate),
            inConflict: cases.count { $0.conflicts > 0 }
        )
        guard rows.contains(counted) else {
            throw BenchError.incomplete(expected: counted.received, found: 0)
        }
    }
}

/// The row of an office in the report, as programs read it.
private struct OfficeRow: Hashable, Decodable {
    let office: String
    let received: Int
    let inProgress: Int
    let closed: Int
    let late: Int
    let inConflict: Int

    private struct Page: Decodable { let offices: [OfficeRow] }

    static func all(in document: ReportDocument) throws -> [OfficeRow] {
        let text = JSONFormat().render(document)
        return try JSONDecoder().decode(Page.self, from: Data(text.utf8)).offices
    }
}
