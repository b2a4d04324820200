import Testing

@testable import ComplaintModel

@Suite struct ComplaintEntryTests {
    private static let today = CivilDate(dayNumber: 20_515)  // 2026-03-03

    private func entry(_ changes: [EditableField: String?] = [:]) -> ComplaintEntry {
        var entry = ComplaintEntry([
            .channel: "phone",
            .subject: "น้ำประปาไม่ไหลติดต่อกันหกวัน",
            .detail: "โทรแจ้งกองช่างสามครั้งแล้ว",
        ])
        for (field, text) in changes { entry[field] = text }
        return entry
    }

    private func verdict(_ entry: ComplaintEntry, today: CivilDate? = today) throws -> EntryVerdict
    {
        entry.check(under: try #require(Procedure.shipped("karo-sao")), today: today)
    }

    private func findings(_ changes: [EditableField: String?]) throws -> [EntryFinding] {
        guard case .refused(let findings) = try verdict(entry(changes)) else { return [] }
        return findings
    }

    @Test(
        "a whole form is taken, trimmed, with dates and numbers in the form in which they are kept"
    )
    func taken() throws {
        var whole = entry([
            .channel: "walk-in", .place: " หมู่ 5 ", .received: "2/3/2569 13:40",
            .name: "นางอารีย์ ศรีสุข", .address: "112 หมู่ 5\nตำบลกะหรอ", .phone: "๐๘๙-๕๕๕-๐๑๗๗",
            .email: "aree@example.com", .idNumber: "1-1017-00230-70-8", .category: "service",
            .accused: "กองช่าง", .recordedBy: "อรทัย", .agency: "",
        ])
        whole.ref = "line-7"
        guard case .accepted(let checked) = try verdict(whole) else {
            Issue.record("\(try verdict(whole))")
            return
        }
        #expect(checked.channel == .walkIn)
        #expect(checked.category == .service)
        #expect(checked.received?.iso == "2026-03-02T13:40")
        #expect(checked.place == "หมู่ 5")
        #expect(checked.phone == "089-555-0177")
        #expect(checked.idNumber == "1101700230708")
        #expect(checked.agency == nil)
        #expect(checked.ref == "line-7")
        #expect(checked.hasIdentity && checked.isReachable)
    }

    @Test("everything that is wrong is said at once, in the order of the form")
    func allAtOnce() throws {
        let wrong = try findings([
            .channel: "fax", .subject: nil, .detail: "  ", .received: "2569-13-01",
            .phone: "ไม่มี", .email: "aree", .idNumber: "1101700230709", .category: "noise",
        ])
        #expect(
            wrong.map(\.field)
                == [
                    "channel", "subject", "detail", "received", "phone", "email", "id-number",
                    "category",
                ]
        )
        #expect(wrong[0].sentence.english.contains("walk-in, phone, complaint-box"))
        #expect(wrong[7].sentence.english.contains("information, service, conduct"))
        #expect(wrong.allSatisfy { !$0.sentence.thai.isEmpty })
    }

    @Test(
        "each limit holds to the character",
        arguments: [(EditableField.subject, 500), (.detail, 20_000)]
    )
    func limits(field: EditableField, limit: Int) throws {
        #expect(try findings([field: String(repeating: "ก", count: limit)]).isEmpty)
        let wrong = try findings([field: String(repeating: "ก", count: limit + 1)])
        #expect(wrong.map(\.field) == [field.rawValue])
        #expect(wrong.first?.sentence.english.contains("\(limit + 1) characters") == true)
    }

    @Test("control characters are refused, and line breaks are taken where there are lines")
    func controlCharacters() throws {
        #expect(try findings([.subject: "a\u{7}b"]).map(\.field) == ["subject"])
        #expect(try findings([.subject: "a\nb"]).map(\.field) == ["subject"])
        #expect(try findings([.name: "a\u{202E}b"]).map(\.field) == ["name"])
        #expect(try findings([.detail: "a\u{0}b"]).map(\.field) == ["detail"])
        #expect(try findings([.detail: "a\n\tb\r\nc"]).isEmpty)
        #expect(try findings([.subject: "ก\u{200B}ข"]).isEmpty)
    }

    @Test("a date after today is refused with its slip, and taken when a person vouches for it")
    func dates() throws {
        let wrong = try findings([.received: "2026-12-30"])
        #expect(wrong.first?.sentence.english.contains("did you mean 2025-12-30") == true)
        guard case .accepted = try verdict(entry([.received: "2026-12-30"]), today: nil) else {
            Issue.record("a vouched date was refused")
            return
        }
    }

