import ComplaintModel
import FieldNode
import Testing

/// A complaint that is not taken on.
@Suite struct DecliningTests {
    @Test("An anonymous letter is declined for a reason of the list, in its words; the line stays")
    func anonymous() throws {
        let node = try TestNode("80.21.karo")
        let entry = ComplaintEntry([
            .channel: "complaint-box", .subject: "บัตรสนเท่ห์", .detail: "มีคนโกง",
        ])
        let id = try node.node.record([Recording(entry: entry)])[0].get().id
        #expect(throws: FieldNodeError.self) { try node.act(id, .decline) { _ in } }
        try node.act(id, .decline) { $0.reason = "anonymous-without-evidence" }
        let shown = try node.node.show(id)
        #expect(shown.state == "declined" && shown.number == "1/2569")
        #expect(shown.actions.last?.reason?.contains("22 ธันวาคม 2541") == true)
    }

    @Test("A complaint with a name is not declined for being anonymous")
    func named() throws {
        let node = try TestNode("80.21.karo")
        let id = try node.record("มีชื่อ").id
        try node.node.edit(id, .name, to: "สมหญิง")
        let before = try node.ownState
        #expect(throws: FieldNodeError.self) {
            try node.act(id, .decline) { $0.reason = "anonymous-without-evidence" }
        }
        #expect(try node.ownState == before)
        try node.act(id, .decline) { $0.reason = "เรื่องนอกอำนาจหน้าที่" }
        #expect(try node.node.show(id).state == "declined")
    }
}
