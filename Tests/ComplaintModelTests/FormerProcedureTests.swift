import Testing

@testable import ComplaintModel

/// What a new procedure moves, and what stays as it was finished.
@Suite struct FormerProcedureTests {
    private static let shorter = (
        text: "\"length\":15,\"unit\":\"calendar\"", with: "\"length\":3,\"unit\":\"calendar\""
    )

    @Test("What was met before the new procedure's first day stays met, and what runs moves")
    func finishedStays() throws {
        for (notified, moves) in [("2026-03-10", false), ("2026-03-12", true), (nil, true)] {
            var story = try CaseStory("karo-sao")
            if let notified { try story.then(.notify, on: notified) }
            try story.replaceProcedure(on: "2026-03-12", [Self.shorter])
            let deadlines = story.deadlines("preliminary-notice")
            #expect(deadlines.map(\.due.iso) == [moves ? "2026-03-06" : "2026-03-18"])
            #expect(deadlines.map(\.metOn?.iso) == [notified])
        }
    }

    @Test("What was taken on by being written down stays so under a procedure without that")
    func takenOnAtTheCounter() throws {
        var story = try CaseStory("school", channel: .walkIn)
        try #require(story.standing.state == .accepted)
        try story.replaceProcedure(
            on: "2026-03-12",
            [(text: "\"recordingAccepts\":true", with: "\"recordingAccepts\":false")]
        )
        #expect(story.standing.state == .accepted)
        #expect(story.standing.acceptedOn?.iso == "2026-03-03")
    }

    @Test("Each deadline keeps the procedure under which it was finished, however many followed")
    func severalEditions() throws {
        var story = try CaseStory("karo-sao")
        try story.then(.notify, on: "2026-03-10")
        try story.then(.assign, on: "2026-03-11", unit: "กองช่าง")
        try story.replaceProcedure(on: "2026-03-12", [Self.shorter])
        try story.then(.reportResult, on: "2026-03-13", unit: "กองช่าง")
        let back = (text: Self.shorter.with, with: Self.shorter.text)
        try story.replaceProcedure(on: "2026-03-20", [back])
        #expect(story.deadlines("preliminary-notice").map(\.due.iso) == ["2026-03-18"])
        #expect(story.deadlines("unit-result").map(\.due.iso) == ["2026-03-14"])
    }

    @Test("A rule that nobody knew is not owed by what had ended, but by what is still open")
    func newRule() throws {
        let renamed = (text: "\"id\":\"preliminary-notice\"", with: "\"id\":\"first-word\"")
        var open = try CaseStory("karo-sao")
        try open.replaceProcedure(on: "2026-03-12", [renamed])
        #expect(open.deadlines("first-word").map(\.due.iso) == ["2026-03-18"])
        #expect(open.deadlines("preliminary-notice").isEmpty)
        for ending in [ActionKind.close, .decline, .void] {
            var ended = try CaseStory("karo-sao")
            try ended.then(ending, on: "2026-03-11", reason: "ผิด")
            try ended.replaceProcedure(on: "2026-03-12", [renamed])
            #expect(ended.deadlines("first-word").isEmpty, "\(ending)")
            var later = try CaseStory("karo-sao")
            try later.replaceProcedure(on: "2026-03-11", [renamed])
            try later.then(ending, on: "2026-03-11", reason: "ผิด")
            #expect(later.deadlines("first-word").count == 1, "\(ending)")
        }
    }

    @Test("A rule that was dropped stays where it was finished, and is owed no more elsewhere")
    func droppedRule() throws {
        let renamed = (text: "\"id\":\"preliminary-notice\"", with: "\"id\":\"first-word\"")
        var story = try CaseStory("karo-sao")
        try story.then(.notify, on: "2026-03-10")
        try story.replaceProcedure(on: "2026-03-12", [renamed])
        #expect(story.deadlines("preliminary-notice").map(\.metOn?.iso) == ["2026-03-10"])
        #expect(story.deadlines("first-word").isEmpty)
    }
}
