import ComplaintModel
import FieldNode
import NodeStore
import SyncProtocol
import Testing

@Suite struct JoiningTests {
    private static func states(_ node: TestNode, of office: String) throws -> [String] {
        try node.node.nodes().nodes.filter { $0.office == office }.map(\.state)
    }

    @Test("An office joins over a link, and what it has recorded before counts at once")
    func overLink() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try office.record("ก่อนเชื่อมต่อ")
        #expect(try centre.node.nodes().invitations.map(\.office) == ["80.21.karo"])
        #expect(try await office.sync(with: centre).isComplete)
        for node in [centre, office] {
            #expect(try Self.states(node, of: "80.21.karo") == ["enrolled"])
            #expect(try node.node.doctor().quarantine.isEmpty)
            #expect(try node.subjects == ["ก่อนเชื่อมต่อ"])
        }
        #expect(try centre.node.nodes().invitations.isEmpty)
    }

    @Test(
        "An office that is invited anew exchanges with the district that took another's place there"
    )
    func replacedDistrict() async throws {
        let centre = try TestNode("centre", level: .centre)
        let former = try centre.enrolled("80.21", level: .district)
        try await former.sync(with: centre)
        let office = try former.enrolled("80.21.karo")
        try office.record("ก่อนเปลี่ยนเครื่อง")
        try await office.sync(with: former)
        try await former.sync(with: centre)
        let district = try centre.enrolled("80.21", level: .district, seed: 9)
        try await district.sync(with: centre)
        let invitation = try district.node.invite(office.node.office.code, level: .office)
        _ = try office.node.join(invitation)
        // The same address, where another machine answers now.
        #expect(DirectLink(to: district.node).address == DirectLink(to: former.node).address)
        #expect(try await office.sync(with: district).isComplete)
        #expect(try district.subjects == ["ก่อนเปลี่ยนเครื่อง"])
    }

    @Test("An office that calls an address where another node answers now gets through at once")
    func anotherAtTheAddress() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        for _ in 0..<2 {
            try await office.sync(with: district)
            try await district.sync(with: centre)
        }
        for called in [centre, district, centre] {
            try office.record("ที่ \(called.code)")
            let link = MovedLink(to: called.node)
            #expect(try await office.node.sync(over: link).isComplete)
            #expect(try called.subjects.contains("ที่ \(called.code)"))
        }
    }

    /// Whoever answers, it is at one address.
    private struct MovedLink: PeerLink {
        let address = "http://10.0.0.1:8080"
        private let link: DirectLink

        init(to peer: FieldNode) { link = DirectLink(to: peer) }

        func exchange(_ parcel: [UInt8]) async throws -> [UInt8] {
            try await link.exchange(parcel)
        }
    }

    @Test(
        "An old parcel of whoever invited hides from nobody that the invitation was accepted",
        arguments: [true, false]
    )
    func oldParcel(byStick: Bool) async throws {
        let centre = try TestNode("centre", level: .centre)
        let lost = try centre.enrolled("80.21", level: .district)
        try await lost.sync(with: centre)
        let office = try lost.enrolled("80.21.karo")
        try office.record("ก่อนเปลี่ยนเครื่อง")
        for _ in 0..<2 { try await office.sync(with: lost) }
        let district = try lost.restored(seed: 7)
        _ = try centre.node.revoke("80.21")
        _ = try district.node.join(try centre.node.invite(lost.node.office.code, level: .district))
        let stick = MemoryStick()
        _ = try district.node.sync(through: stick)
        for _ in 0..<2 { try await district.sync(with: centre) }
        _ = try office.node.sync(through: stick)
        _ = try office.node.join(
            try district.node.invite(office.node.office.code, level: .office)
        )
        // What lies there was written before the invitation.
        _ = try office.node.sync(through: stick)
        try office.record("หลังเชิญใหม่")
        if byStick {
            for node in [office, district, office] { _ = try node.node.sync(through: stick) }
        } else {
            for _ in 0..<2 { try await office.sync(with: district) }
        }
        #expect(try district.subjects == office.subjects)
        #expect(try Self.states(district, of: "80.21.karo").contains("enrolled"))
    }

    @Test("A further computer whose joining was cut short joins when that is repeated")
    func cutShort() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        try await first.sync(with: centre)
        let invitation = try centre.node.invite(first.node.office.code, level: .office)
        let folder = try TestFolder()
        try FieldNode.prepare(folder.path, toJoin: invitation, world: first.clock.world(seed: 3))
        // The power goes before the sign of an unfinished set-up is gone.
        try FolderMark.unfinished(in: folder.path).place()
        #expect(throws: StoreError.unfinished(directory: folder.path)) {
            try TestNode(opening: folder, clock: first.clock)
        }
        try FieldNode.prepare(folder.path, toJoin: invitation, world: first.clock.world(seed: 4))
        let further = try TestNode(opening: folder, clock: first.clock, seed: 5)
        #expect(try further.node.join(invitation).isFurtherComputer)
        #expect(try await further.sync(with: centre).isComplete)
    }

    @Test("An office joins by a stick, and the changes of the very parcel that says so are merged")
    func byStick() throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try office.record("ก่อนเชื่อมต่อ")
        let stick = MemoryStick()
        _ = try office.node.sync(through: stick)
        let report = try centre.node.sync(through: stick)
        #expect(report.receivedChanges == 2)
        #expect(report.refused.isEmpty)
        #expect(try centre.subjects == ["ก่อนเชื่อมต่อ"])
        #expect(try centre.node.doctor().quarantine.isEmpty)
        #expect(try Self.states(centre, of: "80.21.karo") == ["enrolled"])
        // The office hears of it with the stick's way back.
        _ = try office.node.sync(through: stick)
        #expect(try Self.states(office, of: "80.21.karo") == ["enrolled"])
    }

    @Test("A join that is announced again after lost answers enrols once")
    func announcedAgain() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let stick = MemoryStick()
        _ = try office.node.sync(through: stick)
        for _ in 0..<3 {
            await #expect(throws: DirectLink.Cut.self) {
                try await office.node.sync(
                    over: DirectLink(to: centre.node, answers: 0, breaking: .afterPeer)
                )
            }
        }
        _ = try centre.node.sync(through: stick)
        #expect(try await office.sync(with: centre).isComplete)
        #expect(try Self.states(centre, of: "80.21.karo") == ["enrolled"])
        // The registry's opening, the centre's certificate, and one for the office.
        #expect(try centre.changeCount(of: "registry") == 3)
    }

    @Test("An invitation that another node has accepted is refused, and changes nothing")
    func usedTwice() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try await office.sync(with: centre)
        let thief = try TestNode("80.21.karo", seed: 9)
        _ = try thief.node.join(try #require(office.invitation))
        try thief.record("แอบอ้าง")
        let before = try centre.stateBytes()
        let error = await #expect(throws: ExchangeError.self) {
            try await thief.sync(with: centre)
        }
        guard case .usedInvitation(code: "80.21.karo")? = error else {
            Issue.record("the thief was told: \(error.map { "\($0)" } ?? "nothing")")
            return
        }
        let stick = MemoryStick()
        _ = try thief.node.sync(through: stick)
        let report = try centre.node.sync(through: stick)
        #expect(report.receivedChanges == 0)
        #expect(report.refused.count == 1)
        #expect(try centre.stateBytes() == before)
        #expect(try Self.states(centre, of: "80.21.karo") == ["enrolled"])
    }

    @Test("A second invitation goes onto the stick on which the answer to a used one lies")
    func secondInvitation() throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21", level: .district)
        let stick = MemoryStick()
        for node in [first, centre] { _ = try node.node.sync(through: stick) }
        let second = try TestNode("80.21", level: .district, seed: 9)
        _ = try second.node.join(try #require(first.invitation))
        _ = try second.node.sync(through: stick)
        #expect(try centre.node.sync(through: stick).refused.count == 1)
        let anew = try centre.node.invite(OfficeCode(parsing: "80.21"), level: .district)
        _ = try second.node.join(anew)
        _ = try second.node.sync(through: stick)
        #expect(try centre.node.sync(through: stick).refused == [])
        #expect(try Self.states(centre, of: "80.21") == ["enrolled", "enrolled"])
    }

    @Test("An office that was never invited is told in one sentence how to get an invitation")
    func notInvited() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try TestNode("80.21.karo")
        try office.record("บันทึกได้ตั้งแต่นาทีแรก")
        let stick = MemoryStick()
        let untold = TrustError.notEnrolled(code: "80.21.karo")
        await #expect(throws: untold) { try await office.sync(with: centre) }
        #expect(throws: untold) { try office.node.sync(through: stick) }
        #expect(throws: untold) { try office.exported(to: "centre") }
        #expect(untold.description.contains("tambon invite 80.21.karo --out FILE"))
        #expect(untold.description.contains("tambon join FILE"))
        #expect(stick.contents.isEmpty)
        #expect(try office.numbers == ["1/2569"])
        #expect(try office.node.verify().problems == [])
    }

    @Test("A stranger's parcel is refused on every road, and changes nothing")
    func stranger() throws {
        let centre = try TestNode("centre", level: .centre)
        let elsewhere = try TestNode("centre", level: .centre, seed: 3)
        let foreign = try elsewhere.node.invite(OfficeCode(parsing: "80.21.karo"), level: .office)
        let crafted = try CraftedLedger(7)
        for invitation in [nil, foreign] {
            var peer = try TestPeer(
                signing: crafted.signing,
                ledger: crafted.ledger,
                invitation: invitation
            )
            let before = try RawDatabase(of: centre).dump()
            let parcel = try peer.parcel(
                for: centre,
                has: [crafted.ledger: .init()],
                sets: [try crafted.set(1...1)]
            )
            #expect(throws: ExchangeError.self) { try centre.node.answer(parcel) }
            for isTrial in [true, false] {
                #expect(throws: ExchangeError.self) {
                    try centre.node.import(parcel, name: "FILE", isTrial: isTrial)
                }
            }
            #expect(try RawDatabase(of: centre).dump() == before)
            let stick = MemoryStick()
            stick.put("S0000001.TPC", parcel)
            let report = try centre.node.sync(through: stick)
            #expect(report.refused.count == 1)
            #expect(stick.contents["S0000001.TPC"] == parcel)
            #expect(try centre.changeCount(of: "80.21.karo") == nil)
        }
    }

    @Test("An invitation for another office, of another deployment, or damaged is refused by name")
    func wrongInvitations() throws {
        let centre = try TestNode("centre", level: .centre)
        let elsewhere = try TestNode("centre", level: .centre, seed: 3)
        let office = try centre.enrolled("80.21.karo")
        let invitation = try #require(office.invitation)
        let before = try RawDatabase(of: office).dump()
        let other = try centre.node.invite(OfficeCode(parsing: "80.22.nong"), level: .office)
        #expect(throws: TrustError.invitedElsewhere(invited: "80.22.nong", own: "80.21.karo")) {
            try office.node.join(other)
        }
        let foreign = try elsewhere.node.invite(OfficeCode(parsing: "80.21.karo"), level: .office)
        #expect(throws: TrustError.otherDeployment) { try office.node.join(foreign) }
        for place in invitation.indices {
            var damaged = invitation
            damaged[place] ^= 1
            #expect(throws: TrustError.self, "byte \(place)") { try office.node.join(damaged) }
        }
        for count in invitation.indices {
            #expect(throws: TrustError.self) {
                try office.node.join(Array(invitation.prefix(count)))
            }
        }
        #expect(try RawDatabase(of: office).dump() == before)
    }
}
