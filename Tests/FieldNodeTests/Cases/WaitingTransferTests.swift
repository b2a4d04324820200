import ComplaintModel
import FieldNode
import Foundation
import Testing

/// Requests that have to wait for something else than the office that is asked, and cases that are put
/// right on their way.
@Suite struct WaitingTransferTests {
    private struct Offices {
        let centre: TestNode
        let district: TestNode
        let karo: TestNode
        let nong: TestNode
        let pak: TestNode

        init() async throws {
            centre = try TestNode("centre", level: .centre)
            district = try centre.enrolled("80.21", level: .district)
            try await district.sync(with: centre)
            karo = try district.enrolled("80.21.karo")
            nong = try district.enrolled("80.21.nong")
            pak = try district.enrolled("80.21.pak")
            try await exchange()
        }

        func exchange(with more: [TestNode] = []) async throws {
            for _ in 0..<2 {
                for office in [karo, nong, pak] + more { try await office.sync(with: district) }
                try await district.sync(with: centre)
            }
        }

        func offer(at office: TestNode) throws -> String {
            try #require(try office.node.offers().first).id
        }

        func expectEqual(_ offices: [TestNode]) throws {
            for node in [district, centre] {
                for office in offices {
                    #expect(try node.stateBytes(office: office.code) == office.ownState)
                }
                #expect(try node.node.verify().problems == [])
            }
        }
    }

    /// Two computers of an office ask two offices for one case, and neither knows of the other.
    private static func askedTwice(_ world: Offices) async throws -> (case: String, TestNode) {
        let second = try world.district.furtherComputer(of: "80.21.karo", seed: 41)
        let id = try world.karo.record("ถนนหน้าวัด").id
        for _ in 0..<2 { try await world.exchange(with: [second]) }
        _ = try world.karo.node.transfer(id, to: OfficeCode(parsing: "80.21.nong"))
        try await world.karo.sync(with: world.district)
        _ = try second.node.transfer(id, to: OfficeCode(parsing: "80.21.pak"))
        try await world.exchange(with: [second])
        #expect(try world.pak.node.offers().isEmpty)
        return (id, second)
    }

    @Test("Once one office has declined a case, the next that was asked for it gets the offer")
    func nextRequest() async throws {
        let world = try await Offices()
        let (id, second) = try await Self.askedTwice(world)
        try world.nong.node.declineOffer(world.offer(at: world.nong), reason: "ไม่อยู่ในเขต")
        try await world.exchange(with: [second])
        #expect(try world.pak.node.offers().map(\.subject) == ["ถนนหน้าวัด"])
        _ = try world.pak.node.acceptOffer(world.offer(at: world.pak))
        try await world.exchange(with: [second])
        #expect(try world.karo.node.show(id).state == "transferred")
        try world.expectEqual([world.karo, world.nong, world.pak])
    }

    @Test("Once one office has taken a case, nobody else is offered it")
    func takenOnce() async throws {
        let world = try await Offices()
        let (id, second) = try await Self.askedTwice(world)
        _ = try world.nong.node.acceptOffer(world.offer(at: world.nong))
        try await world.exchange(with: [second])
        #expect(try world.pak.node.offers().isEmpty)
        let shown = try second.node.show(id)
        #expect(shown.state == "transferred" && shown.inTransitTo == nil)
        try world.expectEqual([world.karo, world.nong, world.pak])
    }

    @Test("A request waits for an office that is only set up later, and then reaches it")
    func laterOffice() async throws {
        let world = try await Offices()
        let id = try world.karo.record("ถนนหน้าวัด").id
        _ = try world.karo.node.transfer(id, to: OfficeCode(parsing: "80.21.new"))
        try await world.exchange()
        let new = try world.district.enrolled("80.21.new")
        try await world.exchange(with: [new])
        _ = try new.node.acceptOffer(world.offer(at: new))
        try await world.exchange(with: [new])
        #expect(try world.karo.node.show(id).state == "transferred")
        try world.expectEqual([world.karo, new])
    }

    @Test("A request that a district has left undone is carried on by the node above it")
    func lostDistrict() async throws {
        let world = try await Offices()
        let id = try world.karo.record("ถนนหน้าวัด").id
        try await world.exchange()
        _ = try world.karo.node.transfer(id, to: OfficeCode(parsing: "80.21.nong"))
        try await world.karo.sync(with: world.centre)
        #expect(try world.nong.node.offers().isEmpty)
        _ = try world.centre.node.revoke("80.21")
        for office in [world.karo, world.nong] { try await office.sync(with: world.centre) }
        #expect(try world.nong.node.offers().count == 1)
    }

    @Test("What is put right in a case on its way reaches the office that takes it")
    func corrected() async throws {
        let world = try await Offices()
        let named: [EditableField: String] = [.name: "วิไล", .phone: "081-555-0142"]
        let id = try world.karo.record("ถนนหน้าวัด", named).id
        let nong = try OfficeCode(parsing: "80.21.nong")
        _ = try world.karo.node.transfer(id, to: nong, withIdentity: true)
        try await world.exchange()
        let listed = try world.offer(at: world.nong)
        try world.karo.node.edit(id, .detail, to: "ถนนพังสองจุด")
        try world.karo.node.edit(id, .accused, to: "ผู้รับเหมา")
        try world.karo.node.edit(id, .phone, to: "081-555-0199")
        try await world.exchange()
        let offers = try world.nong.node.offers()
        #expect(offers.map(\.detail) == ["ถนนพังสองจุด"] && offers.map(\.accused) == ["ผู้รับเหมา"])
        // The name by which it was listed before stays good.
        let taken = try world.nong.node.acceptOffer(listed)
        var request = ShowRequest()
        request.identity = true
        let shown = try world.nong.node.show(taken.id, request)
        #expect(shown.detail == "ถนนพังสองจุด" && shown.accused == "ผู้รับเหมา")
        #expect(shown.identityFields == ["name": "วิไล", "phone": "081-555-0199"])
        try await world.exchange()
        #expect(try world.karo.node.show(id).state == "transferred")
        #expect(try world.nong.node.offers().isEmpty)
        // All of it has come there, so nobody has to be told.
        #expect(try world.karo.node.notices().isEmpty)
        try world.expectEqual([world.karo, world.nong])
    }

    @Test("A request for a case that was put right on its way is still taken back whole")
    func correctedAndWithdrawn() async throws {
        let world = try await Offices()
        let id = try world.karo.record("ถนนหน้าวัด").id
        _ = try world.karo.node.transfer(id, to: OfficeCode(parsing: "80.21.nong"))
        try await world.exchange()
        try world.karo.node.edit(id, .detail, to: "ถนนพังสองจุด")
        try await world.exchange()
        _ = try world.karo.node.withdrawTransfer(id, reason: "ระบุผิด")
        try await world.exchange()
        #expect(try world.nong.node.offers().isEmpty)
        #expect(try world.karo.node.show(id).state == "accepted")
        try world.expectEqual([world.karo, world.nong])
    }
}
