import Testing

@testable import ComplaintModel

/// What a case's route proposes next.
@Suite struct RouteGuideTests {
    private static func story(
        _ procedure: String,
        _ category: CategoryCode,
        reachable: Bool = true,
        _ kinds: ActionKind...
    ) throws -> CaseStory {
        var story = try CaseStory(procedure, category: category, reachable: reachable)
        for kind in kinds { try story.then(kind, on: "2026-03-04", unit: "กองช่าง") }
        return story
    }

    private static func next(_ story: CaseStory) -> RouteStep? {
        RouteGuide(
            actions: story.actions,
            standing: story.standing,
            reachable: story.facts.reachable,
            sees: { _, _ in true }
        ).nextStep(under: story.procedure)
    }

    @Test("A route names the next step, and what was skipped on the way is not asked for again")
    func skipped() throws {
        #expect(try Self.next(Self.story("school", .service))?.actions == [.call])
        #expect(try Self.next(Self.story("school", .service, .call, .memo))?.actions == [.sign])
        let assigned = try Self.story("school", .service, .assign)
        #expect(Self.next(assigned)?.actions == [.reportResult])
        let told = try Self.story("karo-sao", .service, .notify)
        #expect(Self.next(told)?.actions == [.memo])
    }

    @Test("What was not closed is told first, and goes through the route again")
    func again() throws {
        var story = try Self.story("karo-sao", .service, .assign, .reportResult, .notClose)
        #expect(Self.next(story)?.papers == [.resultNotice])
        try story.then(.notify, on: "2026-03-05")
        #expect(Self.next(story)?.actions == [.memo])
        let nobody = try Self.story("karo-sao", .service, reachable: false, .assign, .notClose)
        #expect(Self.next(nobody)?.actions == [.memo])
    }

    @Test("A report of an earlier round takes no step of the present one")
    func lateReport() throws {
        var story = try CaseStory("karo-sao", category: .service)
        try story.then(.assign, on: "2026-03-04", unit: "กองช่าง")
        try story.then(.notClose, on: "2026-03-05")
        try story.then(.notify, on: "2026-03-05")
        try story.then(.assign, on: "2026-03-06", unit: "กองคลัง")
        let next = Self.next(story)
        try story.then(.reportResult, on: "2026-03-09", unit: "กองช่าง")
        #expect(next?.actions == [.progress] && Self.next(story) == next)
    }

    @Test("A preliminary notice that is written down late does not tell the result")
    func lateNotice() throws {
        var story = try Self.story("karo-sao", .service, .assign, .close)
        try story.then(.notify, on: "2026-03-03")
        #expect(Self.next(story)?.papers == [.resultNotice])
        try story.then(.notify, on: "2026-03-04")
        #expect(Self.next(story)?.actions == [.reportExecutive])
    }

    @Test("What was found not closed is still to be told when the next round has begun untold")
    func untoldRound() throws {
        var story = try Self.story("karo-sao", .service, .assign, .notClose, .memo, .sign)
        #expect(Self.next(story)?.papers == [.resultNotice])
        try story.then(.notify, on: "2026-03-05")
        #expect(Self.next(story)?.papers != [.resultNotice])
        // A case that was declined, and taken on after all, has nothing of that to tell.
        let taken = try Self.story("karo-sao", .service, .decline, .accept)
        #expect(Self.next(taken)?.papers != [.resultNotice])
    }

    @Test("Of a closed case only the report to the executive is left, and then nothing")
    func closed() throws {
        var story = try Self.story("karo-sao", .service, .assign, .close, .notify)
        #expect(Self.next(story)?.actions == [.reportExecutive])
        try story.then(.reportExecutive, on: "2026-03-06")
        #expect(Self.next(story) == nil)
        let voided = try Self.story("karo-sao", .service, .void)
        #expect(Self.next(voided) == nil)
    }

