import ComplaintModel
import FieldNode
import Foundation
import Reports
import Testing

/// Every figure of every report against an independent recount.
@Suite struct RecountTests {
    /// As many offices, each looked at after every one of its ``stages``: 200 random books.
    private static let offices =
        ProcessInfo.processInfo.environment["TAMBON_RECOUNT_OFFICES"].flatMap { Int($0) } ?? 20
    private static let stages = 10

    @Test(
        "Every figure of every report is what a recount of the cases gives, on every node and day",
        arguments: 1...offices
    )
    func recounted(seed: Int) async throws {
        var office = try await RandomOffice(seed: UInt64(seed))
        for stage in 0..<Self.stages {
            try await office.live()
            let states = try Set(office.nodes.map { try $0.stateBytes(office: RandomOffice.code) })
            #expect(states.count == 1, "stage \(stage): the nodes differ")
            let recount = try Recount(
                office.nodes[stage % 3].node,
                office: RandomOffice.code,
                office.procedure
            )
            let days = [0, -17, 40].map { office.today.adding(days: $0) }
            for (place, day) in days.enumerated() {
                let node = office.nodes[(stage + place) % 3].node
                try Self.compare(node, office, recount, asOf: day)
            }
        }
        #expect(try office.nodes[seed % 3].node.verify().problems == [])
        #expect(office.refusals > 0)
    }

    private static func compare(
        _ node: FieldNode,
        _ office: RandomOffice,
        _ recount: Recount,
        asOf day: CivilDate,
    ) throws {
        let month = MonthPeriod(containing: day)
        let year = FiscalYear(containing: day)
        let known = try office.freezings.known(to: node)
        for period in [month, month.previous] {
            try expect(.monthly, node, asOf: day, { $0.period = period }) {
                office.freezings.monthly(period, asOf: day, recount, known)
            }
        }
        try expect(.annual, node, asOf: day, { $0.fiscalYear = year }) {
            var figures = recount.annual(year, asOf: day)
            figures.add(office.freezings.reconciliation(of: year, recount, known))
            return figures
        }
        let isEven = day.dayNumber.isMultiple(of: 2)
        try expect(.published, node, asOf: day, { $0.half = isEven ? .first : nil }) {
            recount.published(isEven ? Array(year.months.prefix(6)) : year.months)
        }
        try expect(.register, node, asOf: day, { $0.fiscalYear = year }) {
            // A reserved case has its words where it may be read, and its number elsewhere.
            try Recount(node, office: RandomOffice.code, recount.procedure)
                .register(year)
        }
        try expect(.consolidated, node, asOf: day, { $0.period = isEven ? month.previous : nil }) {
            recount.consolidated(
                RandomOffice.code,
                isEven ? [month.previous] : year.months,
                asOf: day
            )
        }
    }

    private static func expect(
        _ kind: ReportRequest.Kind,
        _ node: FieldNode,
        asOf day: CivilDate,
        _ change: (inout ReportRequest) -> Void,
        recounted: () throws -> Figures,
    ) throws {
        var request = ReportRequest(kind)
        if kind != .consolidated { request.office = RandomOffice.code }
        request.today = day
        change(&request)
        let differences = try Figures(node, request).differences(from: try recounted())
        #expect(differences == [], "\(kind) at \(node.office.code) as of \(day)")
    }
}
