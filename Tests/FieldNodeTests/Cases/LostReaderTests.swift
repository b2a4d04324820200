import ComplaintModel
import FieldNode
import Foundation
import Testing

/// Cases that were reserved for an office whose machine was lost with its keys.
@Suite struct LostReaderTests {
    private static let secret = "นายกเรียกเงินค่าปูพื้น"

    private struct Offices {
        let centre: TestNode
        let office: TestNode
        let lost: TestNode
        let district: TestNode
        let report: RestoreReport
        let cases: [String]

        /// The district is set up anew from a backup, with its old folder of keys at hand or without.
        init(withKeys: Bool) async throws {
            centre = try TestNode("centre", level: .centre)
            lost = try centre.enrolled("80.21", level: .district)
            try await lost.sync(with: centre)
            office = try lost.enrolled("80.21.karo")
            for _ in 0..<2 {
                try await office.sync(with: lost)
                try await lost.sync(with: centre)
            }
            let reader = try OfficeCode(parsing: "80.21")
            let recorder = office
            cases = try (1...3).map { number in
                let entry = ComplaintEntry([
                    .channel: "website", .subject: "\(secret) \(number)", .detail: "รายละเอียด",
                    .name: "ผู้กล้า",
                ])
                let recording = Recording(entry: entry, reservedFor: reader)
                return try recorder.node.record([recording])[0].get().id
            }
            try await office.sync(with: lost)
            let folder = try TestFolder()
            let backup = folder.path + "/backup"
            try lost.node.backUp(to: backup)
            if withKeys {
                try FileManager.default.copyItem(
                    atPath: lost.directory + "/keys",
                    toPath: folder.path + "/keys"
                )
            }
            let world = lost.clock.world(seed: 7, place: "machine 2")
            report = try FieldNode.restore(backup, into: folder.path, world: world)
            district = try TestNode(opening: folder, clock: lost.clock, seed: 8, place: "machine 2")
            _ = try district.node.join(centre.node.invite(reader, level: .district))
            for _ in 0..<2 { try await district.sync(with: centre) }
        }
    }

    @Test("A node restored with its old keys at hand reads what was reserved for its office")
    func keysAtHand() async throws {
        let world = try await Offices(withKeys: true)
        #expect(world.report.closedReservations == 0)
        let shown = try world.district.node.show(world.cases[0])
        #expect(shown.subject == "\(Self.secret) 1")
        try world.district.act(world.cases[0], .assign) { $0.unit = "นิติการ" }
        try world.district.node.edit(world.cases[0], .place, to: "ศาลา")
        #expect(try world.district.node.show(world.cases[0]).actions.last?.unit == "นิติการ")
        #expect(try world.district.node.liftReservation(of: world.cases[0]) == nil)
        #expect(try world.district.node.show(world.cases[0]).place == "ศาลา")
        #expect(try world.district.node.notices().contains { $0.contains("nothing that is here") })
    }

