import Testing

@testable import ComplaintModel

@Suite struct ProcedureTests {
    private func shipped(_ code: String) throws -> Procedure {
        try #require(Procedure.shipped(code))
    }

    @Test("both procedures are shipped, consistent, and survive the way through JSON")
    func shippedProcedures() throws {
        #expect(Procedure.shipped.map(\.code) == ["karo-sao", "school"])
        for procedure in Procedure.shipped {
            #expect(procedure.faults.isEmpty)
            #expect(try Procedure.load(procedure.json()) == procedure)
            #expect(procedure.actions.rules.map(\.kind) == ActionKind.allCases)
            #expect(procedure.registerYear == .fiscal)
            #expect(procedure.reopensOnNotClosed)
            #expect(procedure.deadlines.allSatisfy { !$0.clause.isEmpty })
            #expect(procedure.declineReasons.contains { $0.nameThai.contains("2541") })
        }
    }

    @Test("the school has five channels, each accepted within one working day, four checked daily")
    func schoolChannels() throws {
        let school = try shipped("school")
        #expect(Set(school.channels.map(\.code)) == [.walkIn, .line, .facebook, .website, .phone])
        let oneDay = DeadlineSpan(length: 1, unit: .working)
        #expect(school.channels.allSatisfy { $0.acceptance == oneDay })
        #expect(school.channel(.walkIn)?.checking == .everyTime)
        #expect(school.channels.count { $0.checking == .daily } == 4)
        #expect(school.summaries == [.monthly, .fiscalYear])
    }