    @Test("the same words are the same bytes, however the marks were typed")
    func normalForm() throws {
        func kept(_ subject: String) throws -> [UInt8] {
            guard case .accepted(let checked) = try verdict(entry([.subject: subject])) else {
                return []
            }
            return Array(checked.subject.utf8)
        }
        #expect(try kept("e\u{301}") == Array("\u{E9}".utf8))
        let toneFirst = try kept("ก\u{0E49}\u{0E38}")
        #expect(toneFirst == Array("ก\u{0E38}\u{0E49}".utf8))
        #expect(try kept(" ก\u{0E38}\u{0E49} ") == toneFirst)
    }

    @Test(
        "an ID number is judged by its check digit",
        arguments: [
            ("1101700230708", true), ("๑๑๐๑๗๐๐๒๓๐๗๐๘", true), ("1 1017 00230 70 8", true),
            ("1101700230707", false), ("110170023070", false), ("11017002307080", false),
            ("110170023070x", false), ("", false),
        ]
    )
    func idNumbers(typed: String, isRight: Bool) {
        #expect((ThaiIdentityNumber(typed) != nil) == isRight)
    }

    @Test("what people write for nobody makes nobody reachable")
    func reachability() {
        #expect(Reachability.isReachable(name: "น้ำฝน", address: "ไม่ระบุ", agency: nil))
        #expect(Reachability.isReachable(name: nil, address: nil, agency: "ป.ป.ช."))
        #expect(!Reachability.isReachable(name: "ไม่ประสงค์ออกนาม", address: "-", agency: nil))
        #expect(!Reachability.isReachable(name: "ไม่เปิดเผยนาม", address: "หมู่ที่ ๓", agency: nil))
        #expect(Reachability.isReachable(name: nil, address: "12 หมู่ 3", agency: nil))
        #expect(Reachability.isReachable(name: nil, address: "หมู่ 3/1", agency: nil))
        for name in ["ผู้ใหญ่บ้าน หมู่ 3", "นายไม่ออก นามดี", "ผู้ร้อง นางวิไล", "ออกนาม"] {
            #expect(Reachability.isReachable(name: name, address: nil, agency: nil), "\(name)")
        }
        #expect(!Reachability.isReachable(name: nil, address: nil, agency: nil))
    }

    @Test(
        "nobody is nobody in other words, and with characters that nobody sees",
        arguments: [
            "ไม่ประสงค์จะออกนาม", "ไม่ประสงค์ออกนาม\u{200B}", "ไม่\u{200D}ประสงค์ ออกนาม", "\u{FEFF}",
            "\u{2060}-\u{200C}", "ไม่ประสงค์จะเปิดเผยชื่อ", "(ไม่ประสงค์ออกนาม)", "ผู้ร้องไม่ประสงค์ออกนาม",
            "ไม่ประสงค์แจ้งชื่อ", "ไม่ระบุนาม", "ผู้หวังดี", "ผู้แจ้งเบาะแส (ไม่ประสงค์ให้เปิดเผยชื่อและที่อยู่)",
            "ขอสงวนนาม", "- ไม่แจ้งชื่อ -", "ไม่ระบุหน่วยงาน", "–",
        ]
    )
    func unseenCharacters(name: String) {
        #expect(!Reachability.isReachable(name: name, address: nil, agency: nil))
        #expect(Reachability.isReachable(name: name + "น้ำ\u{200B}ฝน", address: nil, agency: nil))
    }

    @Test("a text of which nothing can be seen is blank, and what parts a text's words is kept")
    func nothingToSee() throws {
        let unseen = "\u{200B} \u{200C}\u{200D}\u{2060}\u{FEFF}"
        #expect(
            try findings([.subject: unseen, .detail: unseen]).map(\.field) == ["subject", "detail"]
        )
        guard case .accepted(let checked) = try verdict(entry([.detail: "น้ำ\u{200B}ไหล\u{200B}"]))
        else {
            Issue.record("a text with parted words was refused")
            return
        }
        #expect(Array(checked.detail.utf8) == Array("น้ำ\u{200B}ไหล\u{200B}".utf8))
    }

    @Test("one field is judged alone as it is in the form")
    func oneField() throws {
        let karo = try #require(Procedure.shipped("karo-sao"))
        let channel = EditableField.channel.check("line", under: karo, today: nil)
        guard case .refused = channel else {
            Issue.record("Karo has no LINE")
            return
        }
        let place = EditableField.place.check("", under: karo, today: nil)
        #expect(place == .taken(""))
    }
}
