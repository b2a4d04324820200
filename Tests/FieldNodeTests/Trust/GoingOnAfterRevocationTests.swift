import ComplaintModel
import FieldNode
import Testing

/// How an office goes on whose machine was revoked and is still there.
@Suite struct GoingOnAfterRevocationTests {
    private static let code = "80.21.karo"

    private struct Revoked {
        let centre: TestNode
        let office: TestNode

        /// One complaint was exchanged, and one more recorded before the office hears of it.
        init() async throws {
            centre = try TestNode("centre", level: .centre)
            office = try centre.enrolled(code)
            try office.record("ก่อนเพิกถอน", [.name: "สมชาย"])
            try await office.sync(with: centre)
            _ = try centre.node.revoke(code)
            try office.record("ยังไม่รู้")
        }

        func invitation() throws -> [UInt8] {
            try centre.node.invite(OfficeCode(parsing: code), level: .office)
        }
    }

    @Test("A node that knows that it was revoked refuses an invitation, and names the way on")
    func invited() async throws {
        let world = try await Revoked()
        let report = try await world.office.sync(with: world.centre)
        let error = TrustError.revoked(code: Self.code)
        let invitation = try world.invitation()
        #expect(throws: error) { try world.office.node.join(invitation) }
        #expect(throws: error) { try world.office.record("เพิ่ม") }
        let named = [
            "tambon backup", "tambon restore", "tambon join", "keys/unlock.key",
            "keys/agreement.key", "keys/agreement.former",
        ]
        for words in named {
            #expect(error.sentence.thai.contains(words))
            #expect(error.sentence.english.contains(words))
        }
        #expect(report.refused.contains { $0.contains("tambon restore") }, "\(report.refused)")
    }

    @Test("Who reads a revoked node's stick has to tell that office, and nothing to do itself")
    func bySticks() async throws {
        let world = try await Revoked()
        _ = try world.office.node.join(world.invitation())
        let stick = MemoryStick()
        _ = try world.office.node.sync(through: stick)
        let report = try world.centre.node.sync(through: stick)
        let notice = try #require(report.notices.first)
        #expect(notice.contains(Self.code) && notice.contains("no invitation is of use"))
        #expect(!notice.contains("tambon restore"))
        #expect(report.notices.count == 2)
        #expect(report.notices.contains { $0.contains("1 changes are held apart") })
    }

    @Test(
        "A backup, a restore with new keys and an invitation accepted there: all books go on",
        arguments: [true, false]
    )
    func wayOn(byStick: Bool) async throws {
        let world = try await Revoked()
        try await world.office.sync(with: world.centre)
        let renewed = try world.office.restored(seed: 7)
        _ = try renewed.node.join(world.invitation())
        let slip = try renewed.record("หลังตั้งใหม่")
        let stick = MemoryStick()
        for node in [renewed, world.centre, renewed] {
            if byStick {
                _ = try node.node.sync(through: stick)
            } else if node !== world.centre {
                try await node.sync(with: world.centre)
            }
        }
        #expect(try renewed.node.nodes().nodes.first(where: \.isThis)?.state == "enrolled")
        #expect(try renewed.subjects == ["ก่อนเพิกถอน", "หลังตั้งใหม่"].sorted())
        // A number that was told lies among what is not admitted: none is given before that is decided.
        #expect(try renewed.node.show(slip.id).number.hasPrefix("ช"))
        #expect(try renewed.node.notices().count { $0.contains("'tambon admit'") } == 1)
        // What the machine had recorded before it heard is held, and a person may take it in.
        #expect(try world.centre.node.admitLate(Self.code).admittedChanges == 1)
        let all = ["ก่อนเพิกถอน", "ยังไม่รู้", "หลังตั้งใหม่"].sorted()
        for node in [renewed, world.centre, renewed, world.centre] {
            if byStick {
                _ = try node.node.sync(through: stick)
            } else if node !== world.centre {
                try await node.sync(with: world.centre)
            }
        }
        for node in [renewed, world.centre] {
            #expect(try node.subjects == all)
            #expect(try node.node.verify().problems == [])
        }
        #expect(try !renewed.node.show(slip.id).number.hasPrefix("ช"))
        #expect(try renewed.record("ต่อไป").number.hasSuffix("/2569"))
    }
}
