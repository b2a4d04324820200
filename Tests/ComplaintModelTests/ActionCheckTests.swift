import Testing

@testable import ComplaintModel

@Suite struct ActionCheckTests {
    @Test("offices may skip any step", arguments: ["karo-sao", "school"])
    func lenient(procedure: String) throws {
        let story = try CaseStory(procedure)
        for kind in ActionKind.allCases where kind != .retract {
            let answer = story.judge(kind, reason: "too-vague", category: .service, unit: "กองช่าง")
            #expect(answer.isMet, "\(kind.rawValue)")
        }
    }

    @Test(
        "an order to nobody and a triage without a category are refused",
        arguments: ["karo-sao", "school"]
    )
    func empty(procedure: String) throws {
        let story = try CaseStory(procedure)
        for kind in [ActionKind.assign, .forward] {
            #expect(!story.judge(kind).isMet && !story.judge(kind, unit: " ").isMet)
            #expect(story.judge(kind, unit: "กองช่าง").isMet)
        }
        #expect(!story.judge(.triage).isMet)
        #expect(story.judge(.triage, category: .service).isMet)
    }

    @Test(
        "a refusal says the name of the action as a name, and is no sentence of two denials",
        arguments: [
            (ActionKind.assign, "\"มอบหมายหน่วยงาน\" ต้องระบุหน่วยงาน"),
            (.forward, "\"ส่งต่อหน่วยงานภายนอก\" ต้องระบุหน่วยงาน"),
            (.decline, "จึงลงว่า \"ไม่รับเรื่อง\" ไม่ได้"),
        ]
    )
    func names(kind: ActionKind, words: String) throws {
        var story = try CaseStory("karo-sao")
        if kind == .decline { try story.then(.close, on: "2026-03-04") }
        guard case .fails(let because) = story.judge(kind, reason: "in-court") else {
            Issue.record("\(kind) was not refused")
            return
        }
        #expect(because.thai.contains(words), "\(because.thai)")
    }

