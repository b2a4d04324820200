import ComplaintModel
import FieldNode
import Reports
import TestGround
import Testing

/// Months are frozen in any order, and apart; what a frozen report has said stays.
@Suite struct FreezingOrderTests {
    /// What a month's report says of July: how many were reported to have come, and how many had.
    private static func july(in month: Int, at test: TestNode) throws -> [Int] {
        var request = ReportRequest(.monthly)
        request.period = MonthPeriod(year: 2025, month: month)
        request.office = "80.21.karo"
        let page = try JSONValue(document: JSONFormat().render(test.node.report(request)))
        let line = page["earlierAdjustments"].elements.first {
            $0["month"] == .text("2025-07") && $0["figure"] == .text("received")
        }
        return ["reported", "now"].compactMap { line?[$0].integer }
    }

    private static func freeze(_ month: Int, at test: TestNode) throws {
        try test.node.freeze(try #require(MonthPeriod(year: 2025, month: month)))
    }

    @Test("A month that is frozen after a later one changes nothing in that one's report")
    func outOfOrder() throws {
        let office = try TestNode("80.21.karo")
        for (day, month) in [(5, 7), (6, 9), (7, 8)] {
            try office.record("เรื่อง \(day)", received: "2025-07-0\(day)", channel: "phone")
            try Self.freeze(month, at: office)
        }
        try Self.freeze(10, at: office)
        #expect(try Self.july(in: 9, at: office) == [1, 2])
        #expect(try Self.july(in: 8, at: office) == [2, 3])
        #expect(try Self.july(in: 10, at: office) == [])
        #expect(try Self.july(in: 11, at: office) == [])
    }

    @Test("Reports that two computers froze apart say after the merge what they said before")
    func apart() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        try first.record("หนึ่ง", received: "2025-07-05", channel: "phone")
        try Self.freeze(7, at: first)
        try await first.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        try await second.sync(with: centre)
        try first.record("สอง", received: "2025-07-06", channel: "phone")
        try Self.freeze(9, at: first)
        try second.record("สาม", received: "2025-07-07", channel: "phone")
        try second.record("สี่", received: "2025-07-08", channel: "phone")
        try Self.freeze(8, at: second)
        for node in [second, first, second, first] { try await node.sync(with: centre) }
        for node in [first, second, centre] {
            #expect(try Self.july(in: 8, at: node) == [1, 3])
            #expect(try Self.july(in: 9, at: node) == [1, 2])
            // Of the two, September's has the last word.
            #expect(try Self.july(in: 10, at: node) == [2, 4])
        }
        try Self.freeze(10, at: second)
        #expect(try Self.july(in: 10, at: second) == [2, 4])
        #expect(try Self.july(in: 11, at: second) == [])
    }
}
