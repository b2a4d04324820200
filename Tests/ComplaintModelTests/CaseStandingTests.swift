import Testing

@testable import ComplaintModel

@Suite struct CaseStandingTests {
    @Test(
        "a case walks the whole route from receipt to its end",
        arguments: ["karo-sao", "school"]
    )
    func wholeRoute(procedure: String) throws {
        var story = try CaseStory(procedure, category: .service)
        #expect(story.standing.state == .received)
        let steps: [(ActionKind, CaseState)] = [
            (.accept, .accepted), (.triage, .triaged), (.memo, .withExecutive),
            (.sign, .withExecutive), (.assign, .assigned), (.notify, .assigned),
            (.progress, .assigned), (.reportResult, .reported), (.close, .closed),
            (.notify, .closed), (.reportExecutive, .closed), (.note, .closed),
        ]
        for (day, step) in steps.enumerated() {
            try story.then(
                step.0,
                on: "2026-03-\(day + 10)",
                unit: step.0 == .assign ? "กองช่าง" : nil,
                category: step.0 == .triage ? .conduct : nil,
            )
            #expect(story.standing.state == step.1, "after \(step.0.rawValue)")
        }
        let standing = story.standing
        #expect(standing.category == .conduct)
        #expect(standing.units == ["กองช่าง"])
        #expect(standing.acceptedOn?.iso == "2026-03-10")
        #expect(standing.notifiedOn?.iso == "2026-03-15")
        #expect(standing.closedOn?.iso == "2026-03-18")
        #expect(standing.conflicts.isEmpty)
    }

    @Test("recording a walk-in on the day it came accepts at once; recording it later does not")
    func onTheSpot() throws {
        let atOnce = try CaseStory("school", channel: .walkIn)
        #expect(atOnce.standing.state == .accepted)
        #expect(atOnce.standing.acceptedOn?.iso == "2026-03-03")
        let later = try CaseStory("school", recorded: "2026-03-04T09:00", channel: .walkIn)
        #expect(later.standing.state == .received)
        #expect(later.standing.acceptedOn == nil)
    }

    @Test("what was done before the end and is written down late does not open the case again")
    func writtenLate() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.reportResult, on: "2026-03-05", unit: "กองช่าง")
        try story.then(.close, on: "2026-03-09")
        try story.then(.assign, on: "2026-03-05", unit: "กองคลัง")
        #expect(story.standing.state == .closed)
        #expect(story.standing.closedOn?.iso == "2026-03-09")
        #expect(story.standing.units == ["กองช่าง", "กองคลัง"])
        #expect(story.deadlines("unit-result").map(\.metOn?.iso) == ["2026-03-05", "2026-03-09"])
        var voided = story
        try voided.then(.void, on: "2026-03-06", reason: "ลงซ้ำ")
        #expect(voided.standing.state == .voided)
        try story.then(.assign, on: "2026-03-09", unit: "กองคลัง")
        #expect(story.standing.state == .assigned)
        #expect(story.standing.closedOn == nil)
    }

    @Test("what is not closed goes round again, with the units of the new round")
    func notClosed() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.reportResult, on: "2026-03-10", unit: "กองช่าง")
        try story.then(.notClose, on: "2026-03-11")
        #expect(story.standing.state == .notClosed)
        #expect(story.procedure.isOpen(.notClosed))
        #expect(story.standing.closedOn == nil)
        try story.then(.assign, on: "2026-03-12", unit: "สำนักปลัด")
        #expect(story.standing.state == .assigned)
        #expect(story.standing.units == ["สำนักปลัด"])
        let deadlines = story.deadlines("unit-result")
        #expect(deadlines.map(\.metOn?.iso) == ["2026-03-10", nil])
        try story.then(.close, on: "2026-03-20")
        #expect(story.standing.state == .closed)
        #expect(story.standing.closedOn?.iso == "2026-03-20")
    }

    @Test(
        "A report of an earlier round stands in the case and does not end the present unit's turn",
        arguments: ["2026-03-10", "2026-03-11", "2026-03-13"]
    )
    func lateReport(day: String) throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.notClose, on: "2026-03-11")
        try story.then(.assign, on: "2026-03-12", unit: "สำนักปลัด")
        try story.then(.reportResult, on: day, unit: "กองช่าง")
        #expect(story.standing.state == .assigned)
        #expect(story.standing.lateReports == [3])
        #expect(story.standing.units == ["สำนักปลัด"])
        #expect(story.deadlines("unit-result").last?.metOn == nil)
        try story.then(.reportResult, on: "2026-03-16", unit: "สำนักปลัด")
        #expect(story.standing.state == .reported && story.standing.lateReports == [3])
        try story.then(.close, on: "2026-03-17")
        try story.then(.reportResult, on: "2026-03-18", unit: "กองช่าง")
        #expect(story.standing.state == .closed)
    }

    @Test("Of a unit that is asked again, what it gave before it was is of the round before")
    func askedAgain() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.notClose, on: "2026-03-11")
        try story.then(.reportResult, on: "2026-03-09", unit: "กองช่าง")
        #expect(story.standing.state == .notClosed)
        // Nobody else was asked since: what it does of itself moves the case on.
        try story.then(.reportResult, on: "2026-03-11", unit: "กองช่าง")
        #expect(story.standing.state == .reported)
        try story.then(.assign, on: "2026-03-12", unit: "กองช่าง")
        try story.then(.reportResult, on: "2026-03-10", unit: "กองช่าง")
        #expect(story.standing.state == .assigned && story.standing.lateReports == [2, 5])
        try story.then(.reportResult, on: "2026-03-12", unit: "กองช่าง")
        #expect(story.standing.state == .reported)
    }

    @Test("a second triage changes the category and does not take the case from its unit")
    func lateTriage() throws {
        var story = try CaseStory("karo-sao", category: .service)
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.triage, on: "2026-03-05", category: .corruption)
        #expect(story.standing.state == .assigned)
        #expect(story.standing.category == .corruption)
    }

    @Test("a retracted action counts for nothing, and a retracted retraction brings it back")
    func retraction() throws {
        var story = try CaseStory("karo-sao", category: .service)
        try story.then(.triage, on: "2026-03-04", category: .conduct)
        try story.then(.assign, on: "2026-03-05", unit: "กองช่าง")
        try story.then(.retract, on: "2026-03-06", retracts: 1, reason: "ผิดเรื่อง")
        #expect(story.standing.state == .triaged)
        #expect(story.standing.units.isEmpty)
        #expect(story.standing.retracted == [1])
        #expect(story.deadlines("unit-result").isEmpty)
        try story.then(.retract, on: "2026-03-07", retracts: 2, reason: "ถูกแล้ว")
        #expect(story.standing.state == .assigned)
        #expect(story.standing.retracted == [2])
        #expect(story.deadlines("unit-result").count == 1)
    }

    @Test("a retraction of itself, of what comes later, or of nothing is passed over")
    func senselessRetraction() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.retract, on: "2026-03-04", retracts: 0)
        try story.then(.retract, on: "2026-03-04", retracts: 3)
        try story.then(.retract, on: "2026-03-04", retracts: -1)
        try story.then(.accept, on: "2026-03-04")
        #expect(story.standing.retracted.isEmpty)
        #expect(story.standing.state == .accepted)
    }

    @Test("a voided line stays voided whatever comes after, until the voiding is retracted")
    func voided() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.void, on: "2026-03-04", reason: "ซ้ำ")
        try story.then(.assign, on: "2026-03-05", unit: "กองช่าง", notSeeing: [0])
        #expect(story.standing.state == .voided)
        #expect(story.standing.deadlines.allSatisfy { !$0.required })
        try story.then(.retract, on: "2026-03-06", retracts: 0, reason: "ไม่ซ้ำ")
        #expect(story.standing.state == .assigned)
        #expect(story.standing.conflicts.isEmpty)
    }

    @Test("The complainant was first told on the earliest day on which anybody told them")
    func firstTold() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.notify, on: "2026-03-24")
        try story.then(.notify, on: "2026-03-09")
        #expect(story.standing.notifiedOn?.iso == "2026-03-09")
        let notice = try #require(story.deadlines("preliminary-notice").first)
        #expect(notice.status(asOf: .latest) == .met)
        try story.then(.notify, on: "2026-03-10")
        #expect(story.standing.notifiedOn?.iso == "2026-03-09")
    }
}
