import ComplaintModel
import FieldNode
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

    @Test("The book goes over to another computer of the office when that takes it")
    func bookGoesOver() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        try first.record("หนึ่ง")
        try await first.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        try await second.sync(with: centre)
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
}
