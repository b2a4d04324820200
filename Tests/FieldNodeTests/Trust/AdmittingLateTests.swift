import ComplaintModel
import FieldNode
import Foundation
import Testing

/// What a machine had recorded before it was lost, and what came only after somebody had revoked it.
@Suite struct AdmittingLateTests {
    /// An office's machine was revoked, and wrote once more before that; the district is not who did it.
    private struct Late {
        let centre: TestNode
        let district: TestNode
        let office: TestNode
        /// Who has the lost machine's disk, and has not heard of the revocation.
        let finder: TestNode

        init() async throws {
            centre = try TestNode("centre", level: .centre)
            district = try centre.enrolled("80.21", level: .district)
            office = try centre.enrolled("80.21.karo")
            try office.record("เดิม")
            try await office.sync(with: centre)
            try await district.sync(with: centre)
            try office.record("บันทึกก่อนหาย")
            finder = try TestNode(opening: TestFolder(copying: office.folder), clock: office.clock)
            _ = try centre.node.revoke("80.21.karo")
            try await office.sync(with: centre)
            try await district.sync(with: centre)
        }
    }

    @Test("What came late of a revoked machine is taken in on a person's word, and nothing further")
    func word() async throws {
        let world = try await Late()
        let held = try world.centre.node.doctor().quarantine
        #expect(held.count == 1 && held.allSatisfy(\.isLate) && held[0].recorded != nil)
        let report = try world.centre.node.admitLate("80.21.karo")
        #expect(report.admittedChanges == 1)
        #expect(report.acceptedChanges == 3)
        #expect(try world.centre.subjects == ["บันทึกก่อนหาย", "เดิม"].sorted())
        #expect(try world.centre.node.doctor().quarantine.isEmpty)
        try await world.district.sync(with: world.centre)
        #expect(try world.district.subjects == world.centre.subjects)
        // The machine is still revoked, and hears nothing that would let it write on.
        #expect(try world.centre.node.nodes().nodes.contains { $0.state == "revoked" })
        try world.finder.record("ของผู้อื่น")
        try await world.finder.sync(with: world.centre)
        #expect(try world.centre.subjects.count == 2)
        #expect(try !world.centre.node.doctor().quarantine.isEmpty)
        #expect(try world.centre.node.verify().problems == [])
    }

