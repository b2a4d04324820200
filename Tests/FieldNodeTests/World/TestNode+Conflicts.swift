import FieldNode
import Reports
import Testing

extension TestNode {
    /// Holds whatever counts conflicts against how many there are.
    func expectConflictsCounted(_ count: Int) throws {
        #expect(try node.conflicts().count == count)
        #expect(try node.doctor().ledgers.reduce(0) { $0 + $1.conflicts } == count)
        #expect(try node.metrics().conflicts == count)
        let offices = Set(try node.conflicts().map(\.office)).sorted()
        for office in offices.isEmpty ? [code] : offices {
            var request = ReportRequest(.monthly)
            request.office = office
            let figures = try Figures(node, request).values
            #expect(figures["inConflict|", default: 0] == count, "\(figures)")
        }
        let figures = try Figures(node, ReportRequest(.consolidated)).values
        let counts = figures.filter { $0.key.hasSuffix("inConflict") }.values
        #expect(counts.reduce(0, +) == count, "\(figures)")
    }
}
