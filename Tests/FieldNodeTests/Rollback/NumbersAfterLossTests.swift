import ComplaintModel
import FieldNode
import Testing

/// Numbers that were told to people and are not in the books that go on.
@Suite struct NumbersAfterLossTests {
    /// An office with one case that its centre knows, before the computer is lost.
    private static func synced() async throws -> (centre: TestNode, lost: TestNode) {
        let centre = try TestNode("centre", level: .centre)
        let lost = try centre.enrolled("80.21.karo")
        try lost.record("หนึ่ง")
        for _ in 0..<2 { try await lost.sync(with: centre) }
        return (centre, lost)
    }

    @Test(
        "A number that a revoked computer has told is not given again by who goes on",
        arguments: [false, true]
    )
    func revokedAndRestored(isOlderBackup: Bool) async throws {
        let (centre, lost) = try await Self.synced()
        let older = try lost.restored(seed: 5)
        #expect(try lost.record("บอกเลขไปแล้ว").number == "2/2569")
        _ = try centre.node.revoke("80.21.karo")
        _ = try? await lost.sync(with: centre)
        let next = isOlderBackup ? older : try lost.restored(seed: 5)
        _ = try next.node.join(centre.node.invite(next.node.office.code, level: .office))
        for _ in 0..<3 { try await next.sync(with: centre) }
        #expect(try next.node.doctor().quarantine.count == 1)
        let slip = try next.record("คนถัดไป")
        #expect(slip.number.hasPrefix("ช"))
        #expect(throws: TrustError.bookUnread(year: 2569)) { try next.node.takeBook(last: nil) }
        _ = try next.node.takeBook(last: "2/2569")
        #expect(try next.node.show("2/2569").state == "voided")
        #expect(try next.node.show(slip.id).number == "3/2569")
    }

    @Test("A second restore takes the book from a life that has ended by the paper book alone")
    func restoredTwice() async throws {
        let (centre, lost) = try await Self.synced()
        let lives = try [lost.restored(seed: 5), lost.restored(seed: 8)]
        for life in lives {
            let office = life.node.office.code
            _ = try life.node.join(centre.node.invite(office, level: .office))
            for _ in 0..<3 { try await life.sync(with: centre) }
        }
        #expect(try lives[0].record("บอกเลขไปแล้ว").number == "2/2569")
        #expect(try lives[1].record("คนถัดไป").number.hasPrefix("ช"))
        #expect(try lives[1].node.notices().contains { $0.contains("book --take --last") })
        #expect(throws: TrustError.bookUnread(year: 2569)) {
            try lives[1].node.takeBook(last: nil)
        }
        for last in ["2/2568", "0/2570"] {
            #expect(throws: TrustError.bookUnread(year: 2569), "\(last)") {
                try lives[1].node.takeBook(last: last)
            }
        }
        #expect(try lives[1].node.takeBook(last: "2/2569").isHere)
    }

    @Test("After a restore nobody gives numbers before it is known how far the paper book has come")
    func bookUnread() throws {
        let first = try TestNode("80.21.karo")
        try first.record("หนึ่ง")
        let office = try first.restored(seed: 5)
        #expect(throws: TrustError.bookUnread(year: 2569)) { try office.node.takeBook(last: nil) }
        #expect(try office.node.book().isPaused)
        #expect(throws: TrustError.self) { try office.node.takeBook(last: "0/2569") }
        #expect(try office.node.takeBook(last: "2/2569").isHere)
        #expect(try office.record("ต่อไป").number == "3/2569")
    }

    @Test("That the paper book is empty can be said")
    func emptyBook() throws {
        let office = try TestNode("80.21.karo").restored(seed: 5)
        #expect(try office.node.takeBook(last: "0/2569").isHere)
        #expect(try office.record("หนึ่ง").number == "1/2569")
    }

    @Test("Where the computer that gave the numbers was revoked, another is asked for the last one")
    func lostBook() async throws {
        let (centre, _) = try await Self.synced()
        _ = try centre.node.revoke("80.21.karo")
        let next = try centre.furtherComputer(of: "80.21.karo", seed: 5)
        for _ in 0..<2 { try await next.sync(with: centre) }
        #expect(throws: TrustError.bookUnread(year: 2569)) { try next.node.takeBook(last: nil) }
        #expect(try next.node.takeBook(last: "1/2569").isHere)
    }
}
