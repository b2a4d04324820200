import Testing
import TestGround

extension AcceptanceTests {
    @Suite("Two people, one field")
    struct Conflicts {
        @Test("A form that stood open while an exchange came in overwrites nothing")
        func staleForm() async throws {
            let desk = try await Desk()
            let (karo, centre, id) = (desk.karo, desk.centre, desk.id)
            let basis = try await karo.json("show", id)["basis"].text
            try await centre.ok("edit", id, "place", "ตามที่ส่วนกลางบันทึก")
            try await desk.sync()
            let seen = try await karo.json("show", id)["place"]
            #expect(seen == .text("ตามที่ส่วนกลางบันทึก"))
            let edit = try await karo.json("edit", id, "place", "ตามที่เห็นก่อนหน้า", "--basis", basis)
            #expect(edit["conflicts"] == .number(1))
            try await desk.sync()
            for node in [karo, centre] {
                let values = try await Self.values(at: node)
                #expect(
                    Set(values.map { $0["value"].text }) == ["ตามที่ส่วนกลางบันทึก", "ตามที่เห็นก่อนหน้า"]
                )
                let marked = try await node.json("list").elements.map { $0["conflicts"] }
                #expect(marked == [.number(1)])
            }
            // A dot is the same name on every node; the centre settles by one that the office wrote.
            let values = try await Self.values(at: karo)
            let own = try #require(values.first { $0["author"] == .text("this-node") })
            let foreign = ["resolve", id, "place", "--keep", "00000000:1"]
            try await centre.staysAsItIs {
                try await centre.refuses(foreign, naming: ["00000000:1", own["dot"].text])
            }
            try await centre.ok("resolve", id, "place", "--keep", own["dot"].text)
            try await desk.sync()
            try await desk.expectSettled(place: "ตามที่เห็นก่อนหน้า")
        }

        @Test("Two windows on one node that showed the same are a conflict like two nodes")
        func twoWindows() async throws {
            let desk = try await Desk()
            let (karo, id) = (desk.karo, desk.id)
            let basis = try await karo.json("show", id)["basis"].text
            try await karo.ok("edit", id, "place", "หน้าต่างซ้าย", "--basis", basis)
            try await karo.ok("edit", id, "place", "หน้าต่างขวา", "--basis", basis)
            let values = try await Self.values(at: karo)
            #expect(Set(values.map { $0["value"].text }) == ["หน้าต่างซ้าย", "หน้าต่างขวา"])
            try await desk.sync()
            let there = try await Self.values(at: desk.centre)
            #expect(there.map { $0["dot"] } == values.map { $0["dot"] })
            try await karo.ok("resolve", id, "place", "--value", "-ตรงกลาง")
            try await desk.sync()
            try await desk.expectSettled(place: "-ตรงกลาง")
        }

        @Test("A settlement that had not seen a value leaves that value standing")
        func settledApart() async throws {
            let desk = try await Desk()
            let (karo, centre, id) = (desk.karo, desk.centre, desk.id)
            try await karo.ok("edit", id, "place", "ก")
            try await centre.ok("edit", id, "place", "ข")
            try await desk.sync()
            let basis = try await karo.json("show", id)["basis"].text
            try await centre.ok("resolve", id, "place", "--value", "ค")
            try await desk.sync()
            try await karo.ok("edit", id, "place", "ง", "--basis", basis)
            let values = try await Self.values(at: karo).map { $0["value"].text }
            #expect(Set(values) == ["ค", "ง"])
            try await desk.serving.end()
        }

        @Test("Equal values typed apart are no conflict")
        func equalValues() async throws {
            let desk = try await Desk()
            try await desk.karo.ok("edit", desk.id, "place", "หน้าวัด")
            try await desk.centre.ok("edit", desk.id, "place", "หน้าวัด")
            try await desk.sync()
            try await desk.expectSettled(place: "หน้าวัด")
        }

        @Test("Two actions that change the state apart are shown, and one of them is taken back")
        func actionsApart() async throws {
            let desk = try await Desk()
            let (karo, centre, id) = (desk.karo, desk.centre, desk.id)
            try await karo.ok("act", id, "accept")
            try await desk.sync()
            try await karo.ok("act", id, "assign", "--unit", "กองช่าง")
            try await centre.ok("act", id, "decline", "--text", "ไม่อยู่ในอำนาจ")
            try await desk.sync()
            let values = try await Self.values(at: centre, field: "actions")
            #expect(values.count == 2)
            let kept = try #require(values.first { $0["author"] != .text("this-node") })
            try await centre.ok("resolve", id, "actions", "--keep", kept["dot"].text)
            try await desk.sync()
            for node in [karo, centre] {
                let state = try await node.json("show", id)["state"]
                let conflicts = try await node.json("conflicts").elements
                #expect(state == .text("assigned") && conflicts == [])
            }
            try await desk.serving.end()
        }

        private static func values(
            at node: DeskNode,
            field: String = "place",
        ) async throws -> [JSONValue] {
            let cases = try await node.json("conflicts").elements
            try #require(cases.count == 1)
            let conflict = try #require(cases[0]["conflicts"].elements.first)
            #expect(conflict["field"].text == field)
            return conflict["values"].elements
        }
    }

    /// An office and the centre that share a case.
    struct Desk {
        let karo: DeskNode
        let centre: DeskNode
        let serving: ServingNode
        /// The case, by the name that every node knows.
        let id: String

        init() async throws {
            centre = try await DeskNode.centre()
            karo = try await centre.enrolled()
            serving = try await ServingNode(centre)
            id = try await karo.record("ไฟดับ")
            try await sync()
        }

        /// Brings both to the same.
        func sync() async throws {
            try await karo.ok("sync", serving.url)
            let own = try await karo.ownState()
            let copy = try await centre.state(of: karo.office)
            #expect(own == copy)
        }

        /// Checks that no conflict is left on either node, and ends the server.
        func expectSettled(place: String) async throws {
            for node in [karo, centre] {
                let conflicts = try await node.json("conflicts").elements
                let view = try await node.json("show", id)
                #expect(conflicts == [] && view["conflicts"] == .array([]))
                #expect(view["place"] == .text(place))
            }
            try await serving.end()
        }
    }
}
