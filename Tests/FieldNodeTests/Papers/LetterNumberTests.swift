import ComplaintModel
import FieldNode
import Testing

@Suite("Letter numbers") struct LetterNumberTests {
    private static func number(
        _ kind: PaperKind,
        _ id: String,
        at node: TestNode,
        _ numbering: PaperRequest.Numbering = .once,
        to agency: String? = nil,
    ) throws -> String {
        try DrawnFields(kind, id, at: node) {
            $0.numbering = numbering
            $0.addressee = agency
        }["number"]
    }

    @Test("Each series is gapless, a paper keeps its number, and a further one gets its own")
    func series() throws {
        let office = try TestNode("80.21.karo")
        let first = try office.record("หนึ่ง").id
        let second = try office.record("สอง").id
        let number = { (kind: PaperKind, id: String) in try Self.number(kind, id, at: office) }
        #expect(try Self.number(.memo, first, at: office, .none).isEmpty)
        #expect(try number(.memo, second) == "1/2568")
        #expect(try number(.memo, first) == "2/2568")
        #expect(try number(.memo, second) == "1/2568")
        #expect(try Self.number(.memo, second, at: office, .none) == "1/2568")
        #expect(try number(.preliminaryNotice, first) == "1/2568")
        #expect(try number(.resultNotice, first) == "2/2568")
        #expect(try Self.number(.resultNotice, first, at: office, .another) == "3/2568")
        #expect(try number(.resultNotice, first) == "3/2568")
        #expect(try number(.committeeOrder, first) == "1/2568")
        #expect(try number(.slip, first).isEmpty)
    }

