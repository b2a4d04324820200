import ComplaintModel
import FieldNode
import Testing

/// Numbers that were told to people and are not in the books that go on.
@Suite struct NumbersAfterLossTests {
    @Test("A number that a revoked computer has told is not given again by who goes on")
    func revokedAndRestored() async throws {
        let centre = try TestNode("centre", level: .centre)
        let lost = try centre.enrolled("80.21.karo")
        try lost.record("หนึ่ง")
        for _ in 0..<2 { try await lost.sync(with: centre) }
        #expect(try lost.record("บอกเลขไปแล้ว").number == "2/2569")
        _ = try centre.node.revoke("80.21.karo")
        _ = try? await lost.sync(with: centre)
        let next = try lost.restored(seed: 5)
        _ = try next.node.join(centre.node.invite(next.node.office.code, level: .office))
        for _ in 0..<3 { try await next.sync(with: centre) }
        #expect(try next.record("คนถัดไป").number == "3/2569")
        #expect(try next.node.show("2/2569").state == "voided")
        #expect(try next.node.doctor().quarantine.count == 1)
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
        let centre = try TestNode("centre", level: .centre)
        let lost = try centre.enrolled("80.21.karo")
        try lost.record("หนึ่ง")
        for _ in 0..<2 { try await lost.sync(with: centre) }
        _ = try centre.node.revoke("80.21.karo")
        let next = try centre.furtherComputer(of: "80.21.karo", seed: 5)
        for _ in 0..<2 { try await next.sync(with: centre) }
        #expect(throws: TrustError.bookUnread(year: 2569)) { try next.node.takeBook(last: nil) }
        #expect(try next.node.takeBook(last: "1/2569").isHere)
    }
}
