import Testing

@testable import ComplaintModel

@Suite struct CaseDeadlineTests {
    @Test("the school accepts within one working day, met by accepting or declining")
    func schoolAcceptance() throws {
        var story = try CaseStory("school", received: "2026-04-10T16:00", channel: .line)
        let open = try #require(story.deadlines("accept").first)
        #expect(open.due.iso == "2026-04-16")
        #expect(open.metOn == nil)
        try story.then(.triage, on: "2026-04-16", category: .service)
        #expect(story.deadlines("accept").first?.metOn == nil)
        try story.then(.accept, on: "2026-04-17")
        let met = try #require(story.deadlines("accept").first)
        #expect(met.status(asOf: CivilDate.latest) == .metLate(days: 1))
    }

    @Test("a walk-in recorded on the spot has met its acceptance deadline")
    func walkInAcceptance() throws {
        let story = try CaseStory("school", channel: .walkIn)
        #expect(story.deadlines("accept").first?.metOn?.iso == "2026-03-03")
    }

    @Test("a channel without an acceptance deadline sets none, and Karo sets none at all")
    func noAcceptance() throws {
        var story = try CaseStory("school", channel: .letter)
        #expect(story.deadlines("accept").isEmpty)
        let letter = Channel(
            code: .letter,
            nameThai: "หนังสือ",
            nameEnglish: "Letter",
            checking: .everyTime,
            acceptance: DeadlineSpan(length: 3, unit: .working),
        )
        story.procedure = try story.procedure.adding(channel: letter)
        #expect(story.deadlines("accept").first?.due.iso == "2026-03-06")
        #expect(try CaseStory("karo-sao").deadlines("accept").isEmpty)
    }

    @Test("Karo tells whom it can reach within 15 days, and owes the anonymous nothing")
    func preliminaryNotice() throws {
        var story = try CaseStory("karo-sao")
        let open = try #require(story.deadlines("preliminary-notice").first)
        #expect(open.required)
        #expect(open.due.iso == "2026-03-18")
        try story.then(.notify, on: "2026-03-18")
        #expect(story.deadlines("preliminary-notice").first?.metOn?.iso == "2026-03-18")

        var anonymous = try CaseStory("karo-sao", channel: .complaintBox, reachable: false)
        let free = try #require(anonymous.deadlines("preliminary-notice").first)
        #expect(free.status(asOf: .latest) == .notRequired)
        anonymous.facts.agency = "สำนักงาน ป.ป.ช."
        #expect(anonymous.deadlines("preliminary-notice").first?.required == true)
    }

    @Test("the notice is still owed when the case is closed or declined without one")
    func noticeAfterClosing() throws {
        for kind in [ActionKind.close, .decline] {
            var story = try CaseStory("karo-sao")
            try story.then(kind, on: "2026-03-05")
            let notice = try #require(story.deadlines("preliminary-notice").first)
            #expect(notice.required && notice.metOn == nil)
        }
    }

    @Test(
        "each unit owes its own report: 15 days at Karo, 7 working days at the school",
        arguments: [
            ("karo-sao", ["2026-04-24", "2026-04-25"]), ("school", ["2026-04-23", "2026-04-24"]),
        ]
    )
    func unitReports(procedure: String, due: [String]) throws {
        var story = try CaseStory(procedure)
        try story.then(.assign, on: "2026-04-09", unit: "กองช่าง")
        try story.then(.forward, on: "2026-04-10", unit: "สภ.นบพิตำ")
        try story.then(.reportResult, on: "2026-04-20", unit: "สภ.นบพิตำ")
        let deadlines = story.deadlines("unit-result")
        #expect(deadlines.map(\.due.iso) == due)
        #expect(deadlines.map(\.unit) == ["กองช่าง", "สภ.นบพิตำ"])
        #expect(deadlines.map(\.metOn?.iso) == [nil, "2026-04-20"])
        try story.then(.close, on: "2026-04-22")
        #expect(story.deadlines("unit-result").map(\.metOn?.iso) == ["2026-04-22", "2026-04-20"])
    }

