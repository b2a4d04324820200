import ComplaintModel
import FieldNode
import Testing

/// Channels that are to be checked on every working day.
@Suite struct ChannelTests {
    private static func check(_ channel: String, on day: CivilDate, at node: TestNode) throws {
        var check = ChannelCheck(channel: channel)
        check.date = day.iso
        check.by = "สมศรี"
        check.witness = "สมชาย"
        try node.node.check(check)
    }

    @Test("S2 A channel not checked today is due, and the working days that were missed are named")
    func missed() throws {
        let node = try TestNode("80.21.karo", clock: TestClock())
        let today = node.node.now.date
        let view = { (day: CivilDate) in
            try #require(try node.node.channels(today: day).first { $0.code == "complaint-box" })
        }
        #expect(try view(today).isDue && view(today).missed.isEmpty)
        let first = today.adding(days: -10)
        try Self.check("complaint-box", on: first, at: node)
        let expected = WorkingDays.days(
            in: first.adding(days: 1)...today.adding(days: -1),
            calendar: .national
        )
        #expect(!expected.isEmpty)
        #expect(try view(today).missed == expected.map(\.iso))
        for day in expected { try Self.check("complaint-box", on: day, at: node) }
        #expect(try view(today).missed.isEmpty && view(today).isDue)
        try Self.check("complaint-box", on: today, at: node)
        #expect(try !view(today).isDue)
        #expect(try view(today).lastChecked == today.iso && view(today).needsWitness)
    }

    @Test("S2 Who opened the box, before whom, and what was found is kept and shown, or refused")
    func boxChecks() throws {
        let node = try TestNode("80.21.karo")
        let today = node.node.now.date
        var alone = ChannelCheck(channel: "complaint-box")
        alone.found = 2
        for (by, witness) in [(nil, nil), ("สมศรี", " "), (nil, "สมชาย")] as [(String?, String?)] {
            (alone.by, alone.witness) = (by, witness)
            let error = #expect(throws: FieldNodeError.self) { try node.node.check(alone) }
            #expect(error?.sentence.thai.contains("--found 2 --by") == true)
        }
        #expect(try node.node.channelChecks().isEmpty)
        try Self.check("complaint-box", on: today, at: node)
        try Self.check("complaint-box", on: today.adding(days: -1), at: node)
        try node.node.check(ChannelCheck(channel: "phone"))
        let checks = try node.node.channelChecks(of: "complaint-box")
        let days = [today.adding(days: -1).iso, today.iso]
        #expect(checks.map { String($0.date.prefix(10)) } == days)
        #expect(checks.allSatisfy { $0.by == "สมศรี" && $0.witness == "สมชาย" && $0.found == 0 })
        #expect(try node.node.channelChecks(on: DayTerm(from: today)).count == 2)
        #expect(throws: FieldNodeError.self) { try node.node.channelChecks(of: "pigeon") }
    }

    @Test("Whoever ends a channel that is not there is told each that could be ended once")
    func unknownEnd() throws {
        let node = try TestNode("80.21.karo").node
        for _ in 0..<2 {
            try node.addChannel("radio", name: nil, checking: nil)
            try node.endChannel("radio")
        }
        for code in ["radio", "van"] { try node.addChannel(code, name: nil, checking: nil) }
        let error = #expect(throws: FieldNodeError.self) { try node.endChannel("boat") }
        #expect(error?.sentence.english.contains("it has radio, van (") == true)
    }

    @Test("A channel of the procedure is not ended, and it is said which channels can be")
    func procedureChannel() throws {
        let node = try TestNode("80.21.karo").node
        let none = #expect(throws: FieldNodeError.self) { try node.endChannel("phone") }
        #expect(none?.sentence.thai.contains("ซึ่งยังไม่มี") == true)
        try node.addChannel("van", name: nil, checking: nil)
        let some = #expect(throws: FieldNodeError.self) { try node.endChannel("phone") }
        #expect(some?.sentence.thai.contains("เพิ่มเอง คือ van") == true)
        #expect(try node.channels().contains { $0.code == "phone" })
    }

    @Test("A channel that comes back after its end bears its new name")
    func cameBack() throws {
        let node = try TestNode("80.21.karo")
        try node.node.addChannel("radio", name: "วิทยุชุมชน", checking: nil)
        let id = try node.record("ถนนพัง", channel: "radio").id
        try node.node.endChannel("radio")
        #expect(try node.node.show(id).channelThai == "วิทยุชุมชน")
        try node.node.addChannel("radio", name: "หอกระจายข่าว", checking: nil)
        #expect(try node.node.show(id).channelThai == "หอกระจายข่าว")
        try node.node.endChannel("radio")
        #expect(try node.node.show(id).channelThai == "หอกระจายข่าว")
    }

    @Test("A channel that is looked at whenever somebody comes is never due")
    func counter() throws {
        let node = try TestNode("80.21.karo")
        let counter = try #require(try node.node.channels().first { $0.code == "walk-in" })
        #expect(!counter.isDue && counter.missed.isEmpty)
    }

    @Test("S2 A channel that nobody has ever checked is missed from the day on which it is there")
    func neverChecked() throws {
        let clock = TestClock()
        let node = try TestNode("80.21.karo", clock: clock)
        let begun = node.node.now.date
        clock.advance(milliseconds: 3 * 86_400_000)
        try node.node.addChannel("radio", name: "วิทยุ", checking: .daily)
        let seen = begun.adding(days: 10)
        let channels = try node.node.channels(today: seen)
        for (code, first) in [("website", begun), ("radio", begun.adding(days: 3))] {
            let expected = WorkingDays.days(in: first...seen.adding(days: -1), calendar: .national)
            #expect(channels.first { $0.code == code }?.missed == expected.map(\.iso))
        }
    }
}
