import ComplaintModel
import FieldNode
import Testing

/// A node that is put back from a copy of its folder.
@Suite struct RestoredNodeTests {
    private struct Restored {
        let centre: TestNode
        let office: TestNode

        /// A backup after two complaints; two more were recorded and exchanged before the disk died.
        init(place: String) async throws {
            centre = try TestNode("centre", level: .centre)
            let first = try centre.enrolled("80.21.karo")
            for number in 1...2 { try first.record("เรื่อง \(number)") }
            try await first.sync(with: centre)
            let backup = try TestFolder(copying: first.folder)
            for number in 3...4 { try first.record("เรื่อง \(number)") }
            try await first.sync(with: centre)
            office = try TestNode(
                opening: backup,
                clock: first.clock,
                seed: 77,
                place: place,
                invitation: first.invitation
            )
        }
    }

    @Test(
        "F17 A node put back from a copy fetches what it had lost, and nothing of anybody is lost",
        arguments: [TestClock.place, "machine 2"]
    )
    func nothingIsLost(place: String) async throws {
        let world = try await Restored(place: place)
        try world.office.record("หลังกู้คืน")
        for _ in 0..<3 { try await world.office.sync(with: world.centre) }
        let expected = (1...4).map { "เรื่อง \($0)" } + ["หลังกู้คืน"]
        for node in [world.office, world.centre] {
            #expect(try node.subjects == expected.sorted())
            #expect(try node.node.verify().problems == [])
        }
        #expect(
            try world.office.ownState == world.centre.stateBytes(office: "80.21.karo")
        )
        let left = try world.office.node.notices()
        #expect(left.count == 1, "\(left)")
        #expect(try world.centre.node.doctor().quarantine.isEmpty)
    }

    @Test("F17 A copy that is noticed at the start gives slip codes until it has heard from above")
    func numberPause() async throws {
        let world = try await Restored(place: "machine 2")
        #expect(try world.office.node.book().isPaused)
        let slip = try world.office.record("ระหว่างหยุดเลข")
        #expect(slip.number.hasPrefix("ช"))
        #expect(try world.office.node.book().waiting == 1)
        try await world.office.sync(with: world.centre)
        #expect(try !world.office.node.book().isPaused)
        #expect(try world.office.node.show(slip.id).number == "5/2569")
        #expect(try world.office.record("ต่อไป").number == "6/2569")
        try await world.office.sync(with: world.centre)
        #expect(try Set(world.centre.numbers(of: "80.21.karo")).count == 6)
        #expect(try world.centre.node.conflicts().isEmpty)
    }

    @Test(
        "F17 A node put back from a copy gives numbers again once a stick has been above and come back",
        arguments: [true, false]
    )
    func numbersBySticks(hasRecorded: Bool) async throws {
        let world = try await Restored(place: "machine 2")
        let (stick, old) = (MemoryStick(), MemoryStick())
        // What was left before the copy was put back knows nothing of the new life.
        _ = try world.centre.node.sync(through: old)
        _ = try world.office.node.sync(through: old)
        if hasRecorded { #expect(try world.office.record("ระหว่างหยุดเลข").number.hasPrefix("ช")) }
        #expect(try world.office.node.book().isPaused)
        for node in [world.office, world.centre] { _ = try node.node.sync(through: stick) }
        #expect(try world.office.node.book().isPaused)
        _ = try world.office.node.sync(through: stick)
        #expect(try !world.office.node.book().isPaused)
        let next = hasRecorded ? "6/2569" : "5/2569"
        #expect(try world.office.record("ต่อไป").number == next)
        for node in [world.office, world.centre] { _ = try node.node.sync(through: stick) }
        #expect(try world.office.ownState == world.centre.stateBytes(office: "80.21.karo"))
        #expect(try world.centre.node.conflicts().isEmpty)
    }

    @Test("F17 A node set up from a backup gives numbers again by sticks alone")
    func restoredBySticks() async throws {
        let centre = try TestNode("centre", level: .centre)
        let lost = try centre.enrolled("80.21.karo")
        try lost.record("เรื่อง 1")
        try await lost.sync(with: centre)
        let office = try lost.restored(seed: 7)
        _ = try office.node.join(centre.node.invite(lost.node.office.code, level: .office))
        try lost.record("เรื่อง 2")
        try await lost.sync(with: centre)
        let stick = MemoryStick()
        for node in [office, centre, office] { _ = try node.node.sync(through: stick) }
        #expect(try !office.node.book().isPaused)
        #expect(try office.record("ต่อไป").number == "3/2569")
    }

    @Test("F17 A renewed node writes under a new origin, and its own branches are one history")
    func newOrigin() async throws {
        let world = try await Restored(place: "machine 2")
        let before = try world.centre.node.doctor().ledgers.first { $0.office == "80.21.karo" }
        try world.office.record("หลังกู้คืน")
        try await world.office.sync(with: world.centre)
        let after = try world.centre.node.doctor().ledgers.first { $0.office == "80.21.karo" }
        #expect(try #require(after).lines == #require(before).lines + 1)
        #expect(try world.centre.node.conflicts().isEmpty)
    }

    @Test(
        "The paper book tells the last number: skipped lines are voided, and numbers go on behind"
    )
    func paperBook() async throws {
        let world = try await Restored(place: "machine 2")
        let slip = try world.office.record("ระหว่างหยุดเลข")
        for typed in ["1/2569", "20000/2569", "เลขสุดท้าย"] {
            #expect(throws: (any Error).self, "\(typed)") {
                try world.office.node.takeBook(last: typed)
            }
        }
        #expect(try world.office.node.book().isPaused)
        let book = try world.office.node.takeBook(last: "4/2569")
        #expect(book.isHere && !book.isPaused && book.waiting == 0)
        #expect(try world.office.node.show(slip.id).number == "5/2569")
        for number in ["3/2569", "4/2569"] {
            let line = try world.office.node.show(number)
            #expect(line.state == "voided" && line.subject.contains("ก่อนนำสำเนาข้อมูลกลับมาใช้"))
        }
        #expect(try world.office.record("ต่อไป").number == "6/2569")
        // The lines that were lost come back, and whoever keeps the book sees both.
        for _ in 0..<2 { try await world.office.sync(with: world.centre) }
        let repeated = try world.office.node.conflicts().flatMap(\.conflicts).map(\.field)
        #expect(Set(repeated) == ["number"])
        try world.office.expectConflictsCounted(repeated.count)
        #expect(try world.office.subjects.filter { $0.hasPrefix("เรื่อง ") }.count == 4)
        #expect(try world.office.node.verify().problems == [])
    }

    @Test("A slip of the keyboard voids no page of numbers: whoever means so many says how many")
    func manySkipped() async throws {
        let office = try await Restored(place: "machine 2").office
        let refusal = TrustError.bookSkips(typed: "40/2569", last: "2/2569", count: 38)
        for count in [nil, 37] {
            #expect(throws: refusal) {
                try office.node.takeBook(last: "40/2569", skipping: count)
            }
        }
        #expect(try office.node.book().isPaused)
        #expect(try !office.node.takeBook(last: "40/2569", skipping: 38).isPaused)
        #expect(try office.record("ต่อไป").number == "41/2569")
    }

    @Test("A restored computer leaves the book with the one that took it since")
    func bookTakenSince() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        try first.record("หนึ่ง")
        for _ in 0..<2 { try await first.sync(with: centre) }
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        for _ in 0..<2 { try await second.sync(with: centre) }
        let image = try TestFolder(copying: first.folder)
        _ = try second.node.takeBook(last: nil)
        try await second.sync(with: centre)
        let office = try TestNode(
            opening: image,
            clock: first.clock,
            seed: 77,
            place: "machine 2"
        )
        for _ in 0..<3 { try await office.sync(with: centre) }
        #expect(try !office.node.book().isHere)
        #expect(try office.record("ที่เครื่องแรก").number.hasPrefix("ช"))
        #expect(try second.record("ที่เครื่องสอง").number == "2/2569")
    }

    @Test("F17 A backup of a copied disk that has written nothing yet brings back what it held")
    func backupOfSilentCopy() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try TestNode("80.21.karo", clock: centre.clock)
        _ = try first.node.join(try centre.node.invite(first.node.office.code, level: .office))
        try first.record("ก่อนคัดลอก")
        let copy = try TestNode(
            opening: TestFolder(copying: first.folder),
            clock: first.clock,
            seed: 77,
            place: "machine 2"
        )
        let office = try copy.restored(seed: 7)
        #expect(try office.subjects == ["ก่อนคัดลอก"])
        #expect(try office.node.verify().problems == [])
        _ = try office.node.join(try centre.node.invite(office.node.office.code, level: .office))
        for _ in 0..<2 { try await office.sync(with: centre) }
        #expect(try centre.subjects == ["ก่อนคัดลอก"])
        #expect(try centre.node.doctor().quarantine.isEmpty)
    }
}

extension TestNode {
    /// The numbers and slip codes of an office's cases.
    fileprivate func numbers(of office: String) throws -> [String] {
        try node.list(ListRequest()).filter { $0.office == office }.map(\.number)
    }
}
