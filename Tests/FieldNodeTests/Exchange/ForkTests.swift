import ComplaintModel
import FieldNode
import Foundation
import Reports
import Testing

/// One disk copied: two nodes with one identity that both go on writing, whether the copy notices at
/// its start or at its first contact.
@Suite struct ForkTests {
    private struct Copies {
        let office: TestNode
        let copy: TestNode
        let centre: TestNode

        init(synced: Bool, place: String = TestClock.place) async throws {
            centre = try TestNode("centre", level: .centre)
            office = try centre.enrolled("80.21.karo")
            try office.record("ก่อนคัดลอก 1")
            if synced { try await office.sync(with: centre) }
            try office.record("ก่อนคัดลอก 2")
            copy = try office.copied(place: place)
        }

        /// Exchanges until nothing moves any more.
        func settle() async throws {
            for _ in 0..<3 {
                for node in [office, copy] {
                    _ = try await node.node.sync(over: DirectLink(to: centre.node))
                }
            }
        }

        var states: [Data] {
            get throws {
                try [office, copy, centre].map { try $0.stateBytes(office: "80.21.karo") }
            }
        }
    }

    @Test(
        "What both copies of a node recorded is kept on every node",
        arguments: [true, false],
        [TestClock.place, "machine 2"]
    )
    func bothBranches(synced: Bool, place: String) async throws {
        let world = try await Copies(synced: synced, place: place)
        let subjects = try (1...5).map { number in
            try world.office.record("ต้นฉบับ \(number)")
            try world.copy.record("สำเนา \(number)")
            return ["ต้นฉบับ \(number)", "สำเนา \(number)"]
        }
        try await world.settle()
        let expected = Set(subjects.flatMap { $0 } + ["ก่อนคัดลอก 1", "ก่อนคัดลอก 2"])
        for node in [world.office, world.copy, world.centre] {
            let listed = try node.node.list(ListRequest()).map(\.subject)
            #expect(Set(listed) == expected)
            #expect(listed.count == 12)
            #expect(try node.node.verify().problems.isEmpty)
        }
        // Both branches, and what each machine has written since it knows of the other.
        let lines = try [world.office, world.copy, world.centre].map { node in
            try node.node.doctor().ledgers.first { $0.office == "80.21.karo" }?.lines ?? 0
        }
        #expect(lines[0] >= 2)
        #expect(Set(lines).count == 1)
        #expect(try Set(world.states).count == 1)
    }

    @Test(
        "A number that both copies gave out is a conflict, and resolving gives one of them the next"
    )
    func numbers() async throws {
        let world = try await Copies(synced: true)
        let mine = try world.office.record("ต้นฉบับ")
        let theirs = try world.copy.record("สำเนา")
        #expect(mine.number == theirs.number)
        try await world.settle()
        for node in [world.office, world.copy, world.centre] {
            let found = try node.node.conflicts()
            #expect(Set(found.map(\.id)) == [mine.id, theirs.id])
            #expect(found.allSatisfy { $0.conflicts.map(\.field) == ["number"] })
            #expect(throws: FieldNodeError.self) {
                try node.node.show("80.21.karo:" + mine.number)
            }
        }
        let values = try world.office.node.conflicts().requireFirst().conflicts.requireFirst()
            .values
        let keeper = try #require(values.first { $0.value.contains(mine.id) })
        #expect(throws: FieldNodeError.self) {
            try world.centre.node.resolve(mine.id, "number", .keep(dot: keeper.dot))
        }
        // Either copy may have taken the book last.
        let book = try #require(
            [world.office, world.copy].first { try $0.node.book().isHere }
        )
        try book.node.resolve(theirs.id, "number", .keep(dot: keeper.dot))
        try await world.settle()
        for node in [world.office, world.copy, world.centre] {
            #expect(try node.node.conflicts().isEmpty)
            #expect(try node.node.show(mine.id).number == mine.number)
            #expect(try node.node.show(theirs.id).number == "4/2569")
        }
        let register = try world.office.node.report(ReportRequest(.register))
        #expect(CSVFormat().render(register).contains("เดิมเลขที่ " + mine.number))
        #expect(try book.record("ต่อไป").number == "5/2569")
        try await world.settle()
        #expect(try Set(world.states).count == 1)
    }

    @Test("Once both copies know of each other, one of them keeps the book and settles the numbers")
    func oneBook() async throws {
        let world = try await Copies(synced: true)
        let mine = try world.office.record("ต้นฉบับ")
        try world.copy.record("สำเนา")
        try await world.settle()
        let both = [world.office, world.copy]
        #expect(try both.map { try $0.node.book().isHere }.sorted { $0 && !$1 } == [true, false])
        let keeper = try #require(try both.first { try $0.node.book().isHere })
        let other = try #require(both.first { $0 !== keeper })
        let dot = { (node: TestNode) in
            try node.node.conflicts().requireFirst().conflicts.requireFirst().values.requireFirst()
                .dot
        }
        #expect(throws: FieldNodeError.self) {
            try other.node.resolve(mine.id, "number", .keep(dot: dot(other)))
        }
        #expect(try other.record("ที่เครื่องอื่น").number.hasPrefix("ช"))
        try keeper.node.resolve(mine.id, "number", .keep(dot: dot(keeper)))
        try keeper.record("อีกเรื่อง")
        try await world.settle()
        #expect(try world.centre.node.conflicts().isEmpty)
        let numbers = try world.centre.node.list(ListRequest()).map(\.number)
        #expect(numbers.allSatisfy { $0.hasSuffix("/2569") })
        #expect(Set(numbers).count == numbers.count)
        #expect(try Set(world.states).count == 1)
    }

    @Test("Both copies may edit one field: both values are kept until somebody decides")
    func edits() async throws {
        let world = try await Copies(synced: true)
        let id = try world.office.node.list(ListRequest()).requireFirst().id
        try world.office.node.edit(id, .place, to: "หมู่ 1")
        try world.copy.node.edit(id, .place, to: "หมู่ 2")
        try await world.settle()
        let values = try world.centre.node.show(id).conflicts.requireFirst().values
        #expect(Set(values.map(\.value)) == ["หมู่ 1", "หมู่ 2"])
        #expect(Set(values.map(\.dot)).count == 2)
        for value in values {
            // One sequence stands on two lines, so the name of a value must tell them apart.
            #expect(throws: Never.self) {
                try world.centre.copied().node.resolve(id, "place", .keep(dot: value.dot))
            }
        }
    }
}