    @Test("a voided case takes a note or a retraction, and nothing else")
    func voided() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.void, on: "2026-03-04", reason: "ซ้ำ")
        let allowed = ActionKind.allCases.filter { kind in
            story.judge(kind, retracts: 0, reason: "เหตุผล").isMet
        }
        #expect(Set(allowed) == [.note, .retract])
    }

    @Test("a conflict over a voided line can be settled by voiding it once more")
    func voidedInConflict() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.void, on: "2026-03-04", reason: "ซ้ำ")
        try story.then(.close, on: "2026-03-04", notSeeing: [0])
        #expect(story.judge(.void, reason: "ซ้ำจริง").isMet)
        try story.then(.void, on: "2026-03-05", reason: "ซ้ำจริง")
        #expect(story.standing.conflicts.isEmpty)
        #expect(story.standing.state == .voided)
        #expect(!story.judge(.void, reason: "อีกครั้ง").isMet)
    }

    @Test("accepting twice is refused, unless the first acceptance was retracted or declined")
    func acceptingTwice() throws {
        var story = try CaseStory("school")
        #expect(story.judge(.accept).isMet)
        try story.then(.accept, on: "2026-03-04")
        guard case .fails(let because) = story.judge(.accept) else {
            Issue.record("accepted twice")
            return
        }
        #expect(because.english.contains("2026-03-04"))
        #expect(because.thai.contains("4 มี.ค. 2569"))
        try story.then(.retract, on: "2026-03-05", retracts: 0, reason: "ผิดเรื่อง")
        #expect(story.judge(.accept).isMet)
        try story.then(.accept, on: "2026-03-05")
        try story.then(.decline, on: "2026-03-06", reason: "too-vague")
        #expect(story.judge(.accept).isMet)
    }

    @Test("a walk-in that recording accepted may be accepted by hand all the same")
    func acceptingAWalkIn() throws {
        #expect(try CaseStory("school", channel: .walkIn).judge(.accept).isMet)
    }

    @Test("a retraction must name an entry that exists and is in force, and say why")
    func retraction() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.close, on: "2026-03-04")
        #expect(story.judge(.retract, retracts: 0, reason: "ผิดเรื่อง").isMet)
        #expect(!story.judge(.retract, retracts: 0).isMet)
        #expect(!story.judge(.retract, retracts: 0, reason: "  ").isMet)
        #expect(!story.judge(.retract, reason: "ผิดเรื่อง").isMet)
        #expect(!story.judge(.retract, retracts: 1, reason: "ผิดเรื่อง").isMet)
        #expect(!story.judge(.retract, retracts: -1, reason: "ผิดเรื่อง").isMet)
        try story.then(.retract, on: "2026-03-05", retracts: 0, reason: "ผิดเรื่อง")
        #expect(!story.judge(.retract, retracts: 0, reason: "ผิดเรื่อง").isMet)
        #expect(story.judge(.retract, retracts: 1, reason: "ถูกแล้ว").isMet)
    }

    @Test("voiding and declining need a reason", arguments: [ActionKind.void, .decline])
    func reasons(kind: ActionKind) throws {
        let story = try CaseStory("karo-sao")
        #expect(!story.judge(kind).isMet)
        #expect(story.judge(kind, reason: "duplicate").isMet)
    }

    @Test("triage into an unknown category is refused together with the known ones")
    func unknownCategory() throws {
        let story = try CaseStory("school")
        let code = try #require(CategoryCode("corruption"))
        guard case .fails(let because) = story.judge(.triage, category: code) else {
            Issue.record("the school has no such category")
            return
        }
        #expect(because.english.contains("information, service, conduct, outside, procurement"))
    }

    @Test("an office may limit an action to certain states, by data alone")
    func strictOffice() throws {
        var story = try CaseStory("karo-sao")
        let strict = try story.procedure.edited {
            $0.replacing(
                #""kind":"close""#,
                with: #""from":["reported"],"kind":"close""#,
            )
        }
        story.procedure = strict
        #expect(!story.judge(.close).isMet)
        try story.then(.reportResult, on: "2026-03-05")
        #expect(story.judge(.close).isMet)
    }

    @Test("a report that could be of several units has to name its own")
    func whoReports() throws {
        var story = try CaseStory("karo-sao")
        #expect(story.judge(.reportResult, unit: "กองคลัง").isMet)
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        #expect(story.judge(.reportResult).isMet)
        #expect(story.judge(.reportResult, unit: "กองช่าง").isMet)
        guard case .fails(let because) = story.judge(.reportResult, unit: "กองคลัง") else {
            Issue.record("that unit was not asked")
            return
        }
        #expect(because.thai.contains("กองช่าง") && because.english.contains("กองช่าง"))
        try story.then(.assign, on: "2026-03-04", unit: "กองคลัง")
        #expect(!story.judge(.reportResult).isMet)
        #expect(!story.judge(.reportResult, unit: "กองช้าง").isMet)
        #expect(story.judge(.reportResult, unit: "กองคลัง").isMet)
        #expect(story.judge(.close).isMet)
    }

    @Test("A committee that owes a report may report beside units, and a unit is still to be named")
    func committeeReports() throws {
        var story = try CaseStory("karo-sao")
        for unit in ["กองช่าง", "กองคลัง"] {
            try story.then(.assign, on: "2026-03-04", unit: unit)
        }
        try story.then(.committee, on: "2026-03-05")
        #expect(story.judge(.reportResult).isMet)
        #expect(!story.judge(.reportResult, unit: "กองช้าง").isMet)
        try story.then(.reportResult, on: "2026-03-06")
        #expect(story.deadlines("unit-result").map(\.metOn?.iso) == [nil, nil, "2026-03-06"])
        #expect(!story.judge(.reportResult).isMet)
    }

    @Test("After several units were not done, the committee of the next round can report")
    func committeeOfNextRound() throws {
        var story = try CaseStory("karo-sao")
        for unit in ["กองช่าง", "กองคลัง"] {
            try story.then(.assign, on: "2026-03-04", unit: unit)
            try story.then(.reportResult, on: "2026-03-05", unit: unit)
        }
        try story.then(.notClose, on: "2026-03-06")
        try story.then(.committee, on: "2026-03-09")
        #expect(story.standing.units.isEmpty)
        #expect(story.judge(.reportResult).isMet)
        #expect(story.judge(.reportResult, unit: "คณะกรรมการ").isMet)
        // What a unit of the first round still sends is written down, whenever it was given.
        for day in ["2026-03-05", "2026-03-10"] {
            #expect(story.judge(.reportResult, unit: "กองช่าง", on: day).isMet)
        }
        try story.then(.reportResult, on: "2026-03-10")
        #expect(story.deadlines("unit-result").last?.metOn?.iso == "2026-03-10")
        try story.then(.assign, on: "2026-03-11", unit: "สำนักปลัด")
        #expect(story.standing.units == ["สำนักปลัด"])
    }

    @Test("A unit of an earlier round may still report beside several of the present one")
    func formerUnitBesideSeveral() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.notClose, on: "2026-03-06")
        for unit in ["กองคลัง", "สำนักปลัด"] {
            try story.then(.assign, on: "2026-03-09", unit: unit)
        }
        #expect(story.judge(.reportResult, unit: "กองช่าง", on: "2026-03-10").isMet)
        #expect(!story.judge(.reportResult, unit: "กองช้าง", on: "2026-03-10").isMet)
        #expect(!story.judge(.reportResult, on: "2026-03-10").isMet)
    }

    @Test(
        "What has ended is neither declined nor handed over until its end is taken back",
        arguments: [ActionKind.close, .decline, .transfer]
    )
    func afterTheEnd(end: ActionKind) throws {
        var story = try CaseStory("karo-sao")
        let judged = { (story: CaseStory) in
            [ActionKind.decline, .transfer].map { kind in
                story.judge(kind, reason: "too-vague", unit: "อบต.หนอง").isMet
            }
        }
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        #expect(judged(story) == [true, true])
        try story.then(end, on: "2026-03-05", unit: "อบต.หนอง", reason: "too-vague")
        #expect(judged(story) == [false, false])
        try story.then(.retract, on: "2026-03-06", retracts: 1, reason: "ลงผิด")
        #expect(judged(story) == [true, true])
        try story.then(.notClose, on: "2026-03-09")
        #expect(judged(story) == [true, true])
    }
}

extension Procedure {
    /// The procedure after an edit of its JSON text.
    func edited(_ edit: (String) -> String) throws -> Procedure {
        let text = String(decoding: try json(), as: UTF8.self)
        let changed = edit(text)
        try #require(changed != text)
        return try Procedure.load(Array(changed.utf8))
    }
}