    @Test("A paper whose entry names its number takes none, unless another is asked for")
    func namedByHand() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("เรื่อง").id
        try office.act(id, .committee) {
            $0.number = "60/2568"
            $0.members = ["นาย ก"]
        }
        #expect(try Self.number(.committeeOrder, id, at: office) == "60/2568")
        let other = try office.record("อื่น").id
        #expect(try Self.number(.committeeOrder, other, at: office) == "1/2568")
        #expect(try Self.number(.committeeOrder, id, at: office, .another) == "2/2568")
        let third = try office.record("สาม").id
        try office.act(third, .committee) {
            $0.number = "3/2568"
            $0.members = ["นาย ข"]
        }
        #expect(try Self.number(.committeeOrder, other, at: office, .another) == "4/2568")
    }

    @Test("A number of another series, or in an entry taken back, leaves no gap in a series")
    func otherSeries() throws {
        let office = try TestNode("80.21.karo")
        let ids = try ["หนึ่ง", "สอง", "สาม"].map { try office.record($0).id }
        #expect(try Self.number(.preliminaryNotice, ids[0], at: office) == "1/2568")
        try office.act(ids[0], .committee) {
            $0.number = "2/2568"
            $0.members = ["นาย ก"]
        }
        try office.act(ids[1], .notify) { $0.number = "2/2568" }
        try office.act(ids[1], .retract) {
            $0.retracts = 1
            $0.reason = "ผิดเรื่อง"
        }
        #expect(try Self.number(.preliminaryNotice, ids[1], at: office) == "2/2568")
        // What stands on a letter of the series is passed over.
        try office.act(ids[2], .notify) { $0.number = "๓/๒๕๖๘" }
        #expect(try Self.number(.preliminaryNotice, ids[2], at: office) == "4/2568")
        #expect(try Self.number(.committeeOrder, ids[2], at: office) == "1/2568")
        #expect(try Self.number(.committeeOrder, ids[1], at: office) == "3/2568")
    }

    @Test("Orders on committees and those that appoint officers have no number twice")
    func orders() throws {
        let office = try TestNode("80.21.karo")
        try office.node.add(Officer(name: "นาย ก", position: "ปลัด"))
        let order = { (number: String) in
            OrderEntry(number: number, date: office.node.now.date, appointees: [("นาย ก", nil)])
        }
        try office.node.add(order("๑/2568"))
        let ids = try ["หนึ่ง", "สอง"].map { try office.record($0).id }
        try office.act(ids[0], .committee) { $0.members = ["นาย ข"] }
        #expect(try Self.number(.committeeOrder, ids[0], at: office) == "2/2568")
        for taken in ["1/2568", "๒/๒๕๖๘"] {
            let error = #expect(throws: FieldNodeError.self) {
                try office.act(ids[1], .committee) { $0.number = taken }
            }
            #expect(error?.sentence.thai.contains(taken) == true)
        }
        #expect(throws: FieldNodeError.self) { try office.node.add(order("2/2568")) }
        // What was given to a case's paper may be written into its entry.
        try office.act(ids[0], .committee) { $0.number = "2/2568" }
        try office.act(ids[1], .committee) { $0.number = "3/2568" }
        #expect(throws: FieldNodeError.self) { try office.node.add(order("3/2568")) }
        try office.act(ids[1], .retract) {
            $0.retracts = 1
            $0.reason = "ผิดเรื่อง"
        }
        try office.node.add(order("3/2568"))
        #expect(
            try Self.number(.committeeOrder, ids[0], at: office, .another) == "4/2568"
        )
    }

    @Test("A further entry is another paper: it has the number that it names, or takes its own")
    func entries() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("เรื่อง").id
        try office.act(id, .committee) { $0.members = ["นาย ก"] }
        #expect(try Self.number(.committeeOrder, id, at: office) == "1/2568")
        try office.act(id, .committee) {
            $0.number = "77/2568"
            $0.members = ["นาย ข"]
        }
        #expect(try Self.number(.committeeOrder, id, at: office, .none) == "77/2568")
        #expect(try Self.number(.committeeOrder, id, at: office) == "77/2568")
        try office.act(id, .committee) { $0.members = ["นาย ค"] }
        #expect(try Self.number(.committeeOrder, id, at: office, .none).isEmpty)
        #expect(try Self.number(.committeeOrder, id, at: office) == "2/2568")
        #expect(try Self.number(.committeeOrder, id, at: office) == "2/2568")
    }

    @Test("What the second round has come to is told in a letter with a number of its own")
    func rounds() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("เรื่อง").id
        let number = { try Self.number(.resultNotice, id, at: office) }
        try office.act(id, .assign) { $0.unit = "กองช่าง" }
        try office.act(id, .reportResult) { $0.text = "ซ่อมครึ่งทาง" }
        #expect(try number() == "1/2568")
        try office.act(id, .notClose)
        #expect(try number() == "1/2568")
        try office.act(id, .notify) { $0.number = "1/2568" }
        try office.act(id, .reportResult) { $0.text = "ซ่อมเสร็จ" }
        try office.act(id, .close)
        #expect(try number() == "2/2568")
        try office.act(id, .notify) { $0.number = "2/2568" }
        #expect(try number() == "2/2568")
        #expect(try Self.number(.resultNotice, id, at: office, .another) == "3/2568")
        #expect(try number() == "3/2568")
    }

    @Test("A paper that cannot be drawn up takes no number")
    func notDrawn() throws {
        let office = try TestNode("80.21.karo")
        try office.node.add(Officer(name: "นายกมล", position: "นายก อบต.", signs: true))
        let id = try office.record("เรื่อง").id
        #expect(throws: FieldNodeError.self) {
            try DrawnFields(.resultNotice, id, at: office) {
                $0.numbering = .once
                $0.signedBy = "คนอื่น"
            }
        }
        #expect(try Self.number(.resultNotice, id, at: office, .none).isEmpty)
        #expect(try Self.number(.preliminaryNotice, id, at: office) == "1/2568")
    }

    @Test("Letters to two agencies have two numbers, and each is found again")
    func agencies() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("หนึ่ง").id
        let number = { (agency: String?) in
            try Self.number(.forwardingLetter, id, at: office, to: agency)
        }
        #expect(try number("การประปา") == "1/2568")
        #expect(try number("แขวงทางหลวง") == "2/2568")
        #expect(try number("การประปา") == "1/2568")
        try office.act(id, .forward) { $0.unit = "การไฟฟ้า" }
        #expect(try number(nil) == "3/2568")
        try office.act(id, .forward) { $0.unit = "การประปา" }
        #expect(try number(nil) == "1/2568")
    }

    @Test("A series begins anew with the calendar year, in the middle of a fiscal year")
    func years() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("หนึ่ง").id
        #expect(try Self.number(.memo, id, at: office) == "1/2568")
        office.clock.advance(milliseconds: 366 * 24 * 3_600_000)
        #expect(try Self.number(.memo, id, at: office, .another) == "1/2569")
        #expect(try Self.number(.memo, id, at: office, .another) == "2/2569")
    }

    /// A centre, and two computers of an office with one case; the first keeps the book.
    private func twoComputers() async throws -> (TestNode, TestNode, TestNode, String) {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        let id = try first.record("หนึ่ง").id
        try await first.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        try await second.sync(with: centre)
        return (centre, first, second, id)
    }

    @Test("Only who keeps the book gives numbers, and none is given twice after it goes over")
    func book() async throws {
        let (centre, first, second, id) = try await twoComputers()
        #expect(try Self.number(.memo, id, at: first) == "1/2568")
        let left = try DrawnFields(.memo, id, at: second) { $0.numbering = .once }
        #expect(left["number"].isEmpty)
        #expect(left.notes.count == 1)
        try await first.sync(with: centre)
        try await second.sync(with: centre)
        #expect(try Self.number(.memo, id, at: second) == "1/2568")
        _ = try second.node.takeBook(last: nil)
        #expect(try Self.number(.memo, id, at: second, .another) == "2/2568")
        try await second.sync(with: centre)
        try await first.sync(with: centre)
        #expect(try Self.number(.memo, id, at: first, .another) == "2/2568")
        let other = try second.record("สอง").id
        #expect(try Self.number(.memo, other, at: second) == "3/2568")
        try await second.sync(with: centre)
        #expect(try Self.number(.memo, other, at: centre, .none) == "3/2568")
        let above = try DrawnFields(.memo, other, at: centre) { $0.numbering = .another }
        #expect(above.notes.count == 1)
    }

    @Test("A number that two computers gave apart is shown as such, and can be replaced")
    func doubled() async throws {
        let (centre, first, second, id) = try await twoComputers()
        _ = try second.node.takeBook(last: nil)
        #expect(try Self.number(.memo, id, at: first) == "1/2568")
        #expect(try Self.number(.resultNotice, id, at: second) == "1/2568")
        let other = try second.record("สอง").id
        #expect(try Self.number(.memo, other, at: second) == "1/2568")
        try await first.sync(with: centre)
        try await second.sync(with: centre)
        let doubled = try DrawnFields(.memo, id, at: second)
        #expect(doubled["number"] == "1/2568")
        #expect(doubled.notes.count == 1)
        let notes = try DrawnFields(.resultNotice, id, at: second).notes
        #expect(!notes.contains { $0.thai.contains("1/2568") })
        let replaced = try DrawnFields(.memo, id, at: second) { $0.numbering = .another }
        #expect(replaced["number"] == "2/2568")
        #expect(replaced.notes.isEmpty)
    }
}
