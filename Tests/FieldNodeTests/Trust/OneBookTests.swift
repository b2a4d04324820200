import ComplaintModel
import FieldNode
import SyncProtocol
import Testing

/// Books that somebody else has a claim to, or that their own machine was lost from.
@Suite struct OneBookTests {
    /// An office that its district has enrolled, of which the centre has not heard yet.
    private static func chain() async throws -> (
        centre: TestNode, district: TestNode, office: TestNode
    ) {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        try office.record("ของกะหรอ")
        try await office.sync(with: district)
        return (centre, district, office)
    }

    @Test(
        "Who is invited for one office and names a neighbour's books is refused, and changes nothing"
    )
    func neighboursBooks() async throws {
        let (_, district, karo) = try await Self.chain()
        var thief = try TestPeer(
            invitedBy: district,
            code: "80.21.kata",
            ledger: try #require(LedgerID(hex: karo.node.office.ledger.description))
        )
        let before = try district.node.nodes().nodes.count
        #expect(throws: ExchangeError.self) { try thief.ask(district, code: "80.21.kata") }
        #expect(try district.node.nodes().nodes.count == before)
        #expect(try district.subjects == ["ของกะหรอ"])
    }

    @Test("An office keeps its books also from one whom a centre enrols that has not heard of it")
    func unheardNeighbour() async throws {
        let (centre, district, karo) = try await Self.chain()
        let ledger = try #require(LedgerID(hex: karo.node.office.ledger.description))
        var thief = try TestPeer(invitedBy: centre, code: "80.22.kata", ledger: ledger)
        _ = try thief.ask(centre, code: "80.22.kata")
        for _ in 0..<2 { try await district.sync(with: centre) }
        try karo.record("อีกเรื่อง")
        try await karo.sync(with: district)
        try await district.sync(with: centre)
        let states = try centre.node.nodes().nodes.reduce(into: [:]) { $0[$1.office] = $1.state }
        #expect(states["80.21.karo"] == "enrolled")
        #expect(states["80.22.kata"] == "contested")
        for node in [karo, district, centre] {
            #expect(try node.subjects == ["ของกะหรอ", "อีกเรื่อง"].sorted())
        }
        let answer = try thief.ask(centre, code: "80.22.kata")
        #expect(try answer.sets(of: ledger).isEmpty)
    }

    @Test(
        "An office whose district was lost before anybody had heard of it goes on by another invitation"
    )
    func lostDistrict() async throws {
        let (centre, district, karo) = try await Self.chain()
        try await karo.sync(with: district)
        _ = try centre.node.revoke("80.21")
        _ = try karo.node.join(try centre.node.invite(karo.node.office.code, level: .office))
        for _ in 0..<2 { try await karo.sync(with: centre) }
        try karo.record("หลังไฟไหม้")
        #expect(try await karo.sync(with: centre).isComplete)
        #expect(try centre.subjects == karo.subjects)
        #expect(try karo.node.list(ListRequest()).allSatisfy(\.hasArrived))
        // The answer has done its work, and is not shown for ever.
        let certified = try centre.node.nodes().nodes.filter { $0.office == "80.21.karo" }
        #expect(certified.count { $0.enrolledBy == "centre" } == 1)
        // Nor is the one of the district, which counts for nothing, listed beside it.
        #expect(certified.map(\.state) == ["enrolled"])
    }