    @Test("a report under a spelling that no unit has meets what is open")
    func misspeltUnit() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-04-09", unit: "กองช่าง")
        try story.then(.reportResult, on: "2026-04-20", unit: "ช่าง")
        #expect(story.deadlines("unit-result").first?.metOn?.iso == "2026-04-20")
    }

    @Test("what was transferred or voided is no longer owed here")
    func endedElsewhere() throws {
        for kind in [ActionKind.transfer, .void] {
            var story = try CaseStory("karo-sao")
            try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
            try story.then(kind, on: "2026-03-05", reason: "ส่งผิด")
            #expect(story.standing.deadlines.count == 2)
            #expect(
                story.standing.deadlines.allSatisfy { $0.status(asOf: .latest) == .notRequired }
            )
        }
    }

    private static func results(_ story: CaseStory) -> [String] {
        story.deadlines("unit-result").map { "\($0.unit ?? "-") \($0.metOn?.iso ?? "-")" }
    }

    @Test("what a unit was late with stays late when the case goes round again without it")
    func earlierRound() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.assign, on: "2026-03-04", unit: "กองคลัง")
        try story.then(.reportResult, on: "2026-03-06", unit: "กองคลัง")
        try story.then(.reportResult, on: "2026-04-20", unit: "กองช่าง")
        try story.then(.notClose, on: "2026-04-21")
        let before = Self.results(story)
        #expect(before == ["กองช่าง 2026-04-20", "กองคลัง 2026-03-06"])
        try story.then(.assign, on: "2026-04-22", unit: "กองช่าง")
        #expect(Self.results(story) == before + ["กองช่าง -"])
    }

    @Test("a committee and a unit answer each for itself, and closing answers for both")
    func committeeBesideUnit() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.committee, on: "2026-03-05")
        try #require(Self.results(story) == ["กองช่าง -", "- -"])
        var reported = story
        try reported.then(.reportResult, on: "2026-03-09", unit: "คณะกรรมการ")
        #expect(Self.results(reported) == ["กองช่าง -", "- 2026-03-09"])
        try reported.then(.reportResult, on: "2026-03-10", unit: "กองช่าง")
        #expect(Self.results(reported) == ["กองช่าง 2026-03-10", "- 2026-03-09"])
        try story.then(.close, on: "2026-03-11")
        #expect(Self.results(story) == ["กองช่าง 2026-03-11", "- 2026-03-11"])
    }

    @Test("a unit that was asked by mistake and has reported answers for no other unit")
    func mistakenUnit() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.assign, on: "2026-03-04", unit: "กองคลัง")
        try story.then(.reportResult, on: "2026-03-09", unit: "กองช่าง")
        try story.then(.retract, on: "2026-03-10", retracts: 0, reason: "มอบผิดหน่วย")
        #expect(Self.results(story) == ["กองคลัง -"])
        try story.then(.reportResult, on: "2026-03-12", unit: "กองคลัง")
        #expect(Self.results(story) == ["กองคลัง 2026-03-12"])
        // Put right under the same name, it is that unit's report.
        var corrected = try CaseStory("karo-sao")
        try corrected.then(.assign, on: "2026-03-05", unit: "กองช่าง")
        try corrected.then(.reportResult, on: "2026-03-09", unit: "กองช่าง")
        try corrected.then(.retract, on: "2026-03-10", retracts: 0, reason: "ผิดวัน")
        try corrected.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        #expect(Self.results(corrected) == ["กองช่าง 2026-03-09"])
    }

    @Test("a committee's report answers for no unit when the committee is taken back after it")
    func mistakenCommittee() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.committee, on: "2026-03-04")
        try story.then(.assign, on: "2026-03-04", unit: "กองคลัง")
        var dismissed = story
        try story.then(.reportResult, on: "2026-03-09")
        try story.then(.retract, on: "2026-03-10", retracts: 0, reason: "ลงผิดเรื่อง")
        #expect(Self.results(story) == ["กองคลัง -"])
        // Who reports when only the unit is left speaks of the unit.
        try dismissed.then(.retract, on: "2026-03-08", retracts: 0, reason: "ลงผิดเรื่อง")
        try dismissed.then(.reportResult, on: "2026-03-09")
        #expect(Self.results(dismissed) == ["กองคลัง 2026-03-09"])
    }

    @Test("a report meets an assignment of an earlier day that is written down after it")
    func assignedInHindsight() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.reportResult, on: "2026-03-09", unit: "กองช่าง")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        #expect(Self.results(story) == ["กองช่าง 2026-03-09"])
        try story.then(.assign, on: "2026-03-09", unit: "กองคลัง")
        #expect(Self.results(story) == ["กองช่าง 2026-03-09", "กองคลัง -"])
    }

    @Test("a report under another spelling is that of the only unit that owes one")
    func spelling() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.reportResult, on: "2026-03-09", unit: "ช่าง")
        #expect(Self.results(story) == ["กองช่าง 2026-03-09"])
    }

    @Test("no unit owes anything for what was declined, and what it was late with before stays")
    func declined() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.decline, on: "2026-03-05", reason: "อยู่ในศาล")
        let owed = try #require(story.deadlines("unit-result").first)
        #expect(owed.status(asOf: .latest) == .notRequired)
        #expect(story.deadlines("preliminary-notice").first?.required == true)
    }

    @Test("A report from before a unit was asked once more answers the first asking alone")
    func askedAgain() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.assign, on: "2026-03-20", unit: "กองช่าง")
        try story.then(.reportResult, on: "2026-03-10", unit: "กองช่าง")
        #expect(Self.results(story) == ["กองช่าง 2026-03-10", "กองช่าง -"])
        try story.then(.reportResult, on: "2026-03-23", unit: "กองช่าง")
        #expect(Self.results(story) == ["กองช่าง 2026-03-10", "กองช่าง 2026-03-23"])
    }

    @Test("A unit owes nothing for what had ended before it was asked, and has not met it either")
    func endedBefore() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-20", unit: "กองช่าง")
        try story.then(.close, on: "2026-03-10")
        let owed = try #require(story.deadlines("unit-result").first)
        #expect(owed.metOn == nil && owed.status(asOf: .latest) == .notRequired)
    }

    @Test("A unit's own earlier report that is written down late counts, and no other's")
    func reportedEarlier() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.assign, on: "2026-03-04", unit: "กองคลัง")
        try story.then(.close, on: "2026-03-30")
        try story.then(.reportResult, on: "2026-03-06", unit: "กองช่าง")
        try story.then(.reportResult, on: "2026-03-05")
        #expect(Self.results(story) == ["กองช่าง 2026-03-06", "กองคลัง 2026-03-30"])
    }
}
