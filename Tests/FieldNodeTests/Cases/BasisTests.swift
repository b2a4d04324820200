import ComplaintModel
import FieldNode
import Testing

@Suite struct BasisTests {
    @Test("An edit from a form that stood open while a sync came in overwrites nothing")
    func openForm() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนนพัง").id
        try await office.sync(with: centre)
        let form = try office.node.show(id).basis
        try centre.node.edit(id, .place, to: "หมู่ 5")
        try await office.sync(with: centre)
        try office.node.edit(id, .place, to: "หมู่ 3", basis: form)
        let values = try office.node.show(id).conflicts.first?.values.map(\.value)
        #expect(values.map(Set.init) == ["หมู่ 3", "หมู่ 5"])
        let seen = try office.node.show(id).basis
        try office.node.edit(id, .place, to: "หมู่ 4", basis: seen)
        #expect(try office.node.show(id).conflicts.isEmpty)
    }

    @Test("An edit of a field in conflict is refused and told the way, unless its values were seen")
    func inConflict() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนนพัง").id
        try await office.sync(with: centre)
        try office.node.edit(id, .place, to: "หมู่ 3")
        try centre.node.edit(id, .place, to: "หมู่ 5")
        try await office.sync(with: centre)
        let before = try office.ownState
        let refusal = #expect(throws: FieldNodeError.self) {
            try office.node.edit(id, .place, to: "หมู่ 4")
        }
        #expect(refusal?.sentence.thai.contains("tambon resolve 1/2569 place --keep") == true)
        #expect(refusal?.sentence.english.contains("tambon resolve 1/2569 place --keep") == true)
        #expect(try office.ownState == before)
        // Another field of the case is nobody's conflict.
        try office.node.edit(id, .accused, to: "ผู้รับเหมา")
        try office.node.resolve(id, "place", .value("หมู่ 4"))
        let shown = try office.node.show(id)
        #expect(shown.conflicts.isEmpty && shown.place == "หมู่ 4")
    }

    @Test("Two forms of one node with one basis conflict like two nodes")
    func twoForms() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนนพัง").id
        let form = try office.node.show(id).basis
        try office.node.edit(id, .subject, to: "คนแรก", basis: form)
        try office.node.edit(id, .subject, to: "คนที่สอง", basis: form)
        let view = try office.node.show(id)
        #expect(view.conflicts.map(\.field) == ["subject"])
        #expect(try Set(view.conflicts.requireFirst().values.map(\.value)) == ["คนแรก", "คนที่สอง"])
        #expect(try office.node.list(ListRequest()).requireFirst().conflicts == 1)
        let kept = try #require(view.conflicts.requireFirst().values.first { $0.value == "คนแรก" })
        try office.node.resolve(id, "subject", .keep(dot: kept.dot), basis: view.basis)
        #expect(try office.node.show(id).subject == "คนแรก")
        #expect(try office.node.conflicts().isEmpty)
        #expect(try office.node.verify().problems.isEmpty)
    }

    @Test("A decision that had seen only one of two values leaves the other standing")
    func halfSeen() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนนพัง").id
        let form = try office.node.show(id).basis
        try office.node.edit(id, .place, to: "หมู่ 1", basis: form)
        let later = try office.node.show(id).basis
        try office.node.edit(id, .place, to: "หมู่ 2", basis: form)
        try office.node.edit(id, .place, to: "หมู่ 3", basis: later)
        let values = try office.node.show(id).conflicts.requireFirst().values.map(\.value)
        #expect(Set(values) == ["หมู่ 2", "หมู่ 3"])
    }

    @Test("A basis of another ledger, of changes not held, or of no meaning is refused by name")
    func refusal() async throws {
        let office = try TestNode("80.21.karo")
        let other = try TestNode("80.22.nong")
        let id = try office.record("ถนนพัง").id
        let foreign = try other.node.show(other.record("น้ำท่วม").id).basis
        let held = try office.node.show(id).basis
        let ahead = try office.copied()
        try ahead.record("ที่เครื่องอื่น")
        let unheld = try ahead.node.show(id).basis
        let before = try office.stateBytes()
        for basis in [
            foreign, unheld, "", "b1-", "b1-%%%", "x", String(held.dropLast(3)), held + "AA",
        ] {
            #expect(throws: FieldNodeError.self, "\(basis)") {
                try office.node.edit(id, .place, to: "หมู่ 9", basis: basis)
            }
            #expect(throws: FieldNodeError.self, "\(basis)") {
                try office.act(id, .accept) { $0.basis = basis }
            }
            #expect(throws: FieldNodeError.self, "\(basis)") {
                try office.node.resolve(id, "place", .keep(dot: "x"), basis: basis)
            }
        }
        #expect(try office.stateBytes() == before)
    }

    @Test("Different fields edited apart merge, and equal values written apart are one value")
    func fieldsApart() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนนพัง").id
        try await office.sync(with: centre)
        try office.node.edit(id, .place, to: "หมู่ 3")
        try office.node.edit(id, .accused, to: "ผู้รับเหมา")
        try centre.node.edit(id, .accused, to: "ผู้รับเหมา")
        try centre.node.edit(id, .category, to: "service")
        try await office.sync(with: centre)
        for node in [office, centre] {
            let view = try node.node.show(id)
            #expect(view.conflicts.isEmpty)
            #expect([view.place, view.accused, view.category] == ["หมู่ 3", "ผู้รับเหมา", "service"])
        }
        // Superseding the one value takes both of its writers' words away.
        try centre.node.edit(id, .accused, to: "อบต.")
        try await office.sync(with: centre)
        #expect(try office.node.show(id).accused == "อบต.")
        #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
    }
}
