import ComplaintModel
import FieldNode
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

    @Test("Only who may revoke a node may take in what came late of it")
    func notEntitled() async throws {
        let world = try await Late()
        let before = try world.district.node.state()
        let error = #expect(throws: TrustError.self) {
            try world.district.node.admitLate("80.21.karo")
        }
        #expect(error == .mayNotRevoke(code: "80.21.karo"))
        #expect(try world.district.node.state() == before)
        #expect(try world.district.node.doctor().quarantine.count == 1)
        let unknown = #expect(throws: TrustError.self) {
            try world.centre.node.admitLate("80.21")
        }
        #expect(unknown == .unknownNode(typed: "80.21"))
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