    @Test("A case that is held apart is named by number and subject, and never denied")
    func namedCase() async throws {
        let world = try await Late()
        for node in [world.centre, world.office] {
            let held = try #require(try node.node.doctor().quarantine.first)
            #expect(held.cases.map(\.number) == ["2/2569"])
            #expect(held.cases.map(\.subject) == ["บันทึกก่อนหาย"])
            #expect(held.reasonThai.contains("เพิกถอน"))
            let error = #expect(throws: FieldNodeError.self) {
                try node.node.show("80.21.karo:2/2569")
            }
            #expect(error?.sentence.thai.contains("tambon doctor") == true)
            let unknown = #expect(throws: FieldNodeError.self) {
                try node.node.show("80.21.karo:3/2569")
            }
            #expect(unknown?.sentence.thai.contains("tambon doctor") == false)
        }
    }

    @Test("Of a case that is held apart nothing is told that was reserved, nor who complains")
    func reservedCase() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try await office.sync(with: centre)
        let above = try OfficeCode(parsing: "centre")
        let open = try office.record("ทุจริตลานกีฬา", [.name: "ผู้กล้า"]).id
        _ = try office.node.reserve(open, for: above)
        let entry = ComplaintEntry([
            .channel: "website", .subject: "ทุจริต", .detail: "ทุจริต", .name: "ผู้กล้า",
        ])
        _ = try office.node.record([Recording(entry: entry, reservedFor: above)])[0].get()
        _ = try centre.node.revoke("80.21.karo")
        _ = try await office.sync(with: centre)
        let report = try centre.node.doctor()
        let cases = Set(report.quarantine.flatMap(\.cases))
        #expect(cases.map(\.number).sorted() == ["1/2569", "2/2569"])
        #expect(cases.allSatisfy { $0.subject == "สงวน" })
        let text = String(decoding: try json(report), as: UTF8.self)
        #expect(!text.contains("ทุจริต") && !text.contains("ผู้กล้า"))
    }

    @Test("Only who may revoke a node may take in what came late of it")
    func notEntitled() async throws {
        let world = try await Late()
        let before = try world.district.node.state()
        let error = #expect(throws: TrustError.self) {
            try world.district.node.admitLate("80.21.karo")
        }
        #expect(error == .mayNotAdmit(code: "80.21.karo"))
        #expect(try world.district.node.state() == before)
        #expect(try world.district.node.doctor().quarantine.count == 1)
        let unknown = #expect(throws: TrustError.self) {
            try world.centre.node.admitLate("80.99")
        }
        #expect(unknown == .unknownNode(typed: "80.99"))
    }

    @Test("Of a node that is in force nothing is taken in late, and the reason is said")
    func inForce() async throws {
        let world = try await Late()
        let error = #expect(throws: TrustError.self) {
            try world.centre.node.admitLate("80.21")
        }
        #expect(error == .notRevoked(code: "80.21"))
    }

    @Test("Of what a revoked machine brings only what is held apart is counted as that")
    func onlyHeldApart() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        try office.record("เดิม")
        for _ in 0..<2 {
            try await office.sync(with: district)
            try await district.sync(with: centre)
            try await office.sync(with: centre)
        }
        // The office brings what the district has said of another one, and nothing of its own.
        try await district.enrolled("80.21.lan").sync(with: district)
        try await office.sync(with: district)
        _ = try centre.node.revoke("80.21.karo")
        let stick = MemoryStick()
        _ = try office.node.sync(through: stick)
        let report = try centre.node.sync(through: stick)
        #expect(report.receivedChanges == 1)
        #expect(report.notices.count == 1)
        #expect(!report.notices.contains { $0.contains("not admitted") })
        #expect(try centre.node.doctor().quarantine.isEmpty)
    }

    @Test("Who hears of a revocation is told of the changes that it holds apart from then on")
    func heardLater() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        try office.record("เดิม")
        try await office.sync(with: district)
        try await district.sync(with: centre)
        try office.record("ยังไม่ถึงส่วนกลาง")
        try await office.sync(with: district)
        _ = try centre.node.revoke("80.21.karo")
        let report = try await district.sync(with: centre)
        #expect(report.notices.contains { $0.contains("1 changes") && $0.contains("not admitted") })
        #expect(try district.node.doctor().quarantine.count == 1)
        #expect(try district.subjects == ["เดิม"])
    }

    @Test("What another node has taken in already needs no second word, and no right to give it")
    func takenInAlready() async throws {
        let world = try await Late()
        _ = try world.centre.node.admitLate("80.21.karo")
        try await world.district.sync(with: world.centre)
        let before = try world.district.node.state()
        let report = try world.district.node.admitLate("80.21.karo")
        #expect(report.admittedChanges == 0)
        #expect(report.acceptedChanges == 3)
        #expect(try world.district.node.state() == before)
    }

    @Test("The stick of a machine lost before it was enrolled is taken in on a person's word")
    func stickOfLostMachine() async throws {
        let centre = try TestNode("centre", level: .centre)
        let lost = try TestNode("80.21.karo", clock: centre.clock)
        _ = try lost.node.join(try centre.node.invite(lost.node.office.code, level: .office))
        try lost.record("ก่อนสำรอง")
        let office = try lost.restored(seed: 7)
        try lost.record("หลังสำรอง")
        let stick = MemoryStick()
        _ = try lost.node.sync(through: stick)
        _ = try office.node.join(try centre.node.invite(lost.node.office.code, level: .office))
        try office.record("หลังกู้คืน")
        try await office.sync(with: centre)
        _ = try centre.node.sync(through: stick)
        #expect(try centre.subjects == ["ก่อนสำรอง", "หลังกู้คืน"])
        let node = try #require(try centre.node.doctor().quarantine.first?.node)
        #expect(try centre.node.admitLate(node).admittedChanges > 0)
        for _ in 0..<2 { try await office.sync(with: centre) }
        for node in [centre, office] {
            #expect(try node.subjects == ["ก่อนสำรอง", "หลังกู้คืน", "หลังสำรอง"].sorted())
            #expect(try node.node.doctor().quarantine.isEmpty)
        }
    }
}
