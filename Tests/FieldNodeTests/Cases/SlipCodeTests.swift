import ComplaintModel
import FieldNode
import Reports
import Testing

@Suite struct SlipCodeTests {
    @Test("A further computer records at once under slip codes, and the book gives numbers later")
    func numberedLater() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        try first.record("เครื่องแรก 1")
        try await first.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        let slips = try (1...2).map { number in
            centre.clock.advance(milliseconds: 60_000)
            return try second.record("เครื่องที่สอง \(number)")
        }
        #expect(slips.map(\.number) == ["ช2-0001", "ช2-0002"])
        #expect(try second.node.show("ช2-0002").id == slips[1].id)
        try await second.sync(with: centre)
        #expect(try centre.node.show("80.21.karo:ช2-0001").id == slips[0].id)
        #expect(try centre.node.doctor().quarantine.isEmpty)
        try first.record("เครื่องแรก 2")
        try await first.sync(with: centre)
        try await first.sync(with: centre)
        try await second.sync(with: centre)
        for node in [first, second] {
            #expect(try node.node.show(slips[0].id).number == "3/2569")
            #expect(try node.node.show(slips[1].id).number == "4/2569")
            #expect(try node.node.show("ช2-0001").id == slips[0].id)
        }
        #expect(try first.ownState == second.ownState)
        #expect(try first.ownState == centre.stateBytes(office: "80.21.karo"))
        #expect(try second.record("เครื่องที่สอง 3").number == "ช2-0003")
    }

    @Test("No two computers of an office give one slip code, invited at once or after a revocation")
    func ownSeries() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        try await first.sync(with: centre)
        var computers = try (1...2).map {
            try centre.furtherComputer(of: "80.21.karo", seed: UInt64(20 + $0))
        }
        for computer in computers { for _ in 0..<2 { try await computer.sync(with: centre) } }
        _ = try centre.node.revoke(computers[0].ownName)
        computers.append(try centre.furtherComputer(of: "80.21.karo", seed: 31))
        let codes = try computers[1...].map { try $0.record("เรื่อง").number }
        #expect(codes == ["ช3-0001", "ช4-0001"])
    }

    @Test("Two that invite for one office, and do not hear of it, give its computers two series")
    func twoInviters() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let first = try district.enrolled("80.21.karo")
        try await first.sync(with: district)
        try await district.sync(with: centre)
        let computers = try [district, centre].enumerated().map { index, inviter in
            try inviter.furtherComputer(of: "80.21.karo", seed: UInt64(21 + index))
        }
        let codes = try computers.map { try $0.record("เรื่อง").number }
        #expect(codes[0] == "ช2-0001")
        #expect(try SlipCode(parsing: codes[1]).station >= 10_000)
    }

    @Test("Of two computers that used one invitation the one invited anew has its own series")
    func oneInvitationTwice() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        try await first.sync(with: centre)
        let invitation = try centre.node.invite(first.node.office.code, level: .office)
        var computers: [TestNode] = []
        for seed in [21, 22] as [UInt64] {
            let folder = try TestFolder()
            let world = first.clock.world(seed: seed)
            try FieldNode.prepare(folder.path, toJoin: invitation, world: world)
            let computer = try TestNode(opening: folder, clock: first.clock, seed: seed + 10)
            _ = try computer.node.join(invitation)
            computers.append(computer)
        }
        try await computers[0].sync(with: centre)
        await #expect(throws: ExchangeError.self) { try await computers[1].sync(with: centre) }
        _ = try computers[1].node.join(
            try centre.node.invite(first.node.office.code, level: .office)
        )
        let codes = try computers.map { try $0.record("เรื่อง").number }
        #expect(codes == ["ช2-0001", "ช3-0001"])
        // Once enrolled, a computer keeps its series.
        try await computers[1].sync(with: centre)
        _ = try computers[1].node.join(
            try centre.node.invite(first.node.office.code, level: .office)
        )
        #expect(try computers[1].record("ต่อไป").number == "ช3-0002")
    }

    /// A centre, and two computers of an office: the first keeps the book, in which there is one case.
    private func twoComputers() async throws -> (TestNode, TestNode, TestNode) {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        try first.record("หนึ่ง")
        try await first.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        try await second.sync(with: centre)
        return (centre, first, second)
    }

    @Test("The book goes over to another computer of the office when that takes it")
    func bookGoesOver() async throws {
        let (centre, first, second) = try await twoComputers()
        #expect(try !second.node.book().isHere)
        #expect(try second.node.takeBook(last: nil).isHere)
        #expect(try second.record("สอง").number == "2/2569")
        try await second.sync(with: centre)
        try await first.sync(with: centre)
        #expect(try !first.node.book().isHere)
        #expect(try first.record("สาม").number == "ช1-0001")
        try await first.sync(with: centre)
        try await second.sync(with: centre)
        try await second.sync(with: centre)
        try await first.sync(with: centre)
        #expect(try first.numbers.sorted() == ["1/2569", "2/2569", "3/2569"])
    }

    @Test("A number given to a case whose computer is found revoked stays in the register, voided")
    func numberOfRevoked() async throws {
        let (centre, first, second) = try await twoComputers()
        let stolen = try second.record("จากเครื่องที่หาย")
        try await second.sync(with: first)
        #expect(try first.node.show(stolen.id).number == "2/2569")
        try first.record("สาม")
        let here = try second.node.nodes().nodes.first { $0.isThis }
        _ = try centre.node.revoke(try #require(here).node)
        try await first.sync(with: centre)
        #expect(throws: FieldNodeError.self) { try first.node.show(stolen.id) }
        #expect(try first.node.show("2/2569").state == "voided")
        #expect(try first.record("สี่").number == "4/2569")
        try await first.sync(with: centre)
        #expect(try first.ownState == centre.stateBytes(office: "80.21.karo"))
    }

    /// Two computers that both took the book: a case has got 3/2569 from one of them and 2/2569, which
    /// stands on another case as well, from the other.
    private struct TwoBooks {
        let book: TestNode
        /// The case with one number.
        let plain: RecordedCase
        /// The case with two.
        let twice: RecordedCase

        init() async throws {
            let centre = try TestNode("centre", level: .centre)
            let first = try centre.enrolled("80.21.karo")
            try first.record("หนึ่ง")
            try await first.sync(with: centre)
            book = try centre.furtherComputer(of: "80.21.karo", seed: 21)
            twice = try book.record("จากเครื่องที่สอง")
            try await book.sync(with: centre)
            // Of two numbers the later one shows: this computer's, which has done more.
            for word in ["แก้ 1", "แก้ 2", "แก้ 3", "แก้ 4"] {
                try book.node.edit(twice.id, .subject, to: word)
            }
            _ = try book.node.takeBook(last: nil)
            plain = try first.record("สอง")
            for _ in 0..<2 {
                try await first.sync(with: centre)
            }
            try await book.sync(with: centre)
            try await first.sync(with: centre)
            #expect(try book.node.book().isHere)
        }

        /// Lets the value that begins so hold.
        func keep(_ value: String, on id: String) throws {
            let views = try book.node.conflicts()
            let conflicts = views.first { $0.id == id }?.conflicts
            let kept = conflicts?.first { $0.field == "number" }?.values
                .first { $0.value.hasPrefix(value) }
            let dot = try #require(kept?.dot, "\(views)")
            let listed = try book.node.list(ListRequest()).first { $0.id == id }
            #expect(listed.map { $0.conflicts > 0 } == true)
            try book.node.resolve(id, "number", .keep(dot: dot))
        }

        func number(of entry: RecordedCase) throws -> String {
            try book.node.show(entry.id).number
        }
    }

    @Test("A case with two numbers gives up the contested one, and no number is left over")
    func contestedNumber() async throws {
        let books = try await TwoBooks()
        try books.keep("2/2569 \(books.plain.id)", on: books.plain.id)
        #expect(try books.number(of: books.plain) == "2/2569")
        #expect(try books.number(of: books.twice) == "3/2569")
        #expect(try books.book.node.conflicts().isEmpty)
        #expect(try books.book.record("ต่อไป").number == "4/2569")
    }

    @Test("A number that a case had beside the one it keeps stays in the register, voided")
    func surplusNumber() async throws {
        let books = try await TwoBooks()
        try books.keep("2/2569", on: books.twice.id)
        let voided = try books.book.node.show("3/2569")
        #expect(voided.state == "voided")
        try books.keep("2/2569 \(books.plain.id)", on: books.plain.id)
        #expect(try books.number(of: books.twice) == "4/2569")
        #expect(try books.book.record("ต่อไป").number == "5/2569")
        let register = try books.book.node.report(ReportRequest(.register))
        #expect(CSVFormat().render(register).contains("เดิมเลขที่ 2/2569"))
    }
}
