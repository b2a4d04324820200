import ComplaintModel
import FieldNode
import Reports
import Testing

/// A case that stands in another office's register.
@Suite struct HandedOverTests {
    @Test("The office that handed a case over tells the complainant, and does not go on with it")
    func handedOver() async throws {
        let world = try await TransferOffices()
        try world.transfer(world.first)
        try await world.exchange()
        let offer = try #require(try world.nong.node.offers().first?.id)
        _ = try world.nong.node.acceptOffer(offer)
        try await world.exchange()
        let before = try world.karo.ownState
        for kind in [ActionKind.close, .assign, .triage] {
            let refusal = #expect(throws: FieldNodeError.self, "\(kind)") {
                try world.karo.act(world.first, kind) {
                    $0.unit = "กองช่าง"
                    $0.category = "service"
                }
            }
            #expect(refusal?.sentence.thai.contains("80.21.nong") == true)
        }
        #expect(try world.karo.ownState == before)
        try world.karo.act(world.first, .notify)
        try world.karo.act(world.first, .note) { $0.text = "ส่งสำเนาแล้ว" }
        #expect(try world.karo.node.show(world.first).state == "transferred")
    }

    @Test(
        "What stands in another office's register is not edited or hidden here; who complains is edited"
    )
    func notEdited() async throws {
        for withIdentity in [false, true] {
            let world = try await TransferOffices()
            let id = try world.karo.record("น้ำท่วม", [.name: "สมหญิง", .address: "9 หมู่ 1"]).id
            try await world.exchange()
            try world.transfer(id, withIdentity: withIdentity)
            try await world.exchange()
            let taken = try world.nong.node.acceptOffer(world.offer(at: world.nong)).id
            try await world.exchange()
            let before = try world.karo.ownState
            let other: (EditableField, String) =
                withIdentity ? (.phone, "0812345678") : (.channel, "phone")
            for (field, text) in [(.detail, "ท่วมสองจุด"), other] {
                let refusal = #expect(throws: FieldNodeError.self, "\(field)") {
                    try world.karo.node.edit(id, field, to: text)
                }
                #expect(refusal?.sentence.thai.contains("80.21.nong") == true)
            }
            let above = try OfficeCode(parsing: "80.21")
            #expect(try world.karo.ownState == before)
            if !withIdentity { try world.karo.node.edit(id, .phone, to: "0812345678") }
            #expect(try world.karo.node.notices().isEmpty)
            // There it can be hidden, and is told which line still shows it.
            try world.nong.node.reserve(taken, for: above)
            let original = try world.nong.node.originalLine(of: taken)
            #expect(original == "80.21.karo เลขที่ 2/2569")
            #expect(try world.karo.node.originalLine(of: id) == nil)
            // And the first line can be hidden too.
            try world.karo.node.reserve(id, for: above)
            #expect(try world.karo.node.show(id).subject == "สงวน")
        }
    }

    @Test("Hiding a case without knowing of its hand-over is told to the staff that did it")
    func hiddenApart() async throws {
        let world = try await TransferOffices()
        try world.transfer(world.first)
        try await world.exchange()
        _ = try world.nong.node.acceptOffer(world.offer(at: world.nong))
        try await world.nong.sync(with: world.district)
        try world.karo.node.reserve(world.first, for: OfficeCode(parsing: "80.21"))
        for _ in 0..<2 { try await world.exchange() }
        let notices = try world.karo.node.notices()
        let told = notices.filter { $0.contains("สงวน") && $0.contains("80.21.nong") }
        #expect(told.count == 1, "\(notices)")
    }

    @Test(
        "What was edited without knowing of a hand-over is named to the staff that edited it, once",
        arguments: [false, true]
    )
    func editedApart(isBefore: Bool) async throws {
        let world = try await TransferOffices()
        let id = try world.karo.record("น้ำท่วม", [.name: "สมหญิง", .phone: "0812345678"]).id
        try await world.exchange()
        try world.transfer(id, withIdentity: true)
        try await world.exchange()
        _ = try world.nong.node.acceptOffer(world.offer(at: world.nong))
        // The district hears of the acceptance, or of what was put right, before the other.
        if !isBefore { try await world.nong.sync(with: world.district) }
        try world.karo.node.edit(id, .detail, to: "ท่วมสองจุด")
        try world.karo.node.edit(id, .phone, to: "0898765432")
        try await world.exchange()
        try await world.exchange()
        #expect(try world.karo.node.show(id).state == "transferred")
        let notice = try #require(try world.karo.node.notices().first)
        for word in ["รายละเอียด", "ข้อมูลผู้ร้องเรียน", "80.21.nong", "2/2569"] {
            #expect(notice.contains(word), "\(notice)")
        }
        #expect(try world.karo.node.notices().count == 1)
        let reason = try world.karo.node.show(id).actions.last?.reason
        #expect((reason?.contains("รายละเอียด") == true) == isBefore)
        try world.karo.node.dropNotices()
        try world.karo.act(id, .note) { $0.text = "แจ้ง 80.21.nong แล้ว" }
        _ = try world.karo.node.doctor(rebuilding: true)
        #expect(try world.karo.node.notices().isEmpty)
    }

    /// A case of the school's, taken over by the office without its complainant's identity.
    private static func taken(
        _ identity: [EditableField: String]
    ) async throws -> (world: TransferOffices, case: String) {
        let world = try await TransferOffices()
        let id = try world.nong.record("น้ำท่วมทางเข้า", [:].merging(identity) { $1 }).id
        let karo = try OfficeCode(parsing: "80.21.karo")
        _ = try world.nong.node.transfer(id, to: karo)
        try await world.exchange()
        let offer = try #require(try world.karo.node.offers().first)
        #expect(!offer.hasIdentity)
        #expect(offer.knownAt?.contains("เลขที่ 2/2569") == (identity.isEmpty ? nil : true))
        let taken = try world.karo.node.acceptOffer(offer.id).id
        try await world.exchange()
        return (world, taken)
    }

    @Test(
        "Whom the office that a case came from knows is not anonymous: notices are owed, through it"
    )
    func knownElsewhere() async throws {
        let (world, id) = try await Self.taken([.name: "สมหญิง คานารี", .address: "9 หมู่ 1"])
        let karo = world.karo
        let words = try #require(try karo.node.show(id).knownAt)
        #expect(words.hasPrefix("สำนักงาน 80.21.nong (เรื่องเลขที่ 2/2569 รหัส "))
        // The code leads to the case there, whatever becomes of its number.
        let code = String(words.dropLast().suffix(9))
        #expect(try world.nong.node.show(code).number == "2/2569")
        for node in [karo, world.district, world.centre] {
            let shown = try node.node.show(id)
            #expect(shown.knownAt == words && shown.isReachable && shown.identity == "none")
            let notice = try #require(shown.deadlines.first { $0.rule == "preliminary-notice" })
            #expect(notice.status != "not-required")
        }
        let refusal = #expect(throws: FieldNodeError.self) {
            try karo.act(id, .decline) { $0.reason = "anonymous-without-evidence" }
        }
        #expect(refusal?.sentence.thai.contains(words) == true)
        let letter = try DrawnFields(.preliminaryNotice, id, at: karo) { $0.identity = true }
        #expect(letter["complainant"] == "ผู้ร้องเรียน")
        #expect(letter.paragraphs("complainantAddress") == ["ผ่าน \(words)"])
        let book = try CSVFormat().render(karo.node.report(ReportRequest(.register)))
        #expect(book.contains("สงวน"))
        try karo.act(id, .close) { $0.text = "สูบน้ำแล้ว" }
        var untold = ListRequest()
        untold.onlyUntold = true
        #expect(try karo.node.list(untold).map(\.id) == [id])
        try karo.act(id, .notify) { $0.text = "ส่งหนังสือผ่าน 80.21.nong" }
        #expect(try karo.node.list(untold).isEmpty)
    }

    @Test("Whom nobody knows stays anonymous where the case goes")
    func anonymous() async throws {
        let (world, id) = try await Self.taken([:])
        let shown = try world.karo.node.show(id)
        #expect(shown.knownAt == nil && !shown.isReachable)
        let notice = shown.deadlines.first { $0.rule == "preliminary-notice" }
        #expect(notice?.status == "not-required")
        try world.karo.act(id, .decline) { $0.reason = "anonymous-without-evidence" }
    }

    @Test("A case that goes on to a further office still says where its complainant is known")
    func knownThroughTwo() async throws {
        let (world, id) = try await Self.taken([.name: "สมหญิง คานารี"])
        try world.transfer(id)
        try await world.exchange()
        let offer = try #require(try world.nong.node.offers().first)
        #expect(offer.from == "80.21.karo")
        #expect(offer.knownAt?.hasPrefix("สำนักงาน 80.21.nong (เรื่องเลขที่ 2/2569 ") == true)
        // And once more, from the office that knows.
        let back = try world.nong.node.acceptOffer(offer.id).id
        _ = try world.nong.node.transfer(back, to: try OfficeCode(parsing: "80.21.karo"))
        try await world.exchange()
        #expect(try world.karo.node.offers().map(\.knownAt) == [offer.knownAt])
    }

    @Test("Who handed a case over and gets it back writes to the complainant by its own record")
    func handedBack() async throws {
        let (world, id) = try await Self.taken([.name: "สมหญิง คานารี", .address: "9 หมู่ 1"])
        try world.transfer(id)
        try await world.exchange()
        let nong = world.nong
        let back = try nong.node.acceptOffer(world.offer(at: nong)).id
        try await world.exchange()
        let letter = try DrawnFields(.preliminaryNotice, back, at: nong) { $0.identity = true }
        #expect(letter["complainant"] == "สมหญิง คานารี")
        #expect(letter.paragraphs("complainantAddress") == ["9 หมู่ 1"])
        let plain = try DrawnFields(.preliminaryNotice, back, at: nong)
        #expect(!plain.html.contains("ผ่าน สำนักงาน") && !plain.html.contains("คานารี"))
        for node in [nong, world.district] {
            let shown = try node.node.show(back)
            #expect(shown.knownAt == nil && shown.isReachable && shown.identity == "sealed")
        }
        var request = ShowRequest()
        request.identity = true
        #expect(try nong.node.show(back, request).identityFields?["name"] == "สมหญิง คานารี")
        let refusal = #expect(throws: FieldNodeError.self) {
            try nong.act(back, .decline) { $0.reason = "anonymous-without-evidence" }
        }
        #expect(refusal?.sentence.thai.contains("ผ่านหน่วยงานนั้น") == false)
        // The office between still writes through the one that knows.
        #expect(try world.karo.node.show(id).knownAt?.contains("80.21.nong") == true)
    }

    @Test("A name that is learnt after a case was taken over is the one to answer")
    func learntLater() async throws {
        let (world, id) = try await Self.taken([.name: "สมหญิง คานารี"])
        try world.karo.node.edit(id, .name, to: "สมหญิง คานารี")
        let shown = try world.karo.node.show(id)
        #expect(shown.knownAt == nil && shown.isReachable)
        let letter = try DrawnFields(.preliminaryNotice, id, at: world.karo) { $0.identity = true }
        #expect(letter["complainant"] == "สมหญิง คานารี")
    }

    @Test("A case that two computers have taken over is in conflict until one line is voided")
    func takenTwice() async throws {
        let world = try await TransferOffices()
        let second = try world.district.furtherComputer(of: "80.21.nong", seed: 23)
        try world.transfer(world.first)
        try await world.exchange()
        try await second.sync(with: world.district)
        let offer = try #require(try second.node.offers().first?.id)
        let taken = try [world.nong, second].map { try $0.node.acceptOffer(offer).id }
        for node in [world.nong, second, world.nong] { try await node.sync(with: world.district) }
        let conflicts = try world.nong.node.conflicts()
        #expect(Set(conflicts.map(\.id)) == Set(taken))
        #expect(conflicts.flatMap(\.conflicts).map(\.field) == ["takeover", "takeover"])
        #expect(try world.nong.node.list(ListRequest()).filter { $0.conflicts > 0 }.count == 2)
        for node in [world.nong, world.district] { try node.expectConflictsCounted(2) }
        try world.nong.act(taken[1], .void) { $0.reason = "รับโอนซ้ำ" }
        #expect(try world.nong.node.conflicts().isEmpty)
        #expect(try world.nong.node.list(ListRequest()).allSatisfy { $0.conflicts == 0 })
        try world.nong.expectConflictsCounted(0)
    }

    /// An office has an offer of a district that is revoked before the centre has heard of it.
    private static func offeredByLostDistrict() async throws -> (TransferOffices, second: TestNode)
    {
        let world = try await TransferOffices()
        let second = try world.district.furtherComputer(of: "80.21.nong", seed: 23)
        try await second.sync(with: world.district)
        try await world.exchange()
        try world.transfer(world.first)
        for office in [world.karo, world.nong] { try await office.sync(with: world.district) }
        return (world, second)
    }

    @Test(
        "A case taken from a hub that is revoked later is offered by no other, and is handed over"
    )
    func takenFromRevoked() async throws {
        let (world, _) = try await Self.offeredByLostDistrict()
        let offer = try #require(try world.nong.node.offers().first?.id)
        _ = try world.nong.node.acceptOffer(offer)
        _ = try world.centre.node.revoke("80.21")
        for _ in 0..<2 {
            for office in [world.karo, world.nong] { try await office.sync(with: world.centre) }
        }
        #expect(try world.nong.node.offers().isEmpty)
        #expect(try world.karo.node.show(world.first).state == "transferred")
        #expect(try world.nong.node.conflicts().isEmpty)
        #expect(try world.centre.node.verify().problems == [])
    }

    @Test(
        "A case that two computers have taken over from two hubs, one of them revoked, is in conflict"
    )
    func takenFromTwoHubs() async throws {
        let (world, second) = try await Self.offeredByLostDistrict()
        var taken = [try world.nong.node.acceptOffer(world.offer(at: world.nong)).id]
        _ = try world.centre.node.revoke("80.21")
        try await world.karo.sync(with: world.centre)
        for _ in 0..<2 { try await second.sync(with: world.centre) }
        taken.append(try second.node.acceptOffer(world.offer(at: second)).id)
        for node in [world.nong, second, world.nong] { try await node.sync(with: world.centre) }
        let conflicts = try world.nong.node.conflicts()
        #expect(Set(conflicts.map(\.id)) == Set(taken))
        #expect(conflicts.flatMap(\.conflicts).map(\.field) == ["takeover", "takeover"])
    }
}
