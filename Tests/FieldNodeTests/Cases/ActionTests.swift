import ComplaintModel
import FieldNode
import Testing

@Suite struct ActionTests {
    private struct Apart {
        let office: TestNode
        let centre: TestNode
        let id: String

        init() async throws {
            centre = try TestNode("centre", level: .centre)
            office = try centre.enrolled("80.21.karo")
            id = try office.record("ถนนพัง").id
            try office.act(id, .triage) { $0.category = "service" }
            try await office.sync(with: centre)
        }

        func meet() async throws {
            try await office.sync(with: centre)
        }

        func conflicts() throws -> [[String]] {
            try [office, centre].map { try $0.node.show(id).conflicts.map(\.field) }
        }
    }

    @Test("Two state-changing actions of which neither saw the other are a conflict on every node")
    func conflict() async throws {
        let world = try await Apart()
        try world.office.act(world.id, .assign) { $0.unit = "กองช่าง" }
        try world.centre.act(world.id, .close) { $0.text = "ยุติแล้ว" }
        #expect(try world.conflicts() == [[], []])
        try await world.meet()
        #expect(try world.conflicts() == [["actions"], ["actions"]])
        #expect(try world.centre.node.list(ListRequest()).requireFirst().conflicts == 1)
        #expect(try world.office.ownState == world.centre.stateBytes(office: "80.21.karo"))
    }

    @Test("A conflict of actions ends when one of them is taken back, or a later one has seen both")
    func settled() async throws {
        for settlesByRetraction in [true, false] {
            let world = try await Apart()
            try world.office.act(world.id, .assign) { $0.unit = "กองช่าง" }
            try world.centre.act(world.id, .assign) { $0.unit = "กองคลัง" }
            try await world.meet()
            let conflict = try #require(try world.centre.node.show(world.id).conflicts.first)
            if settlesByRetraction {
                let kept = try #require(conflict.values.first { $0.value.contains("กองคลัง") })
                try world.centre.node.resolve(world.id, "actions", .keep(dot: kept.dot))
            } else {
                try world.centre.act(world.id, .reportResult) { $0.unit = "กองช่าง" }
            }
            try await world.meet()
            #expect(try world.conflicts() == [[], []])
            let units = try world.office.node.show(world.id).units
            #expect(units.contains("กองคลัง"))
            #expect(units.contains("กองช่าง") == !settlesByRetraction)
        }
    }

    @Test("An action from a list that was shown before a sync does not count as having seen it")
    func basis() async throws {
        let world = try await Apart()
        let form = try world.office.node.show(world.id).basis
        try world.centre.act(world.id, .assign) { $0.unit = "กองคลัง" }
        try await world.meet()
        try world.office.act(world.id, .assign) {
            $0.unit = "กองช่าง"
            $0.basis = form
        }
        #expect(try world.office.node.show(world.id).conflicts.map(\.field) == ["actions"])
    }

    @Test("An entry to retract is counted in the list that the person had seen")
    func retractionByBasis() async throws {
        let world = try await Apart()
        try world.office.act(world.id, .note) { $0.text = "จดผิดเรื่อง" }
        try world.office.act(world.id, .note) { $0.text = "ตรวจแล้ว" }
        try world.office.act(world.id, .note) { $0.text = "รอ" }
        let form = try world.office.node.show(world.id)
        let place = try #require(form.actions.first { $0.text == "รอ" }?.index)
        // Lower in height than what the office has done, so it comes to stand before that.
        try world.centre.act(world.id, .note) { $0.text = "จากส่วนกลาง" }
        try await world.meet()
        let now = try world.office.node.show(world.id).actions
        #expect(now.first { $0.text == "รอ" }?.index == place + 1)
        try world.office.act(world.id, .retract) {
            $0.retracts = place
            $0.reason = "จดผิด"
            $0.basis = form.basis
        }
        let taken = try world.office.node.show(world.id).actions.filter(\.isRetracted)
        #expect(taken.map(\.text) == ["รอ"])
    }

