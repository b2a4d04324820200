import ComplaintModel
import FieldNode
import Foundation
import Synchronization
import Testing

@Suite struct NumberTests {
    @Test("F39 Numbers are gapless and given once, also when many record at the same time")
    func concurrency() async throws {
        let office = try TestNode("80.21.karo")
        let numbers = try await withThrowingTaskGroup(of: [String].self) { group in
            for writer in 0..<8 {
                group.addTask {
                    try (0..<10).map { try office.record("เรื่อง \(writer)-\($0)").number }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(numbers) == Set((1...80).map { "\($0)/2569" }))
        #expect(numbers.count == 80)
        #expect(try office.node.verify().problems.isEmpty)
    }

    @Test(
        "A number belongs to the register year of the date of receipt, and each year counts alone"
    )
    func years() throws {
        let office = try TestNode("80.21.karo")
        let received = ["2025-09-30", "2025-10-01", "2025-09-29T08:00", "2025-10-02", "2024-10-01"]
        let numbers = try received.map { try office.record("เรื่อง", received: $0).number }
        #expect(numbers == ["1/2568", "1/2569", "2/2568", "2/2569", "3/2568"])
    }

    @Test("A voided line keeps its number, and nobody gets it again")
    func voided() throws {
        let office = try TestNode("80.21.karo")
        let first = try office.record("หนึ่ง")
        let last = try office.record("สอง")
        for recorded in [first, last] {
            try office.act(recorded.id, .void) { $0.reason = "จดซ้ำ" }
        }
        #expect(try office.record("สาม").number == "3/2569")
        #expect(try office.node.show(last.id).number == "2/2569")
        #expect(try office.node.show(last.id).state == "voided")
    }

    @Test(
        "A batch with bad entries numbers the good ones without a gap; all or nothing records none"
    )
    func batch() throws {
        let office = try TestNode("80.21.karo")
        let entries = (1...6).map { number in
            Recording(
                entry: ComplaintEntry([
                    .channel: number.isMultiple(of: 3) ? "no-such" : "walk-in",
                    .subject: "เรื่อง \(number)", .detail: "รายละเอียด",
                ])
            )
        }
        let none = try office.node.record(entries, allOrNothing: true)
        #expect(none.count == 6)
        #expect(try office.node.list(ListRequest()).isEmpty)
        let results = try office.node.record(entries)
        let numbers = results.compactMap { try? $0.get().number }
        #expect(numbers == (1...4).map { "\($0)/2569" })
    }

    @Test("A line with a reference that is held is not recorded again, and takes no number")
    func references() throws {
        let office = try TestNode("80.21.karo")
        let first = try office.record("หนึ่ง", ref: "paper-17")
        let again = try office.record("หนึ่ง", ref: "paper-17")
        #expect(again.wasKnown)
        #expect([again.id, again.number] == [first.id, first.number])
        #expect(try office.record("สอง").number == "2/2569")
    }

    @Test("Another complaint under a held reference is refused, the same one passed over for good")
    func otherUnderReference() throws {
        let office = try TestNode("80.21.karo")
        let lines = ["หนึ่ง", "อื่น"].map { subject in
            Recording(
                entry: ComplaintEntry(
                    [.channel: "phone", .subject: subject, .detail: "ข", .name: "นาย ก"],
                    ref: "R1"
                )
            )
        }
        let taken = try office.node.record(lines)
        #expect(try taken[0].get().number == "1/2569")
        #expect(throws: FieldNodeError.self) { try taken[1].get() }
        try office.node.edit("1/2569", .subject, to: "แก้แล้ว")
        try office.node.edit("1/2569", .name, to: "นาย ข")
        let again = try office.node.record(lines)
        #expect(try again[0].get().wasKnown)
        var refusal = ""
        if case .failure(let error) = again[1] { refusal = error.sentence.thai }
        for word in ["R1", "1/2569", "แก้แล้ว", "อื่น"] { #expect(refusal.contains(word)) }
        var other = lines[0]
        other.entry[.name] = "นาย ค"
        #expect(throws: FieldNodeError.self) { try office.node.record([other])[0].get() }
        #expect(try office.node.list(ListRequest()).count == 1)
    }

    @Test("The centre records in its own register only, and never issues an office's number")
    func centre() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ของสำนักงาน").id
        try await office.sync(with: centre)
        let before = try office.ownState
        #expect(try centre.record("ของส่วนกลาง").number == "1/2569")
        #expect(try centre.stateBytes(office: "80.21.karo") == before)
        #expect(
            try centre.node.list(ListRequest()).map(\.office).sorted() == ["80.21.karo", "centre"]
        )
        #expect(throws: FieldNodeError.self) {
            try centre.node.resolve(id, "number", .keep(dot: "x"))
        }
        #expect(throws: FieldNodeError.self) {
            try centre.node.resolve(id, "number", .value("9/2569"))
        }
    }
}
