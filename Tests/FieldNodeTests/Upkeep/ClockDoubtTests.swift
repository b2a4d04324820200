import ComplaintModel
import FieldNode
import Testing

/// A clock that was set to the year as people here write it: 543 years ahead.
@Suite struct ClockDoubtTests {
    private static let days: Int64 = 543 * 365 + 132

    /// An office that has recorded one complaint under a right clock and one under a wrong one.
    private struct Office {
        let centre: TestNode
        let office: TestNode
        let ahead: RecordedCase

        init() async throws {
            centre = try TestNode("centre", level: .centre)
            office = try TestNode("80.21.karo", invitedBy: centre)
            try office.record("ก่อน")
            try await office.sync(with: centre)
            office.clock.advance(days: days)
            ahead = try office.record("ปีผิด")
        }
    }

    @Test("Under a clock far ahead no number of its year is spent, and the entry says why")
    func ahead() async throws {
        let world = try await Office()
        #expect(world.ahead.number == "ช1-0001")
        let remark = try #require(world.ahead.remark)
        #expect(remark.contains("นาฬิกา"))
        #expect(try world.office.node.doctor().clock.hasPrefix("suspect"))
        // Whoever types the right day gets its number.
        #expect(try world.office.record("วันที่พิมพ์", received: "18/11/2568").number == "2/2569")
        world.office.clock.advance(days: -Self.days)
        #expect(try world.office.record("ต่อไป").number == "4/2569")
        #expect(try world.office.node.show(world.ahead.id).number == "3/2569")
        #expect(try world.office.node.verify().problems == [])
    }

    @Test("Under a clock that an empty battery has set back no number of its year is spent")
    func behind() async throws {
        let office = try TestNode("80.21.karo")
        try office.record("ก่อน")
        office.clock.advance(days: -20_000)
        let behind = try office.record("แบตเตอรี่หมด")
        #expect(behind.number == "ช1-0001")
        #expect(try #require(behind.remark).contains("นาฬิกา"))
        // What somebody types belongs to its own book, also where that is an old one.
        #expect(try office.record("วันที่พิมพ์", received: "18/11/2568").number == "2/2569")
        #expect(try office.record("ฉบับเก่า", received: "18/11/2560").number == "1/2561")
        office.clock.advance(days: 20_000)
        #expect(try office.record("ต่อไป").number == "4/2569")
        #expect(try office.node.show(behind.id).number == "3/2569")
        #expect(try office.node.verify().problems == [])
    }

    @Test("A change made under a clock far ahead condemns no right clock, here or above")
    func others() async throws {
        let world = try await Office()
        world.office.clock.advance(days: -Self.days)
        try await world.office.sync(with: world.centre)
        for node in [world.centre, world.office] {
            #expect(try node.node.doctor().clock == "plausible")
            let recorded = try node.record("นาฬิกาถูก")
            #expect(recorded.remark == nil)
            #expect(throws: FieldNodeError.self) { try node.record("ล้ำ", received: "1/1/2600") }
        }
        let reopened = try world.office.copied()
        #expect(try reopened.node.doctor().clock == "plausible")
    }

    @Test(
        "A typed date years ahead is refused whatever the clock says",
        arguments: [days, -20_000]
    )
    func typed(off: Int64) async throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ก่อน").id
        office.clock.advance(days: off)
        #expect(throws: FieldNodeError.self) { try office.record("ล้ำ", received: "1/1/2600") }
        #expect(throws: FieldNodeError.self) {
            try office.act(id, .note) { acting in
                acting.text = "ล้ำ"
                acting.date = "1/1/2600"
            }
        }
        try office.record("วันนี้", received: "18/11/2568")
    }
}