    @Test("An entry to retract has a name that no sync moves, and what was taken back is told")
    func retractionByName() async throws {
        let world = try await Apart()
        try world.office.act(world.id, .note) { $0.text = "จดผิดเรื่อง" }
        try world.office.act(world.id, .note) { $0.text = "รอ" }
        let listed = try world.office.node.show(world.id).actions
        let meant = try #require(listed.first { $0.text == "จดผิดเรื่อง" })
        // Lower in height than what the office has done, so it comes to stand before that.
        try world.centre.act(world.id, .note) { $0.text = "จากส่วนกลาง" }
        try await world.meet()
        let taken = try world.office.act(world.id, .retract) {
            ($0.retractsNamed, $0.reason) = (meant.dot, "จดผิด")
        }
        let entry = try #require(taken.retracted)
        #expect(entry.dot == meant.dot && entry.kind == "note" && entry.date == meant.date)
        #expect(entry.text == "จดผิดเรื่อง")
        let now = try world.office.node.show(world.id).actions
        #expect(now.filter(\.isRetracted).map(\.text) == ["จดผิดเรื่อง"])
        #expect(entry.index == now.first { $0.isRetracted }?.index)
        let again = #expect(throws: FieldNodeError.self) {
            try world.office.act(world.id, .retract) {
                ($0.retracts, $0.reason) = (entry.index, "จดผิด")
            }
        }
        #expect(again?.sentence.thai.contains("จดผิดเรื่อง") == true)
        #expect(again?.sentence.english.contains("\"note\"") == true)
        let unknown = #expect(throws: FieldNodeError.self) {
            try world.office.act(world.id, .retract) {
                ($0.retractsNamed, $0.reason) = ("00000000:1", "จดผิด")
            }
        }
        #expect(unknown?.sentence.thai.contains(meant.dot) == true)
        #expect(try world.office.act(world.id, .note) { $0.text = "ก" }.retracted == nil)
    }

    @Test("Two actions of one kind that are in conflict are told apart by what they say")
    func toldApart() async throws {
        let world = try await Apart()
        try world.office.act(world.id, .triage) { $0.category = "corruption" }
        try world.centre.act(world.id, .triage) { $0.category = "conduct" }
        try await world.meet()
        for node in [world.office, world.centre] {
            let conflict = try #require(try node.node.show(world.id).conflicts.first)
            #expect(conflict.fieldThai == "การดำเนินการ")
            for category in ["corruption", "conduct"] {
                #expect(conflict.values.count { $0.value.contains("(\(category))") } == 1)
            }
        }
    }

    @Test(
        "An entry number that the case does not have is refused, whatever the action",
        arguments: [0, -1, 3, 99, Int.max, Int.min]
    )
    func noSuchEntry(number: Int) throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนนพัง").id
        try office.act(id, .note) { $0.text = "หนึ่ง" }
        try office.act(id, .note) { $0.text = "สอง" }
        for kind in [ActionKind.retract, .note] {
            #expect(throws: FieldNodeError.self) {
                try office.act(id, kind) {
                    $0.retracts = number
                    $0.reason = "ผิด"
                }
            }
        }
        #expect(try office.node.show(id).actions.count == 2)
    }

    @Test("Nothing is done before the complaint was received, unless a person vouches for the day")
    func beforeReceipt() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนน", received: "2025-11-10").id
        let before = try office.ownState
        #expect(throws: FieldNodeError.self) {
            try office.act(id, .notify) { $0.date = "2024-11-12" }
        }
        #expect(try office.ownState == before)
        try office.act(id, .notify) { $0.date = "2025-11-12" }
        #expect(throws: FieldNodeError.self) {
            try office.node.edit(id, .received, to: "2025-11-13")
        }
        try office.node.edit(id, .received, to: "2025-11-13", acceptsDate: true)
        try office.act(id, .assign) {
            ($0.unit, $0.date, $0.acceptsDate) = ("กองช่าง", "2025-11-12", true)
        }
        #expect(try office.node.show(id).actions.count == 2)
    }

    @Test("A complainant who was told the result before the closing is not to be told again")
    func toldOnce() throws {
        let office = try TestNode("80.21.karo")
        let named: [EditableField: String] = [.name: "นางวิไล", .phone: "081-555-0142"]
        let told = try office.record("ถนน", named).id
        let declined = try office.record("ไฟ", named).id
        try office.act(told, .assign) { $0.unit = "กองช่าง" }
        try office.act(told, .notify)
        try office.act(told, .reportResult) { $0.unit = "กองช่าง" }
        try office.act(told, .notify)
        try office.act(told, .close)
        try office.act(declined, .decline) { $0.text = "ไม่มีมูล" }
        var untold = ListRequest()
        untold.onlyUntold = true
        #expect(try office.node.list(untold).map(\.id) == [declined])
        try office.act(declined, .notify)
        #expect(try office.node.list(untold).isEmpty)
    }

    @Test("A day of receipt is not emptied, and a triaged category is changed by triage alone")
    func editsRefused() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนน").id
        try office.node.edit(id, .category, to: "service")
        try office.act(id, .triage) { $0.category = "service" }
        let before = try office.ownState
        let refusal = #expect(throws: FieldNodeError.self) {
            try office.node.edit(id, .category, to: "corruption")
        }
        #expect(refusal?.sentence.thai.contains("triage --category") == true)
        #expect(throws: FieldNodeError.self) { try office.node.edit(id, .received, to: " ") }
        #expect(try office.ownState == before)
        try office.act(id, .triage) { $0.category = "corruption" }
        #expect(try office.node.show(id).category == "corruption")
        try office.act(id, .void) { $0.reason = "ลงซ้ำ" }
        #expect(throws: FieldNodeError.self) { try office.node.edit(id, .subject, to: "สะพาน") }
        #expect(try office.node.show(id).subject == "ถนน")
    }

    private func keep(_ word: String, at node: TestNode, of id: String) throws {
        let conflict = try #require(try node.node.show(id).conflicts.first)
        let kept = try #require(conflict.values.first { $0.value.contains(word) })
        try node.node.resolve(id, "actions", .keep(dot: kept.dot))
    }

    @Test("What led to the action that is kept stays with it")
    func keptWithItsPast() async throws {
        let world = try await Apart()
        try world.office.act(world.id, .accept)
        try world.office.act(world.id, .triage) { $0.category = "corruption" }
        try world.office.act(world.id, .assign) { $0.unit = "กองช่าง" }
        try world.centre.act(world.id, .assign) { $0.unit = "กองคลัง" }
        try await world.meet()
        try keep("กองช่าง", at: world.office, of: world.id)
        try await world.meet()
        for node in [world.office, world.centre] {
            let shown = try node.node.show(world.id)
            #expect(shown.conflicts.isEmpty && shown.units == ["กองช่าง"])
            #expect(shown.category == "corruption")
            let inForce = shown.actions.filter { !$0.isRetracted && $0.kind != "retract" }
            #expect(inForce.map(\.kind) == ["triage", "accept", "triage", "assign"])
        }
    }

    @Test("Two people who settle one conflict in two ways have a conflict again, and can settle it")
    func settledTwice() async throws {
        let world = try await Apart()
        try world.office.act(world.id, .assign) { $0.unit = "กองช่าง" }
        try world.centre.act(world.id, .assign) { $0.unit = "กองคลัง" }
        try await world.meet()
        try keep("กองช่าง", at: world.office, of: world.id)
        try keep("กองคลัง", at: world.centre, of: world.id)
        try await world.meet()
        #expect(try world.conflicts() == [["actions"], ["actions"]])
        let crossed = try #require(try world.office.node.show(world.id).conflicts.first)
        #expect(crossed.values.count == 2)
        try world.office.node.resolve(world.id, "actions", .keep(dot: crossed.values[0].dot))
        try await world.meet()
        #expect(try world.conflicts() == [[], []])
        #expect(try world.centre.node.show(world.id).units.count == 1)
    }

    @Test("A part of an entry that would count for nothing there is refused, and nothing is kept")
    func partsOfOthers() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนน").id
        try office.act(id, .assign) { $0.unit = "กองคลัง" }
        let before = try office.ownState
        let changes: [(ActionKind, String, (inout Acting) -> Void)] = [
            (.note, "--retract", { ($0.retracts, $0.reason) = (1, "ลงผิด") }),
            (.accept, "--category", { $0.category = "corruption" }),
        ]
        for (kind, option, change) in changes {
            let error = #expect(throws: FieldNodeError.self) { try office.act(id, kind, change) }
            #expect(error?.sentence.thai.contains(option) == true)
            #expect(error?.sentence.english.contains("\"\(kind.rawValue)\"") == true)
        }
        #expect(try office.ownState == before)
    }

    @Test("An entry that is too long is refused by the name of its longest text, and others go in")
    func tooLong() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนน").id
        try await office.sync(with: centre)
        let texts = [String(repeating: "ก", count: 90_000), "สอง", "สาม"]
        let actings = texts.map { text in
            var acting = Acting(caseName: id, kind: .note)
            acting.text = text
            return acting
        }
        for node in [office, centre] {
            let before = try node.node.show(id).actions.count
            let undone = try node.node.act(actings, allOrNothing: true)
            #expect(undone.map { (try? $0.get()) == nil } == [true, false, false])
            #expect(try node.node.show(id).actions.count == before)
            let taken = try node.node.act(actings)
            #expect(taken.map { (try? $0.get()) == nil } == [true, false, false])
            #expect(try node.node.show(id).actions.count == before + 2)
            #expect(try node.node.verify().problems.isEmpty)
        }
        let error = #expect(throws: FieldNodeError.self) {
            try office.act(id, .memo) {
                let long = String(repeating: "ก", count: 35_000)
                ($0.facts, $0.opinion, $0.proposal) = (long, long + "ข", long)
            }
        }
        #expect(error?.sentence.thai.contains("--opinion") == true)
        #expect(error?.sentence.english.contains("--opinion") == true)
    }

    @Test(
        "Nothing is closed before the day on which a unit was asked, unless a person vouches for it"
    )
    func closedBeforeAsked() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนน", received: "2025-11-10").id
        try office.act(id, .assign) { ($0.unit, $0.date) = ("กองช่าง", "2025-11-14") }
        for kind in [ActionKind.close, .notClose, .reportResult] {
            #expect(throws: FieldNodeError.self) {
                try office.act(id, kind) { $0.date = "2025-11-12" }
            }
        }
        #expect(try office.node.show(id).actions.count == 1)
        try office.act(id, .close) { ($0.date, $0.acceptsDate) = ("2025-11-12", true) }
        let owed = try office.node.show(id).deadlines.first { $0.rule == "unit-result" }
        #expect(owed?.status == "not-required")
    }

    @Test("A unit is the same one with a character in its name that nobody sees")
    func unseenInUnit() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนน").id
        for unit in ["กองช่าง", "กอง\u{200B}ช่าง\u{200B}"] {
            try office.act(id, .assign) { $0.unit = unit }
        }
        #expect(try office.node.show(id).units == ["กองช่าง"])
        #expect(throws: FieldNodeError.self) {
            try office.act(id, .assign) { $0.unit = "\u{200B}" }
        }
    }
}
