import ComplaintModel
import FieldNode
import Reports
import Testing

/// Links between cases.
@Suite struct LinkTests {
    @Test("A case is linked to another once, by whatever name the other is called")
    func once() throws {
        let office = try TestNode("80.21.karo")
        let old = try office.record("เก่า", received: "2025-10-02")
        let new = try office.record("ใหม่").id
        try office.node.link(new, to: old.id)
        try office.node.link(new, to: "80.21.nong:2/2568")
        let before = try office.ownState
        for name in [old.id, old.number, "80.21.karo:\(old.number)", "80.21.nong:๒/๒๕๖๘"] {
            let refusal = #expect(throws: FieldNodeError.self, "\(name)") {
                try office.node.link(new, to: name)
            }
            #expect(refusal?.sentence.thai.contains(name) == true)
        }
        #expect(try office.ownState == before)
        #expect(try office.node.show(new).links.count == 2)
        let entry = ComplaintEntry([.channel: "walk-in", .subject: "อีก", .detail: "อีกครั้ง"])
        let both = Recording(entry: entry, links: [old.id, old.number])
        let third = try office.node.record([both])[0].get().id
        #expect(try office.node.show(third).links.map(\.id) == [old.id])
    }

    @Test("What two computers have linked apart stands in the case and on its line once")
    func apart() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let old = try office.record("เก่า", received: "2025-10-02").id
        let new = try office.record("ใหม่").id
        try await office.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 31)
        try await second.sync(with: centre)
        for node in [office, second] { try node.node.link(new, to: old) }
        for node in [second, office] { try await node.sync(with: centre) }
        #expect(try office.node.show(new).links.map(\.id) == [old])
        let book = try CSVFormat().render(office.node.report(ReportRequest(.register)))
        #expect(book.matches(of: /80.21.karo:1\/2569/).count == 1)
    }
}