    @Test("An office whose keys were lost goes on with what is reserved for it, and reads why")
    func keysLost() async throws {
        let world = try await Offices(withKeys: false)
        let node = world.district.node
        #expect(world.report.closedReservations == 3)
        let notices = try node.notices()
        #expect(notices.contains { $0.contains("3 cases") && $0.contains("agreement.former") })
        let shown = try node.show(world.cases[0])
        #expect(shown.subject == "สงวน" && shown.remark.contains("agreement.former"))
        try world.district.act(world.cases[0], .void) { $0.reason = "เปิดอ่านไม่ได้" }
        try world.district.act(world.cases[1], .assign) { $0.unit = "นิติการ" }
        #expect(throws: FieldNodeError.self) { try node.edit(world.cases[1], .place, to: "ศาลา") }
        #expect(throws: FieldNodeError.self) { try node.link(world.cases[1], to: world.cases[2]) }
        let closed = try node.liftReservation(of: world.cases[2])
        #expect(closed?.english.contains("keys/agreement.former") == true)
        #expect(try node.show(world.cases[2]).state == "received")
        // Nobody else may do that.
        for _ in 0..<2 { try await world.district.sync(with: world.centre) }
        #expect(throws: FieldNodeError.self) {
            try world.centre.node.liftReservation(of: world.cases[1])
        }
        #expect(try world.centre.node.show(world.cases[2]).reservedFor == nil)
    }

    @Test("Words on a case that was recorded openly are told as closed where their key was lost")
    func wordsLost() async throws {
        let centre = try TestNode("centre", level: .centre)
        let lost = try centre.enrolled("80.21", level: .district)
        try await lost.sync(with: centre)
        let office = try lost.enrolled("80.21.karo")
        let id = try office.record("เรื่องเปิดเผย").id
        for _ in 0..<2 { try await office.sync(with: lost) }
        try office.node.reserve(id, for: OfficeCode(parsing: "80.21"))
        try await office.sync(with: lost)
        try lost.act(id, .note) { $0.text = Self.secret }
        #expect(try lost.node.show(id).actions.last?.isClosed == false)
        let folder = try TestFolder()
        try lost.node.backUp(to: folder.path + "/backup")
        let world = lost.clock.world(seed: 7, place: "machine 2")
        let backup = folder.path + "/backup"
        let report = try FieldNode.restore(backup, into: folder.path, world: world)
        #expect(report.closedReservations == 1)
        let district = try TestNode(
            opening: folder,
            clock: lost.clock,
            seed: 8,
            place: "machine 2"
        )
        let notices = try district.node.notices()
        #expect(notices.contains { $0.contains("agreement.former") })
        let closed = try district.node.liftReservation(of: id)
        #expect(closed?.english.contains("keys/agreement.former") == true)
        let actions = try district.node.show(id).actions
        #expect(actions.last?.text == nil && actions.last?.isClosed == true)
    }

    @Test("Where a reader's machine was lost, the office is told which cases nobody can read")
    func toldToOffice() async throws {
        let centre = try TestNode("centre", level: .centre)
        let lost = try centre.enrolled("80.21", level: .district)
        try await lost.sync(with: centre)
        let office = try lost.enrolled("80.21.karo")
        for _ in 0..<2 {
            try await office.sync(with: lost)
            try await lost.sync(with: centre)
        }
        let code = try OfficeCode(parsing: "80.21")
        func record(_ subject: String) throws -> String {
            let entry = ComplaintEntry([
                .channel: "website", .subject: subject, .detail: "รายละเอียด",
            ])
            return try office.node.record([Recording(entry: entry, reservedFor: code)])[0].get().id
        }
        var cases = [try record(Self.secret)]
        #expect(try office.node.doctor().lostCases == [])
        _ = try centre.node.revoke(lost.ownName)
        let district = try TestNode("80.21", level: .district, seed: 9, invitedBy: centre)
        try await district.sync(with: centre)
        // Of that the office has not heard.
        cases.append(try record("\(Self.secret) 2"))
        for _ in 0..<2 { try await office.sync(with: centre) }
        _ = try record("\(Self.secret) 3")
        let told = try office.node.doctor().lostCases
        #expect(told.map(\.id).sorted() == cases.sorted())
        #expect(Set(told.map(\.number)) == ["80.21.karo:1/2569", "80.21.karo:2/2569"])
        #expect(told.allSatisfy { $0.reservedFor == "80.21" })
        #expect(try centre.node.doctor().lostCases == [])
        // Recorded anew, the old line is voided by the office that may act on it, and named no more.
        for node in [office, district] { try await node.sync(with: centre) }
        try district.act(cases[0], .void) { $0.reason = "บันทึกใหม่" }
        for node in [district, office] { try await node.sync(with: centre) }
        #expect(try office.node.doctor().lostCases.map(\.id) == [cases[1]])
    }

    @Test("A key that turns up later opens what was reserved, also where that was lifted meanwhile")
    func keyFound() async throws {
        let world = try await Offices(withKeys: false)
        let reader = try OfficeCode(parsing: "80.21")
        _ = try world.district.node.liftReservation(of: world.cases[2])
        let folder = try TestFolder(copying: world.district.folder)
        try FileManager.default.copyItem(
            atPath: world.lost.directory + "/keys/agreement.key",
            toPath: folder.path + "/keys/agreement.former"
        )
        let district = try TestNode(
            opening: folder,
            clock: world.lost.clock,
            seed: 9,
            place: "machine 3"
        )
        #expect(try district.node.show(world.cases[0]).subject == "\(Self.secret) 1")
        try district.node.reserve(world.cases[2], for: reader)
        #expect(try district.node.show(world.cases[2]).subject == "\(Self.secret) 3")
        #expect(try district.node.liftReservation(of: world.cases[2]) == nil)
        #expect(try district.node.show(world.cases[2]).subject == "\(Self.secret) 3")
    }
}