    @Test(
        "A further invitation from above leaves an office to be revoked by the one that enrolled it"
    )
    func furtherInvitation() async throws {
        let (centre, district, karo) = try await Self.chain()
        try await karo.sync(with: district)
        for _ in 0..<2 { try await district.sync(with: centre) }
        _ = try karo.node.join(try centre.node.invite(karo.node.office.code, level: .office))
        for _ in 0..<2 { #expect(try await karo.sync(with: centre).isComplete) }
        #expect(try centre.node.nodes().nodes.count { $0.office == "80.21.karo" } == 1)
        _ = try district.node.revoke("80.21.karo")
        try karo.record("หลังเพิกถอน")
        _ = try await karo.sync(with: centre)
        try await district.sync(with: centre)
        for node in [district, centre] { #expect(try node.subjects == ["ของกะหรอ"]) }
    }

    @Test("A hub that was put back learns of an office anew that still answers somebody else")
    func pendingAnswer() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let image = try TestFolder(copying: centre.folder)
        let karo = try centre.enrolled("80.21.karo")
        for _ in 0..<2 { try await karo.sync(with: centre) }
        _ = try karo.node.join(try district.node.invite(karo.node.office.code, level: .office))
        let restored = try TestNode(
            opening: image,
            clock: centre.clock,
            seed: 5,
            place: "machine 2"
        )
        try karo.record("ต่อไป")
        for _ in 0..<3 { _ = try await karo.sync(with: restored) }
        #expect(try restored.subjects == ["ต่อไป"])
    }

    @Test("A computer invited in the place of one that was lost and revoked goes on in its books")
    func afterRevocation() async throws {
        let centre = try TestNode("centre", level: .centre)
        let lost = try centre.enrolled("80.21.karo")
        try lost.record("ก่อนถูกขโมย")
        for _ in 0..<2 { try await lost.sync(with: centre) }
        _ = try centre.node.revoke("80.21.karo")
        let next = try centre.furtherComputer(of: "80.21.karo", seed: 5)
        for _ in 0..<2 { try await next.sync(with: centre) }
        #expect(try next.subjects == ["ก่อนถูกขโมย"])
        #expect(next.node.office.ledger == lost.node.office.ledger)
        #expect(try centre.node.notices().isEmpty)
        // Who gave the numbers is gone: the staff hears what to do, and the numbers go on.
        #expect(try next.node.book().isLost)
        for number in 1...2 { #expect(try next.record("เรื่อง \(number)").number.hasPrefix("ช")) }
        #expect(try next.node.notices().count { $0.contains("book --take") } == 1)
        _ = try next.node.takeBook(last: "1/2569")
        #expect(try !next.node.book().isLost)
        #expect(try next.record("ต่อไป").number == "4/2569")
    }

    @Test("A number of the paper book is voided for what it is: no copy was put back for it")
    func firstPaperBook() throws {
        let office = try TestNode("80.21.karo")
        _ = try office.node.takeBook(last: "2/2569")
        let subjects = try office.node.list(ListRequest()).map(\.subject)
        #expect(subjects.count == 2)
        #expect(subjects.allSatisfy { $0.contains("ในสมุด") && !$0.contains("สำเนา") })
        #expect(try office.record("ต่อไป").number == "3/2569")
    }

    @Test(
        "A computer with books of its own joins with them, and the staff hears that there are two"
    )
    func twoBooks() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        try first.record("เล่มหนึ่ง")
        try await first.sync(with: centre)
        let second = try centre.enrolled("80.21.karo", seed: 5)
        try second.record("เล่มสอง")
        for _ in 0..<2 { #expect(try await second.sync(with: centre).isComplete) }
        #expect(try centre.node.notices().contains { $0.contains("books of its own") })
        #expect(try centre.subjects == ["เล่มหนึ่ง", "เล่มสอง"].sorted())
        for (node, subject) in [(first, "เล่มหนึ่ง"), (second, "เล่มสอง")] {
            #expect(try await node.sync(with: centre).isComplete)
            #expect(try node.subjects == [subject])
        }
    }

    @Test("A number given to a case whose computer was revoked is nobody else's, also the last one")
    func vanishedNumber() async throws {
        let centre = try TestNode("centre", level: .centre)
        let book = try centre.enrolled("80.21.karo")
        for _ in 0..<2 { try await book.sync(with: centre) }
        let further = try centre.furtherComputer(of: "80.21.karo", seed: 5)
        for _ in 0..<2 { try await further.sync(with: centre) }
        try book.record("ของเครื่องแรก")
        try await book.sync(with: centre)
        let slip = try further.record("ของเครื่องที่ถูกขโมย")
        let stick = MemoryStick()
        for node in [further, book, further] { _ = try node.node.sync(through: stick) }
        #expect(try further.node.show(slip.id).number == "2/2569")
        let id = try further.node.nodes().nodes.first(where: \.isThis)?.node
        _ = try centre.node.revoke(try #require(id))
        for _ in 0..<2 { try await book.sync(with: centre) }
        #expect(try book.record("คนถัดไป").number == "3/2569")
        let lines = try book.node.list(ListRequest())
        #expect(lines.filter { $0.number == "2/2569" }.map(\.state) == ["voided"])
        #expect(try book.node.verify().problems == [])
    }

    @Test("A node invites nobody at a level above its own")
    func levels() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        #expect(throws: TrustError.levelTooHigh(code: "80.21", own: "80.21")) {
            try district.node.invite(OfficeCode(parsing: "80.21"), level: .centre)
        }
    }
}