    @Test("Karo has a box that is opened before a witness, and no LINE, letter or acceptance span")
    func karoChannels() throws {
        let karo = try shipped("karo-sao")
        #expect(
            Set(karo.channels.map(\.code))
                == [.walkIn, .phone, .complaintBox, .website, .facebook]
        )
        #expect(karo.channel(.complaintBox)?.needsWitness == true)
        #expect(karo.channels.allSatisfy { $0.acceptance == nil })
        #expect(karo.summaries.contains(.fiscalYear))
    }

    @Test(
        "each of the school's five categories takes the route of its guideline",
        arguments: [
            (CategoryCode.information, [ActionKind.call], []),
            (.service, [.call, .memo, .sign, .assign], [PaperKind.memo]),
            (.conduct, [.assign], []), (.outside, [.forward], [.forwardingLetter]),
            (.procurement, [.memo, .sign, .assign], [.memo]),
        ]
    )
    func schoolRoutes(
        code: CategoryCode,
        firstSteps: [ActionKind],
        papers: [PaperKind],
    ) throws {
        let school = try shipped("school")
        #expect(school.categories.count == 5)
        let category = try #require(school.category(code))
        let steps = category.route.compactMap(\.actions.first)
        #expect(
            steps == firstSteps + [.reportResult, .notify, .close, .reportExecutive]
        )
        let proposed = category.route.flatMap(\.papers)
        #expect(papers.allSatisfy(proposed.contains))
        #expect(category.route[0].atOnce == (code == .information))
    }

    @Test("every route at Karo goes over memo, signature, unit, notices and the executive")
    func karoRoutes() throws {
        let karo = try shipped("karo-sao")
        #expect(karo.categories.count == 6)
        for category in karo.categories {
            let kinds = Set(category.route.flatMap(\.actions))
            let needed: [ActionKind] = [
                .memo, .sign, .forward, .notify, .progress, .reportResult, .close, .notClose,
                .reportExecutive,
            ]
            #expect(needed.allSatisfy(kinds.contains), "\(category.code)")
        }
        #expect(karo.category(.corruption)?.route[2].papers == [.committeeOrder])
    }

    @Test("an office adds a channel or a category to its copy, and no code twice")
    func adding() throws {
        let karo = try shipped("karo-sao")
        let letter = try #require(Channel.wellKnown(.letter))
        let larger = try karo.adding(channel: letter)
        #expect(larger.channel(.letter) == letter)
        #expect(larger.faults.isEmpty)
        #expect(karo.channel(.letter) == nil)
        #expect(throws: ComplaintModelError.codeTaken(code: "letter")) {
            try larger.adding(channel: letter)
        }
        let code = try CategoryCode(parsing: "smoke")
        let smoke = Category(code: code, nameThai: "ควันไฟ", nameEnglish: "Smoke")
        #expect(try karo.adding(category: smoke).category(code) == smoke)
        #expect(throws: ComplaintModelError.codeTaken(code: "smoke")) {
            try karo.adding(category: smoke).adding(category: smoke)
        }
    }

    @Test(
        "a slip in a file that somebody has written is named, and does not make a ledger unreadable",
        arguments: [
            (
                #""nameThai":"โทรศัพท์""#, #""nameThai":" ""#,
                "the channel \"phone\" has no Thai words"
            ),
            (#""needsReason":true"#, #""needReason":true"#, "actions/"),
            (#""deadlines":["#, #""dedlines":[],"deadlines":["#, "dedlines means"),
            (#""code":"duplicate""#, #""code":"too-vague""#, "is given twice"),
            (
                #""reopensOnNotClosed":true"#,
                #""letters":[{"code":"x","nameThai":"ก","pattern":"{n}/{yaer}","papers":["memo"]}],"#
                    + #""reopensOnNotClosed":true"#,
                "{yaer} in its pattern"
            ),
        ]
    )
    func slips(text: String, replacement: String, complaint: String) throws {
        let json = String(decoding: try shipped("karo-sao").json(), as: UTF8.self)
        #expect(throws: Never.self) { try Procedure.load(typed: Array(json.utf8)) }
        let broken = Array(json.replacing(text, with: replacement).utf8)
        try #require(broken != Array(json.utf8), "\(text) is not in the file")
        #expect(throws: Never.self) { try Procedure.load(broken) }
        let error = #expect(throws: ComplaintModelError.self) { try Procedure.load(typed: broken) }
        guard case .inconsistentProcedure(_, let faults)? = error else {
            Issue.record("refused for another reason: \(String(describing: error))")
            return
        }
        #expect(faults.count == 1 || complaint == "actions/")
        #expect(faults.contains { $0.english.contains(complaint) }, "\(faults)")
    }

    @Test(
        "a procedure that contradicts itself is refused, and the contradiction is named",
        arguments: [
            (#""kind":"void""#, #""kind":"note""#, "\"note\" is given twice"),
            (#""kind":"memo""#, #""kind":"sign""#, "\"memo\", which the procedure does not have"),
            (#""metBy":["notify"]"#, #""metBy":[]"#, "can be met by nothing"),
            (#""length":15"#, #""length":-1"#, "-1 days"),
            (#""start":"assigned""#, #""start":"received","categories":["x"]"#, "does not exist"),
            (#""once":false,"to":"assigned""#, #""once":false,"to":"received""#, "leads back"),
            (#""code":"karo-sao""#, #""code":"Karo SAO""#, "the code is not"),
            (#""code":"phone""#, #""code":"walk-in""#, "\"walk-in\" is given twice"),
        ]
    )
    func inconsistent(text: String, replacement: String, complaint: String) throws {
        let error = #expect(throws: ComplaintModelError.self) {
            try shipped("karo-sao").edited { $0.replacing(text, with: replacement) }
        }
        #expect(error?.description.contains(complaint) == true, "\(String(describing: error))")
        let thai = try #require(error?.sentence.thai)
        #expect(thai.firstMatch(of: /[a-z]{2,} [a-z]{2,}/) == nil, "English in \(thai)")
    }

    @Test("a file that is no procedure is refused with the place of the trouble")
    func unreadable() throws {
        for text in ["", "[]", "{\"code\": 1}", "ไม่ใช่"] {
            #expect(throws: ComplaintModelError.self) { try Procedure.load(Array(text.utf8)) }
        }
        let error = #expect(throws: ComplaintModelError.self) {
            try shipped("school").edited {
                $0.replacing(#""kind":"note""#, with: #""kind":"scribble""#)
            }
        }
        #expect(error?.description.contains("scribble") == true)
    }

    @Test(
        "a slip that makes a file no JSON is found by its line and column",
        arguments: [
            ("{\"code\": 1,\n  \"b\": }", "it is no JSON from line 2, column 8 on"),
            ("{\r\n\"ชื่อ\": \"กข\" \"d\": 2}", "it is no JSON from line 2, column 14 on"),
            ("\u{FEFF}[1 2]", "it is no JSON from line 1, column 4 on"),
            ("{\n\"code\": \"x\"\n", "it ends in line 3 before the JSON is complete"),
            ("", "it ends in line 1 before the JSON is complete"),
        ]
    )
    func noJSON(text: String, place: String) {
        let error = #expect(throws: ComplaintModelError.self) {
            try Procedure.load(Array(text.utf8))
        }
        guard case .unreadableProcedure(let reason)? = error else {
            Issue.record("refused for another reason: \(String(describing: error))")
            return
        }
        #expect(reason.english == place)
    }
}
