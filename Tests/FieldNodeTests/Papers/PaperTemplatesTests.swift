import ComplaintModel
import FieldNode
import NodeStore
import SyncProtocol
import Testing

@Suite("An office's own templates") struct PaperTemplatesTests {
    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("A changed template is used on every computer of the office and above, until it is reset")
    func everywhere() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        let id = try first.record("ถนนพัง").id
        let shipped = try DrawnFields(.memo, id, at: first).html
        try first.node.setPaperTemplate("memo", to: Self.bytes("<p>แบบเรา {{subject}}</p>"))
        try first.node.setPaperTemplate("style", to: Self.bytes("p { color: #123 }"))
        try await first.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        try await second.sync(with: centre)
        for node in [first, second, centre] {
            let page = try DrawnFields(.memo, id, at: node).html
            #expect(page.contains("<p>แบบเรา ถนนพัง</p>"))
            #expect(page.contains("p { color: #123 }"))
        }
        #expect(try second.node.paperTemplate("memo") == "<p>แบบเรา {{subject}}</p>")
        try second.node.setPaperTemplate("memo", to: nil)
        try second.node.setPaperTemplate("style", to: nil)
        try await second.sync(with: centre)
        try await first.sync(with: centre)
        #expect(try DrawnFields(.memo, id, at: first).html == shipped)
        #expect(try first.ownState == second.ownState)
    }

    @Test("A template that cannot be used is refused, and changes nothing")
    func refused() throws {
        let office = try TestNode("80.21.karo")
        try office.record("ถนนพัง")
        let before = try office.ownState
        for text in ["{{nobody}}", "{{{subject}}}", "<script></script>", "{{#subject}}", " "] {
            #expect(throws: FieldNodeError.self) {
                try office.node.setPaperTemplate("memo", to: Self.bytes(text))
            }
        }
        #expect(throws: FieldNodeError.self) {
            try office.node.setPaperTemplate("nothing", to: Self.bytes("x"))
        }
        #expect(throws: FieldNodeError.self) { try office.node.paperTemplate("frame") }
        try office.node.setPaperTemplate("memo", to: nil)
        #expect(try office.ownState == before)
    }

    @Test("A newer version's template breaks no paper: the shipped one prints, and that is said")
    func newer() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนนพัง").id
        let shipped = try DrawnFields(.memo, id, at: office).html
        try office.node.write(on: id) { work, _ in
            let cells: [(CellTag, Value?)] = [
                (TemplateCell.name, .code("memo")),
                (TemplateCell.text, .text("<p>{{fieldOfTomorrow}}</p>")),
            ]
            try work.author(CellWrite.row(DomainTable.templateTag, .overwritable, cells))
        }
        let paper = try DrawnFields(.memo, id, at: office)
        #expect(paper.html == shipped)
        #expect(paper.notes.map(\.english).joined().contains("fieldOfTomorrow"))
    }

    @Test("Two computers that change a template apart print alike once they have exchanged")
    func apart() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        let id = try first.record("ถนนพัง").id
        try await first.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        try await second.sync(with: centre)
        try first.node.setPaperTemplate("memo", to: Self.bytes("<p>หนึ่ง</p>"))
        try second.node.setPaperTemplate("memo", to: Self.bytes("<p>สอง</p>"))
        try await first.sync(with: centre)
        try await second.sync(with: centre)
        try await first.sync(with: centre)
        let pages = try [first, second, centre].map { try DrawnFields(.memo, id, at: $0).html }
        #expect(Set(pages).count == 1)
        try first.node.setPaperTemplate("memo", to: Self.bytes("<p>ตกลง</p>"))
        #expect(try DrawnFields(.memo, id, at: first).html.contains("<p>ตกลง</p>"))
    }
}
