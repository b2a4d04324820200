import ComplaintModel
import FieldNode
import Testing

/// Files of old registers that name numbers which are in the register already.
@Suite("Old registers that come again")
struct OldRegisterAgainTests {
    private static let headings =
        "ลำดับที่,วันที่,ชื่อผู้ร้อง,รายละเอียด,ผู้รับผิดชอบ,การดำเนินการ,ผล,วันที่แล้วเสร็จ"

    private static func table(_ rows: String...) -> [UInt8] {
        Array(([headings] + rows).joined(separator: "\r\n").utf8)
    }

    private static func request() -> RegisterImportRequest {
        var request = RegisterImportRequest(fileName: "book.csv")
        request.channel = "walk-in"
        return request
    }

    private static let rows = [
        "1/2567,5/10/2566,,ถนนพัง,,,,", "2/2567,6/10/2566,นายสมชาย,ไฟดับ,,,,",
    ]

    @Test("Another complaint under an entered number is a bad line, the rest of its file goes in")
    func other() throws {
        let office = try TestNode("80.21.karo")
        let first = try office.node.importRegister(
            Self.table(Self.rows[0], Self.rows[1]),
            Self.request()
        )
        let other = Self.table(
            "1/2567,9/11/2566,นางมะลิ,เรียกรับเงิน,,,,",
            "3/2567,9/11/2566,,น้ำท่วม,,,,"
        )
        for isTrial in [true, false] {
            var request = Self.request()
            request.isTrial = isTrial
            let report = try office.node.importRegister(other, request)
            #expect(report.lines.map(\.outcome) == [.bad, .entered])
            let problem = try #require(report.lines[0].problems.first)
            let id = try #require(first.lines[0].id)
            for word in ["1/2567", "ถนนพัง", id, "tambon edit 1/2567", "tambon record"] {
                #expect(problem.thai.contains(word) && problem.english.contains(word), "\(word)")
            }
            for field in [EditableField.received, .name, .subject, .detail] {
                #expect(problem.thai.contains(field.nameThai), "\(problem.thai)")
                #expect(problem.english.contains(field.rawValue), "\(problem.english)")
            }
            #expect(!(problem.thai + problem.english).contains("มะลิ"))
        }
        #expect(try office.numbers == ["1/2567", "2/2567", "3/2567"])
        #expect(try office.node.show("1/2567").detail == "ถนนพัง")
    }

    @Test("A line is known as it was entered, as the book has been put right since, and in between")
    func putRight() throws {
        let office = try TestNode("80.21.karo")
        let file = Self.table(Self.rows[0], Self.rows[1])
        _ = try office.node.importRegister(file, Self.request())
        try office.node.edit("1/2567", .subject, to: "ถนนทรุด")
        try office.node.edit("1/2567", .detail, to: "ถนนทรุด")
        try office.node.edit("2/2567", .name, to: "นายสมชาย ใจดี")
        try office.act("2/2567", .note) { $0.text = "โทรแล้ว" }
        let state = try office.ownState
        let corrected = Self.table(
            "1/2567,5/10/2566,,ถนนทรุด,,,,",
            "2/2567,6/10/2566,นายสมชาย ใจดี,ไฟดับ,,,,"
        )
        let half = Self.table(
            "1/2567,5/10/2566,,ถนนทรุด,,,,",
            "2/2567,6/10/2566,นายสมชัย,ไฟดับ,,,,"
        )
        for (table, second) in [
            (file, ImportedLine.Outcome.known), (corrected, .known), (half, .bad),
        ] {
            let report = try office.node.importRegister(table, Self.request())
            #expect(report.lines.map(\.outcome) == [.known, second])
        }
        #expect(try office.ownState == state)
    }

    @Test(
        "What a corrected cell says was done is not passed over as known",
        arguments: [
            ("กองคลัง,ตรวจ,ซ่อมเรียบร้อยแล้ว,9/10/2566", ActionKind.assign),
            ("กองช่าง,ตรวจแล้ว,ซ่อมเรียบร้อยแล้ว,9/10/2566", .note),
            ("กองช่าง,ตรวจ,ซ่อมแล้ว ยุติเรื่อง,9/10/2566", .reportResult),
            ("กองช่าง,ตรวจ,ซ่อมเรียบร้อยแล้ว,10/10/2566", .close),
        ]
    )
    func done(cells: String, kind: ActionKind) throws {
        let office = try TestNode("80.21.karo")
        let row = "1/2567,5/10/2566,,ถนนพัง,"
        let file = Self.table(row + "กองช่าง,ตรวจ,ซ่อมเรียบร้อยแล้ว,9/10/2566")
        _ = try office.node.importRegister(file, Self.request())
        let again = try office.node.importRegister(file, Self.request())
        #expect(again.lines.map(\.outcome) == [.known] && again.lines[0].problems.isEmpty)
        let report = try office.node.importRegister(Self.table(row + cells), Self.request())
        #expect(report.lines.map(\.outcome) == [.bad])
        let said = try #require(report.lines[0].problems.first)
        #expect(said.thai.contains(kind.nameThai) && said.english.contains(kind.rawValue))
        #expect(said.english.contains("tambon act 1/2567"))
    }

    @Test("What a cell says that was filled in since may be entered by hand, and is known then")
    func doneByHand() throws {
        let row = "1/2567,5/10/2566,,ถนนพัง,"
        let filled = Self.table(row + "กองช่าง,ตรวจ,ซ่อมเรียบร้อยแล้ว,9/10/2566")
        let model = try TestNode("80.21.nong")
        _ = try model.node.importRegister(filled, Self.request())
        let office = try TestNode("80.21.karo")
        _ = try office.node.importRegister(Self.table(row + ",,,"), Self.request())
        for action in try model.node.show("1/2567").actions {
            let kind = try #require(ActionKind(rawValue: action.kind))
            try office.act("1/2567", kind) {
                $0.unit = action.unit
                $0.date = action.date
                $0.acceptsDate = true
                switch kind {
                case .note: $0.text = "ตรวจ"
                case .reportResult: $0.text = action.text
                default: break
                }
            }
        }
        let report = try office.node.importRegister(filled, Self.request())
        #expect(report.lines.map(\.outcome) == [.known], "\(report.lines)")
    }

    @Test("A line that was voided here is not passed over as known, and the others are")
    func voided() throws {
        let office = try TestNode("80.21.karo")
        let file = Self.table(Self.rows[0], Self.rows[1])
        _ = try office.node.importRegister(file, Self.request())
        try office.act("1/2567", .void) { $0.reason = "แฟ้มผิด" }
        let report = try office.node.importRegister(file, Self.request())
        #expect(report.lines.map(\.outcome) == [.bad, .known])
        let said = try #require(report.lines[0].problems.first)
        for text in [said.thai, said.english] {
            #expect(text.contains("1/2567") && text.contains("tambon record --received 2023-10-05"))
        }
    }

    @Test("A bad line of a year whose numbers are given here keeps none of them back")
    func ownYear() throws {
        let office = try TestNode("80.21.karo")
        #expect(try office.record("หนึ่ง").number == "1/2569")
        let report = try office.node.importRegister(
            Self.table("20/2569,31/2/2569,,ค,,,,", "4/2569,5/11/2568,,ง,,,,"),
            Self.request()
        )
        #expect(report.lines.map(\.outcome) == [.bad, .bad])
        #expect(report.lines[1].problems.first?.thai.contains("tambon record") == true)
        #expect(try office.record("สอง").number == "2/2569")
    }
}
