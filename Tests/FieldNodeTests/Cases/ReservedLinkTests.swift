import ComplaintModel
import FieldNode
import Foundation
import Testing

/// What stands beside a case that is reserved for an office above.
@Suite struct ReservedLinkTests {
    private static let secret = "นายกเรียกเงินค่าปูพื้น"

    @Test("Why another case is linked to a reserved one is hidden with it, also in a printed state")
    func linkedCase() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        try await office.sync(with: district)
        let first = try office.record(Self.secret).id
        let second = try office.record("เรื่องสอง").id
        let reason = "เรื่องเดิม \(Self.secret)"
        try office.node.link(second, to: first, reason: reason)
        #expect(try office.node.show(second).links.map(\.reason) == [reason])
        _ = try office.node.reserve(first, for: try OfficeCode(parsing: "80.21"))
        try await office.sync(with: district)
        try await district.sync(with: centre)
        for node in [office, centre] {
            #expect(try node.node.show(second).links.map(\.reason) == ["สงวน"])
            let state = try node.stateBytes(office: "80.21.karo")
            #expect(!String(decoding: state, as: UTF8.self).contains(Self.secret))
            let dumped = try node.node.state(office: "80.21.karo").flatMap(\.rows)
            #expect(dumped.first { $0.id == first }?.state == "reserved")
        }
        #expect(try district.node.show(second).links.map(\.reason) == [reason])
    }

    @Test("Of a case that was taken over and then reserved, a printed state hides the offers too")
    func acceptedCase() async throws {
        let world = try await TransferOffices()
        try world.transfer(world.first, reason: Self.secret)
        try await world.exchange()
        // The offer is made anew, with the words as they were put right.
        try world.karo.node.edit(world.first, .place, to: "บ้าน\(Self.secret)")
        try await world.exchange()
        let taken = try world.nong.node.acceptOffer(world.offer(at: world.nong)).id
        try await world.exchange()
        _ = try world.nong.node.reserve(taken, for: try OfficeCode(parsing: "80.21"))
        try await world.exchange()
        for node in [world.nong, world.centre] {
            let state = String(
                decoding: try node.stateBytes(office: "80.21.nong"),
                as: UTF8.self
            )
            for word in [Self.secret, "ถนนหน้าวัด"] { #expect(!state.contains(word)) }
            // What nobody has reserved is printed as it is.
            #expect(state.contains("เรื่องของหนอง"))
        }
    }

    @Test(
        "Of a case that was offered and then reserved, a printed state hides the offer and its answer",
        arguments: [false, true]
    )
    func offeredCase(isDeclined: Bool) async throws {
        let world = try await TransferOffices()
        try world.transfer(world.first, reason: Self.secret)
        try await world.exchange()
        if isDeclined {
            try world.nong.node.declineOffer(world.offer(at: world.nong), reason: Self.secret)
            try await world.exchange()
        }
        _ = try world.karo.node.reserve(world.first, for: try OfficeCode(parsing: "80.21"))
        try await world.exchange()
        #expect(try world.nong.node.offers().isEmpty)
        for node in [world.karo, world.district, world.centre] {
            let state = String(decoding: try node.stateBytes(), as: UTF8.self)
            for word in [Self.secret, "ถนนหน้าวัด"] { #expect(!state.contains(word)) }
        }
        // What nobody has reserved is printed as it is.
        let state = String(decoding: try world.centre.stateBytes(), as: UTF8.self)
        #expect(state.contains("เรื่องของหนอง"))
    }

    @Test("Why a request for a case was withdrawn is hidden in a printed state with the case")
    func withdrawnRequest() async throws {
        let world = try await TransferOffices()
        try world.transfer(world.first)
        _ = try world.karo.node.withdrawTransfer(world.first, reason: Self.secret)
        let state = { String(decoding: try world.karo.stateBytes(), as: UTF8.self) }
        #expect(try state().contains(Self.secret))
        _ = try world.karo.node.reserve(world.first, for: try OfficeCode(parsing: "80.21"))
        #expect(try !state().contains(Self.secret))
    }
}
