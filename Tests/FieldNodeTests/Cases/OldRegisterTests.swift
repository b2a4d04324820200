import ComplaintModel
import FieldNode
import Foundation
import Reports
import Testing

@Suite("Old registers")
struct OldRegisterTests {
    private static func book(_ name: String) throws -> [UInt8] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Fixtures/Registers/\(name)").standardized
        return Array(try Data(contentsOf: file))
    }

    private static func table(_ rows: String...) -> [UInt8] {
        Array((["ลำดับที่,วันที่,รายละเอียด"] + rows).joined(separator: "\r\n").utf8)
    }

    private static func request(_ name: String = "book.csv") -> RegisterImportRequest {
        var request = RegisterImportRequest(fileName: name)
        request.channel = "walk-in"
        return request
    }

    private static func messyRequest() -> RegisterImportRequest {
        var request = request("messy-2566.csv")
        request.columns = [.address: "หมู่"]
        request.categories = ["ถนน": "service", "สุนัข": "service"]
        request.merged = [.received, .number]
        request.century = .buddhist
        request.undated = CivilDate(iso: "2023-09-30")
        return request
    }

    @Test("A clean book is entered under its old numbers, with its dates and what was done")
    func clean() throws {
        let office = try TestNode("80.21.karo")
        let file = try Self.book("clean-2567.csv")
        let report = try office.node.importRegister(
            file,
            RegisterImportRequest(fileName: "clean-2567.csv")
        )
        #expect(report.encoding == "UTF-8" && report.separator == "," && report.gaps.isEmpty)
        #expect(report.lines.map(\.outcome) == Array(repeating: .entered, count: 6))
        #expect(report.lines.flatMap(\.problems).isEmpty)
        #expect(try office.numbers == (1...6).map { "\($0)/2567" })
        let first = try office.node.show("1/2567")
        #expect(first.received == "2023-10-02T00:00" && first.recorded.hasPrefix("2025-11-18"))
        #expect(first.subject == "ถนนหน้าวัดเป็นหลุม" && first.detail.hasSuffix("ล้มสองครั้ง"))
        #expect(first.category == "service" && first.channel == "walk-in")
        #expect(first.units == ["กองช่าง"] && first.state == "closed")
        #expect(first.actions.map(\.kind) == ["assign", "note", "report-result", "close"])
        #expect(
            first.actions.map { String($0.date.prefix(10)) }.suffix(2) == [
                "2023-10-20", "2023-10-20",
            ]
        )
        let states = try office.node.list(ListRequest()).map(\.state)
        #expect(states == ["closed", "closed", "closed", "assigned", "closed", "not-closed"])
        #expect(try office.node.verify().problems.isEmpty)
    }

    @Test("What an old book has was taken on when it was written there, and is not late for that")
    func takenOn() throws {
        let office = try TestNode("10.wat", procedure: "school")
        _ = try office.node.importRegister(
            Self.table("1/2568,03/03/2568,ครูมาสาย", "2/2568,04/03/2568,พื้นลื่น"),
            Self.request()
        )
        for number in ["1/2568", "2/2568"] {
            let shown = try office.node.show(number)
            #expect(shown.state == "accepted")
            #expect(shown.deadlines.first { $0.rule == "accept" }?.status == "met")
        }
    }

    @Test("Who complained is sealed, and stands in no answer to the import")
    func identity() throws {
        let office = try TestNode("80.21.karo")
        let file = try Self.book("clean-2567.csv")
        let report = try office.node.importRegister(file, RegisterImportRequest(fileName: "x.csv"))
        #expect(!String(decoding: try json(report), as: UTF8.self).contains("นางทดสอบ"))
        #expect(report.lines.map(\.hasIdentity) == [true, true, true, true, true, false])
        var show = ShowRequest()
        show.identity = true
        let view = try office.node.show("1/2567", show)
        #expect(view.identity == "sealed")
        #expect(view.identityFields?["name"] == "นางทดสอบ หนึ่ง หมู่ที่ 1")
        #expect(try office.node.show("3/2567").isReachable == false)
        let bad = Array("ลำดับที่,วันที่,เบอร์โทร,รายละเอียด\n1,3/10/2566,ก นางลับ,ข".utf8)
        let refused = try office.node.importRegister(bad, Self.request())
        #expect(refused.lines.map(\.outcome) == [.bad])
        #expect(!String(decoding: try json(refused), as: UTF8.self).contains("นางลับ"))
    }

    @Test("The register says of each line that it comes from the old book, and from where")
    func remark() throws {
        let office = try TestNode("80.21.karo")
        _ = try office.node.importRegister(
            try Self.book("clean-2567.csv"),
            RegisterImportRequest(fileName: "clean-2567.csv")
        )
        var show = ShowRequest()
        show.history = true
        let writes = try office.node.show("1/2567", show).history?.flatMap(\.writes) ?? []
        #expect(writes.contains("remark: คัดจากสมุดเดิม clean-2567.csv บรรทัด 2"))
        #expect(writes.contains("correspondence-number: 101"))
    }

    @Test("Reading a book twice enters nothing twice, also from a file of another name and order")
    func again() throws {
        let office = try TestNode("80.21.karo")
        let rows = ["1,3/10/2566,ก", "2,4/10/2566,ข"]
        let first = try office.node.importRegister(Self.table(rows[0], rows[1]), Self.request())
        let state = try office.ownState
        let changed = Self.table(rows[1], rows[0])
        let second = try office.node.importRegister(changed, Self.request("other.csv"))
        #expect(second.lines.map(\.outcome) == [.known, .known])
        #expect(second.lines.map(\.id) == first.lines.reversed().map(\.id))
        #expect(try office.ownState == state)
    }

    @Test("A messy book: good lines go in, bad ones are named with what is wrong and what to do")
    func messy() throws {
        let office = try TestNode("80.21.karo")
        let file = try Self.book("messy-2566.csv")
        let report = try office.node.importRegister(file, Self.messyRequest())
        #expect(report.separator == ";")
        let entered = report.lines.filter { $0.outcome == .entered }
        #expect(entered.map(\.number) == [1, 2, 3, 5, 7, 12].map { "\($0)/2566" })
        #expect(
            entered.map { $0.received?.prefix(10) } == [
                "2022-10-03", "2022-10-03", "2022-10-03", "2022-11-17", "2023-01-09", "2023-02-06",
            ]
        )
        #expect(entered.prefix(3).allSatisfy { $0.category == "service" })
        let bad = report.lines.filter { $0.outcome == .bad }
        #expect(bad.map(\.line) == [10, 14, 15, 16, 18])
        let wrong = bad.map { $0.problems.map(\.english).joined(separator: " ") }
        for (text, words) in zip(
            wrong,
            ["no day", "line 13 already", "name the book's year", "subject", "no register number"]
        ) {
            #expect(text.contains(words), "\(text)")
        }
        #expect(bad[0].problems.first?.heading == "วันที่รับ")
        #expect(bad[0].problems.first?.stands == "31/2/2566")
        #expect(report.gaps == ["4/2566", "8/2566", "11/2566"])
        let third = try office.node.show("3/2566")
        #expect(third.detail == "ท่อระบายน้ำอุดตัน\nน้ำท่วมถนน" && third.units == ["กองช่าง"])
        #expect(try office.node.verify().problems.isEmpty)
    }

    @Test("An old Thai spreadsheet in TIS-620 is recognised, and read")
    func tis620() throws {
        let office = try TestNode("80.21.karo")
        let report = try office.node.importRegister(
            try Self.book("tis-620-2565.csv"),
            Self.request()
        )
        #expect(report.encoding == "Windows-874 (TIS-620)" && report.separator == "tab")
        #expect(report.lines.map(\.outcome) == [.entered, .entered, .entered])
        #expect(try office.node.show("1/2565").subject == "ขอซ่อมสะพานไม้")
        #expect(try office.node.show("3/2565").state == "reported")
    }

    @Test("A trial, and all or nothing with a bad line, change nothing")
    func undone() throws {
        let office = try TestNode("80.21.karo")
        try office.record("ก่อน")
        let state = try office.ownState
        var request = Self.messyRequest()
        request.isTrial = true
        #expect(try office.node.importRegister(try Self.book("messy-2566.csv"), request).isUndone)
        request.isTrial = false
        request.allOrNothing = true
        #expect(try office.node.importRegister(try Self.book("messy-2566.csv"), request).isUndone)
        #expect(try office.ownState == state)
        var clean = RegisterImportRequest(fileName: "clean-2567.csv")
        clean.allOrNothing = true
        let report = try office.node.importRegister(try Self.book("clean-2567.csv"), clean)
        #expect(!report.isUndone)
        #expect(try office.numbers.count == 7)
    }

    @Test(
        "What a year's own book has given is not given again, and it goes on above the old numbers"
    )
    func ownBook() throws {
        let office = try TestNode("80.21.karo")
        _ = try office.node.importRegister(
            Self.table("7,3/10/2568,เก่า", "9,4/10/2568,เก่า"),
            Self.request()
        )
        #expect(try office.record("ใหม่").number == "10/2569")
        let more = Self.table("8,3/10/2568,ช่องว่าง", "10,5/10/2568,ซ้ำ", "11,6/10/2568,เกิน")
        let report = try office.node.importRegister(more, Self.request())
        #expect(report.lines.map(\.outcome) == [.entered, .bad, .bad])
        #expect(report.lines[1].problems.first?.english.contains("on the register already") == true)
        #expect(report.lines[2].problems.first?.english.contains("never given") == true)
        #expect(report.gaps == ["1–6/2569"])
        #expect(try office.record("ใหม่").number == "11/2569")
    }

    @Test("Only the computer that gives the numbers enters an old book")
    func otherComputer() async throws {
        let centre = try TestNode("centre", level: .centre)
        let book = try centre.enrolled("80.21.karo")
        try await book.sync(with: centre)
        let further = try centre.furtherComputer(of: "80.21.karo", seed: 5)
        try await further.sync(with: centre)
        #expect(throws: FieldNodeError.self) {
            try further.node.importRegister(Self.table("1,3/10/2566,ก"), Self.request())
        }
    }

    @Test("Gaps of the old book stay gaps, also when a computer of the office is revoked")
    func gapsStay() async throws {
        let centre = try TestNode("centre", level: .centre)
        let book = try centre.enrolled("80.21.karo")
        try await book.sync(with: centre)
        let further = try centre.furtherComputer(of: "80.21.karo", seed: 5)
        try further.record("จากเครื่องที่สอง")
        try await further.sync(with: centre)
        _ = try book.node.importRegister(
            Self.table("7,3/10/2568,เก่า", "9,4/10/2568,เก่า"),
            Self.request()
        )
        try await book.sync(with: centre)
        let numbers = try book.numbers
        #expect(Set(numbers) == ["7/2569", "9/2569", "10/2569"])
        let lost = try #require(try further.node.nodes().nodes.first(where: \.isThis)?.node)
        _ = try centre.node.revoke(lost)
        try await book.sync(with: centre)
        #expect(try book.numbers == numbers)
        #expect(try book.record("ต่อไป").number == "11/2569")
    }

    @Test(
        "What is wrong with a line is said with what to do, and the line beside it goes in",
        arguments: [
            ("1/2560,3/10/2566,,,ก,,", "neither in the year of the number"),
            ("1,3/10/2599,,,ก,,", "2056-10-03"),
            ("1,3/10/66,,,ก,,", "--century be"),
            ("1,31/2/2566,,,ก,,", "The year of the number is not known"),
            ("ก1,3/10/2566,,,ก,,", "no register number"),
            (",3/10/2566,,,ก,,", "--merged number"),
            ("1,,,,ก,,", "--merged received"),
            ("1,3/10/2566,นกพิราบ,,ก,,", "--channel 'นกพิราบ=CODE'"),
            ("1,3/10/2566,,แมว,ก,,", "--category 'แมว=CODE'"),
            ("1,3/10/2566,,,,,", "Neither subject nor detail"),
            ("1,3/10/2566,,,ก,ยุติ,1/10/2566", "before the day of receipt"),
            ("1,3/10/2566,,,〃,,", "nothing above it"),
        ]
    )
    func badLine(line: String, words: String) throws {
        let office = try TestNode("80.21.karo")
        let headings = "ลำดับที่,วันที่,ช่องทาง,ประเภท,เรื่อง,ผล,วันที่แล้วเสร็จ"
        let rows = [headings, line, "2,4/10/2566,,,ข,,"]
        let file = Array(rows.joined(separator: "\n").utf8)
        let report = try office.node.importRegister(file, Self.request())
        #expect(report.lines.map(\.outcome) == [.bad, .entered])
        let said = report.lines[0].problems.map(\.english).joined(separator: " ")
        #expect(said.contains(words), "\(said)")
        #expect(try office.numbers == ["2/2567"])
    }

    @Test(
        "What the book says is to come, done in part or could not be done stays open",
        arguments: [
            ("คาดว่าจะแล้วเสร็จภายในเดือนธันวาคม 2566", false),
            ("ไม่สามารถดำเนินการให้แล้วเสร็จได้", false),
            ("ดำเนินการแล้วบางส่วน เหลือช่วงท้ายซอย", false),
            ("เร่งรัดให้ดำเนินการให้แล้วเสร็จโดยเร็ว", false),
            ("ไม่ได้รับการแก้ไขให้เรียบร้อย", false), ("ซ่อมเรียบร้อยไม่ได้", false),
            ("ซ่อมเรียบร้อยแล้ว", true), ("ยุติเรื่อง เนื่องจากไม่สามารถติดต่อผู้ร้องได้", true),
        ]
    )
    func doubtfulEnd(text: String, isClosed: Bool) throws {
        let office = try TestNode("80.21.karo")
        let rows = "ลำดับที่,วันที่,เรื่อง,ผล,วันที่แล้วเสร็จ\n1,3/10/2566,ก,\(text),5/10/2566"
        _ = try office.node.importRegister(Array(rows.utf8), Self.request())
        let shown = try office.node.show("1/2567")
        #expect(shown.state == (isClosed ? "closed" : "reported"))
        #expect(shown.actions.contains { $0.kind == "report-result" && $0.text == text })
    }

    @Test(
        "A book's result ends a case by whole words, and by those that a register here prints",
        arguments: [
            ("สั่งให้ยุติการก่อสร้างไว้ก่อน รอแบบแก้ไข", "reported"),
            ("สั่งให้ยุติการก่อสร้าง ผู้ร้องพอใจ ยุติเรื่อง", "closed"),
            ("ผู้ร้องขอความยุติธรรม ส่งอำเภอพิจารณา", "reported"),
            ("ชี้แจงว่าไม่ยุติธรรมอย่างไร", "reported"),
            ("จัดเวรดูแลความสงบเรียบร้อย", "reported"),
            ("ยุติการดำเนินการ", "closed"), ("ไม่ยุติ", "not-closed"),
            ("ไม่รับเรื่อง", "declined"), ("ไม่รับเรื่อง เนื่องจากอยู่ระหว่างพิจารณาของศาล", "declined"),
            ("รายละเอียดไม่เพียงพอ · ไม่รับเรื่อง", "declined"),
            ("อยู่ระหว่างซ่อม ผู้ร้องพอใจ · ยุติเรื่อง", "closed"),
            ("เทศบาลไม่รับเรื่องไว้ ส่งอำเภอ", "reported"),
        ]
    )
    func wholeWords(text: String, state: String) throws {
        let office = try TestNode("80.21.karo")
        let rows =
            "ลำดับที่,วันที่,เรื่อง,ผู้รับผิดชอบ,ผล,วันที่แล้วเสร็จ\n1,3/10/2566,ก,กองช่าง,\(text),5/10/2566"
        _ = try office.node.importRegister(Array(rows.utf8), Self.request())
        let shown = try office.node.show("1/2567")
        #expect(shown.state == state)
        #expect(shown.actions.contains { $0.text == text })
        #expect(!shown.deadlines.contains { $0.rule == "unit-result" && $0.status == "late" })
    }

    @Test("A dash in a cell of an old book says that there is nothing, also among merged cells")
    func dashes() throws {
        let office = try TestNode("80.21.karo")
        let headings = "ลำดับที่,วันที่,ชื่อผู้ร้อง,เบอร์โทร,เรื่อง,ผู้รับผิดชอบ,การดำเนินการ,ผล"
        let rows = [
            headings, "1,3/10/2566,นางวิไล,081-555-0142,ก,กองช่าง,,", "2,3/10/2566,-,–,ข,-,—,-",
            "3,3/10/2566,〃,″,ค,〃,,–", "-,3/10/2566,,,ง,,,",
        ]
        var request = Self.request()
        request.merged = [.unit]
        let file = Array(rows.joined(separator: "\n").utf8)
        let report = try office.node.importRegister(file, request)
        #expect(report.lines.map(\.outcome) == [.entered, .entered, .entered, .bad])
        #expect(report.lines.map(\.hasIdentity) == [true, false, false, false])
        for number in ["2/2567", "3/2567"] {
            let shown = try office.node.show(number)
            #expect(shown.state == "accepted" && shown.units.isEmpty && shown.actions.isEmpty)
        }
    }

    @Test("A result without its date is not given one, unless a person says which")
    func undated() throws {
        let office = try TestNode("80.21.karo")
        let file = Array("ที่,วันที่,เรื่อง,ผล\n1,3/10/2566,ก,ยุติ\n2,3/10/2566,ข,อยู่ระหว่างตรวจสอบ".utf8)
        let report = try office.node.importRegister(file, Self.request())
        #expect(report.lines.map(\.outcome) == [.bad, .entered])
        #expect(report.lines[0].problems.first?.english.contains("--undated") == true)
        var request = Self.request()
        request.undated = CivilDate(iso: "2024-09-30")
        #expect(
            try office.node.importRegister(file, request).lines.map(\.outcome) == [
                .entered, .known,
            ]
        )
        #expect(try office.node.show("1/2567").actions.last?.date.hasPrefix("2024-09-30") == true)
    }

    @Test(
        "A file that is no register is refused for its own reason",
        arguments: [
            (Array("ก,ข\n1,2".utf8), "no row of headings"),
            (Array("ลำดับที่,วันที่\n1,\"ก".utf8), "quotes"),
            (Array("ลำดับที่,วันที่,เรื่อง\n1,\"ก\"ข,ค".utf8), "quotes"),
            (Array("ลำดับที่,วันที่\n1,2/10/2566".utf8), "which column is the detail"),
            ([0xA1, 0xDB, 0xFF], "neither UTF-8 nor Windows-874"),
            (Array(String(repeating: "ก,", count: 300).utf8), "more than 256 cells"),
        ]
    )
    func refused(file: [UInt8], reason: String) throws {
        let office = try TestNode("80.21.karo")
        let error = #expect(throws: OldRegisterError.self) {
            try office.node.importRegister(file, Self.request())
        }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    }

    @Test("Nothing is guessed of a book that does not say how complaints came")
    func channel() throws {
        let office = try TestNode("80.21.karo")
        var request = Self.request()
        request.channel = nil
        #expect(
            throws: OldRegisterError.channelMissing(known: [
                "walk-in", "phone", "complaint-box", "website", "facebook",
            ])
        ) {
            try office.node.importRegister(Self.table("1,3/10/2566,ก"), request)
        }
        request.channel = "pigeon"
        #expect(throws: FieldNodeError.self) {
            try office.node.importRegister(Self.table("1,3/10/2566,ก"), request)
        }
    }

    @Test(
        "What is recorded before the last lines of a book are put right leaves them their numbers",
        arguments: [1, 2, 5]
    )
    func recordedMeanwhile(good: Int) throws {
        let office = try TestNode("80.21.karo")
        let year = RegisterYear.fiscal.buddhistYear(of: office.node.now.date)
        let parts = office.node.now.date.parts
        let day = "\(parts.day)/\(parts.month)/\(parts.year + 543)"
        let line = { (number: Int, date: String) in "\(number)/\(year),\(date),เรื่อง \(number)" }
        // The book lacks a number before them, as many do.
        let bad = [good + 2, good + 3]
        let book = (1...good).map { line($0, day) } + (bad + [4000]).map { line($0, "?") }
        let report = try office.node.importRegister(
            Self.table(book.joined(separator: "\n")),
            Self.request()
        )
        #expect(report.lines.count { $0.outcome == .bad } == 3)
        #expect(try office.record("เรื่องใหม่").number == "\(good + 4)/\(year)")
        let corrected = bad.map { line($0, day) }.joined(separator: "\n")
        let again = try office.node.importRegister(Self.table(corrected), Self.request())
        #expect(again.lines.map(\.outcome) == [.entered, .entered])
        #expect(try office.record("เรื่องถัดไป").number == "\(good + 5)/\(year)")
        let lacking = "\(good + 1)/\(year)"
        let all = Set((1...(good + 5)).map { "\($0)/\(year)" })
        #expect(Set(try office.numbers) == all.subtracting([lacking]))
    }

    @Test("A printed register shows the days of an old book, not the day on which it was entered")
    func printedDays() throws {
        let office = try TestNode("80.21.karo")
        _ = try office.node.importRegister(Self.table("5,3/10/2566,ถนนพัง"), Self.request())
        var request = ReportRequest(.register)
        request.fiscalYear = FiscalYear(buddhistYear: 2567)
        let lines = TextFormat().render(try office.node.report(request)).split(separator: "\n")
        let line = try #require(lines.first { $0.contains("5/2567") })
        #expect(line.contains("3 ต.ค. 2566") && !line.contains("2568"))
    }

    @Test("A file without headings is read by letters, one with strange ones from its first line")
    func withoutHeadings() throws {
        let office = try TestNode("80.21.karo")
        var request = Self.request()
        request.columns = [.number: "A", .received: "c", .detail: "B", .paper: "D"]
        let bare = Array("5,เรื่องหนึ่ง,3/10/2566,ร.7/2566\n6,เรื่องสอง,4/10/2566,\n".utf8)
        #expect(throws: OldRegisterError.self) {
            try office.node.importRegister(bare, Self.request())
        }
        let report = try office.node.importRegister(bare, request)
        #expect(report.lines.map(\.outcome) == [.entered, .entered])
        let shown = try office.node.show("5/2567")
        #expect(shown.detail == "เรื่องหนึ่ง" && shown.correspondenceNumber == "ร.7/2566")
        let page = "no,what,when\n"
        let strange = Array(
            "สมุด\n\(page)7,เรื่องสาม,5/10/2566\n\(page)8,เรื่องสี่,5/10/2566".utf8
        )
        request.columns[.paper] = nil
        request.firstLine = 3
        let second = try office.node.importRegister(strange, request)
        #expect(second.lines.map(\.number) == ["7/2567", "8/2567"])
        #expect(second.columns.map(\.heading) == ["no", "what", "when"])
        request.firstLine = 9
        #expect(throws: OldRegisterError.noLine(9)) {
            try office.node.importRegister(strange, request)
        }
    }

    @Test("Columns are named by heading or by letter, and a guess can be taken back")
    func mapping() throws {
        let office = try TestNode("80.21.karo")
        let file = Array("ก,ข,ค,หมายเหตุ\n5,3/10/2566,เรื่องหนึ่ง,ลับ".utf8)
        var request = Self.request()
        request.columns = [.number: "ก", .received: "b", .detail: "ค", .remark: "-"]
        let report = try office.node.importRegister(file, request)
        #expect(report.columns.map(\.letter) == ["A", "B", "C"])
        #expect(report.unread == ["หมายเหตุ"])
        #expect(try office.node.show("5/2567").actions.isEmpty)
        request.columns[.unit] = "ง"
        #expect(throws: OldRegisterError.self) { try office.node.importRegister(file, request) }
    }
}
