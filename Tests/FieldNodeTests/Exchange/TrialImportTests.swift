import ComplaintModel
import FieldNode
import Testing

@Suite struct TrialImportTests {
    @Test("An import on trial says what would come, and changes no byte of any table")
    func trial() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        for number in 1...5 { try office.record("เรื่อง \(number)", [.name: "สมชาย"]) }
        let whole = try office.exported(to: "centre")
        let raw = RawDatabase(of: centre)
        let before = try raw.dump()
        for _ in 0..<3 {
            let report = try centre.node.import(whole, name: "file", isTrial: true)
            #expect(report.isTrial)
            #expect([report.newChanges, report.knownChanges] == [6, 0])
        }
        #expect(try raw.dump() == before)
        #expect(try centre.node.state().map(\.office).sorted() == ["centre", "registry"])
        let report = try centre.node.import(whole, name: "file", isTrial: false)
        #expect(report.newChanges == 6)
        let held = try raw.dump()
        let again = try centre.node.import(whole, name: "file", isTrial: true)
        #expect([again.newChanges, again.knownChanges] == [0, 6])
        #expect(try raw.dump() == held)
    }

    @Test("A trial leaves no rules of a holiday or channel behind that was not kept")
    func rules() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo", procedure: "school")
        try office.record("เรื่อง", channel: "phone")
        try await office.sync(with: centre)
        let before = try centre.node.list(ListRequest())
        let due = try #require(before.requireFirst().due)
        try office.node.addHoliday(
            day(due),
            name: "วันหยุดพิเศษ",
            kind: .special,
            source: nil
        )
        let file = try office.exported(to: "centre")
        #expect(try centre.node.import(file, name: "file", isTrial: true).newChanges == 1)
        #expect(try centre.node.list(ListRequest()) == before)
        try centre.act(before.requireFirst().id, .note) { $0.text = "ยังเหมือนเดิม" }
        #expect(try centre.node.list(ListRequest()).requireFirst().due == due)
        #expect(try centre.node.import(file, name: "file", isTrial: false).newChanges == 1)
        #expect(try centre.node.list(ListRequest()).requireFirst().due != due)
        #expect(try centre.node.verify().problems == [])
    }

    @Test(
        "A trial leaves no enrolment behind that was not kept: what follows is decided without it"
    )
    func authority() async throws {
        let centre = try TestNode("centre", level: .centre)
        let karo = try centre.enrolled("80.21.karo")
        try await karo.sync(with: centre)
        let nong = try centre.enrolled("80.22.nong")
        try await nong.sync(with: centre)
        let before = try karo.node.nodes().nodes
        let file = try centre.exported(to: "80.21.karo")
        #expect(try karo.node.import(file, name: "file", isTrial: true).newChanges == 1)
        #expect(try karo.node.nodes().nodes == before)
        #expect(try karo.node.import(file, name: "file", isTrial: false).newChanges == 1)
        #expect(try karo.node.nodes().nodes.count == before.count + 1)
    }

    @Test("A file for somebody else, of this very node, or no parcel is refused by its name")
    func refusals() throws {
        let centre = try TestNode("centre", level: .centre)
        let karo = try centre.enrolled("80.21.karo")
        let nong = try centre.enrolled("80.22.nong")
        var peer = try TestPeer(as: centre)
        let before = try RawDatabase(of: karo).dump()
        let files: [[UInt8]] = [
            try nong.exported(to: "centre"), [], Array("%PDF-1.4".utf8),
            Array(try peer.parcel(for: karo).dropLast(9)),
        ]
        for file in files {
            for isTrial in [true, false] {
                let error = #expect(throws: ExchangeError.self) {
                    try karo.node.import(file, name: "FILE.TPC", isTrial: isTrial)
                }
                #expect(try #require(error).description.contains("FILE.TPC"))
            }
        }
        #expect(try RawDatabase(of: karo).dump() == before)
        let own = try karo.exported(to: "centre")
        #expect(throws: ExchangeError.self) {
            try karo.node.import(own, name: "FILE.TPC", isTrial: false)
        }
    }
}

/// A day that is written in the test.
private func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }
