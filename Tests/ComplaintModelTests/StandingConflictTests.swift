import Testing

@testable import ComplaintModel

@Suite struct StandingConflictTests {
    private func pairs(_ story: CaseStory) -> [[Int]] {
        story.standing.conflicts.map { [$0.0, $0.1] }
    }

    @Test("two state changes of which neither saw the other are a conflict until one saw both")
    func conflict() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.accept, on: "2026-03-04")
        try story.then(.close, on: "2026-03-05")
        try story.then(.assign, on: "2026-03-05", unit: "กองช่าง", notSeeing: [1])
        #expect(pairs(story) == [[1, 2]])
        try story.then(.note, on: "2026-03-06")
        #expect(pairs(story) == [[1, 2]], "a note settles nothing")
        try story.then(.reportResult, on: "2026-03-06", notSeeing: [1])
        #expect(pairs(story) == [[1, 2], [1, 4]], "who saw one side only settles nothing")
        try story.then(.close, on: "2026-03-07")
        #expect(pairs(story).isEmpty)
        #expect(story.standing.state == .closed)
    }

    @Test("actions that leave the state alone never conflict")
    func harmless() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.notify, on: "2026-03-04")
        try story.then(.progress, on: "2026-03-04", notSeeing: [0])
        try story.then(.close, on: "2026-03-04", notSeeing: [0, 1])
        #expect(pairs(story).isEmpty)
    }

    @Test("three state changes that saw nothing of each other are three conflicts")
    func threeSided() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.close, on: "2026-03-04")
        try story.then(.decline, on: "2026-03-04", notSeeing: [0])
        try story.then(.transfer, on: "2026-03-04", notSeeing: [0, 1])
        #expect(pairs(story) == [[0, 1], [0, 2], [1, 2]])
    }

    @Test("retracting one side of a conflict ends it")
    func retractedSide() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.close, on: "2026-03-04")
        try story.then(.decline, on: "2026-03-04", notSeeing: [0])
        try story.then(.retract, on: "2026-03-05", retracts: 1, reason: "ยุติแล้ว")
        #expect(pairs(story).isEmpty)
        #expect(story.standing.state == .closed)
    }

    @Test("a settling action that was itself retracted settles nothing")
    func retractedSettlement() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.close, on: "2026-03-04")
        try story.then(.assign, on: "2026-03-04", notSeeing: [0])
        try story.then(.close, on: "2026-03-05")
        try story.then(.retract, on: "2026-03-06", retracts: 2, reason: "ผิด")
        #expect(pairs(story) == [[0, 1]])
    }

    @Test("two people who settle a conflict in two ways have a new one, and who agree have none")
    func crossedSettlements() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.accept, on: "2026-03-04")
        try story.then(.decline, on: "2026-03-04", notSeeing: [0])
        try story.then(.retract, on: "2026-03-05", retracts: 1, reason: "รับแล้ว")
        var agreed = story
        try agreed.then(.retract, on: "2026-03-05", retracts: 1, reason: "รับ", notSeeing: [2])
        #expect(pairs(agreed).isEmpty)
        try story.then(.retract, on: "2026-03-05", retracts: 0, reason: "ไม่รับ", notSeeing: [2])
        #expect(pairs(story) == [[2, 3]])
        #expect(story.standing.state == .received)
        // Keeping the one takes the other back, and what that had taken back is there again.
        try story.then(.retract, on: "2026-03-06", retracts: 3, reason: "ตัดสินแล้ว")
        #expect(pairs(story).isEmpty)
        #expect(story.standing.state == .accepted)
    }

    @Test("two people who keep the same of three actions agree, in whatever order")
    func agreedOfThree() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.close, on: "2026-03-04")
        try story.then(.decline, on: "2026-03-04", notSeeing: [0])
        try story.then(.transfer, on: "2026-03-04", unit: "อำเภอ", notSeeing: [0, 1])
        try story.then(.retract, on: "2026-03-05", retracts: 1, reason: "ก")
        try story.then(.retract, on: "2026-03-05", retracts: 2, reason: "ก")
        try story.then(.retract, on: "2026-03-05", retracts: 2, reason: "ข", notSeeing: [3, 4])
        try story.then(.retract, on: "2026-03-05", retracts: 1, reason: "ข", notSeeing: [3, 4])
        #expect(pairs(story).isEmpty)
        #expect(story.standing.state == .closed)
    }

    @Test("taking back an action is in conflict with what was built upon it, and with nothing else")
    func builtUpon() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.note, on: "2026-03-04")
        try story.then(.retract, on: "2026-03-05", retracts: 0, reason: "ผิดหน่วยงาน")
        try story.then(.reportResult, on: "2026-03-05", unit: "กองช่าง", notSeeing: [2])
        #expect(pairs(story) == [[2, 3]])
        var note = try CaseStory("karo-sao")
        try note.then(.note, on: "2026-03-04")
        try note.then(.retract, on: "2026-03-05", retracts: 0, reason: "ผิด")
        try note.then(.accept, on: "2026-03-05", notSeeing: [1])
        #expect(pairs(note).isEmpty)
    }

    @Test("what was done here without knowing of a hand-over does not bring the case back")
    func handedOver() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.transfer, on: "2026-03-05", unit: "80.21.thala")
        try story.then(.assign, on: "2026-03-06", unit: "กองคลัง", notSeeing: [1])
        try story.then(.close, on: "2026-03-07", notSeeing: [1])
        #expect(story.standing.state == .transferred)
        #expect(pairs(story) == [[1, 2], [1, 3]], "the staff is told all the same")
        try story.then(.retract, on: "2026-03-08", retracts: 1, reason: "ยกเลิกที่รับโอน")
        #expect(story.standing.state == .closed, "what was done here counts once it is here again")
    }

    @Test("a line that was voided without knowing that its case was handed over stays voided")
    func voidedBesideHandOver() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.transfer, on: "2026-03-05", unit: "80.21.thala")
        try story.then(.void, on: "2026-03-06", reason: "ลงซ้ำ", notSeeing: [0])
        #expect(story.standing.state == .voided)
    }
}