    @Test("An outcome that was taken back need not be told")
    func retracted() throws {
        var story = try Self.story("karo-sao", .service, .assign, .close)
        #expect(Self.next(story)?.papers == [.resultNotice])
        try story.then(.retract, on: "2026-03-05", retracts: 1, reason: "ลงผิด")
        #expect(Self.next(story)?.actions == [.notify])
        #expect(Self.next(story)?.papers == [.preliminaryNotice])
    }

    @Test("A notice by somebody who did not know of the outcome did not tell it")
    func unseenOutcome() throws {
        let story = try Self.story("karo-sao", .service, .accept, .close, .notify)
        let guide = { (sees: Bool) in
            RouteGuide(
                actions: story.actions,
                standing: story.standing,
                reachable: true,
                sees: { later, earlier in sees || later != 2 || earlier != 1 }
            )
        }
        #expect(!guide(true).owesResultNotice)
        #expect(guide(false).owesResultNotice)
    }

    private static func owesNotice(_ story: CaseStory) -> Bool {
        RouteGuide(
            actions: story.actions,
            standing: story.standing,
            reachable: story.facts.reachable,
            sees: { _, _ in true }
        ).owesResultNotice
    }

    @Test(
        "A preliminary notice given after the unit's report does not tell how the case was closed"
    )
    func preliminaryAfterReport() throws {
        var story = try Self.story(
            "karo-sao",
            .service,
            .assign,
            .reportResult,
            .notify,
            .close
        )
        #expect(Self.owesNotice(story))
        #expect(Self.next(story)?.papers == [.resultNotice])
        try story.then(.notify, on: "2026-03-05")
        #expect(!Self.owesNotice(story))
        let toldTwice = try Self.story(
            "karo-sao",
            .service,
            .assign,
            .reportResult,
            .notify,
            .notify,
            .close
        )
        #expect(!Self.owesNotice(toldTwice))
    }

    @Test("No notice is owed of a voided line, nor of an outcome after which a case is open again")
    func outcomeOutOfForce() throws {
        for outcome in [ActionKind.decline, .close, .notClose] {
            #expect(try Self.owesNotice(Self.story("karo-sao", .service, outcome)))
            let voided = try Self.story("karo-sao", .service, outcome, .void)
            #expect(!Self.owesNotice(voided))
            #expect(Self.next(voided) == nil)
        }
        #expect(try !Self.owesNotice(Self.story("karo-sao", .service, .decline, .accept)))
        #expect(try !Self.owesNotice(Self.story("karo-sao", .service, .close, .assign)))
        // That it was not closed is to be told in the next round too.
        #expect(try Self.owesNotice(Self.story("karo-sao", .service, .notClose, .assign)))
    }

    @Test("A case that is opened again after everything was done goes through its route again")
    func reopened() throws {
        var story = try Self.story(
            "karo-sao",
            .service,
            .assign,
            .notify,
            .reportResult,
            .close,
            .notify,
            .reportExecutive
        )
        #expect(Self.next(story) == nil)
        try story.then(.assign, on: "2026-04-10", unit: "กองคลัง")
        #expect(Self.next(story)?.actions == [.progress])
        try story.then(.reportResult, on: "2026-04-20", unit: "กองคลัง")
        #expect(Self.next(story)?.actions == [.close, .notClose])
    }

    @Test("Where no preliminary notice is asked for, the notice of the report tells the result")
    func toldByReport() throws {
        let story = try Self.story("school", .service, .assign, .reportResult, .notify, .close)
        #expect(!Self.owesNotice(story))
    }

    @Test("What was once not closed is told to be closed after the closing, in whatever procedure")
    func closedInSecondRound() throws {
        for procedure in ["school", "karo-sao"] {
            var story = try Self.story(
                procedure,
                .conduct,
                .assign,
                .reportResult,
                .notify,
                .notClose,
                .notify,
                .assign,
                .reportResult,
                .notify
            )
            #expect(!Self.owesNotice(story))
            try story.then(.close, on: "2026-03-05")
            #expect(Self.owesNotice(story))
            #expect(Self.next(story)?.papers == [.resultNotice])
            try story.then(.notify, on: "2026-03-05")
            #expect(!Self.owesNotice(story))
        }
    }
}
