import ComplaintModel
import FieldNode
import Foundation
import Testing

/// A case that moves from one office to another.
@Suite struct TransferTests {
    private typealias Offices = TransferOffices

    @Test("A case is handed over once another office has taken it, and has a number in both books")
    func accepted() async throws {
        let world = try await Offices()
        try world.transfer(world.first, reason: "อยู่ในเขตหนอง")
        let asked = try world.karo.node.show(world.first)
        #expect(asked.state == "accepted" && asked.inTransitTo == "80.21.nong")
        try await world.exchange()
        let offers = try world.nong.node.offers()
        #expect(offers.map(\.subject) == ["ถนนหน้าวัด"])
        #expect(offers.first?.reason == "อยู่ในเขตหนอง" && offers.first?.number == "1/2569")
        #expect(try world.karo.node.show(world.first).inTransitTo == "80.21.nong")
        let taken = try world.nong.node.acceptOffer(try #require(offers.first?.id), by: "อรทัย")
        #expect(taken.number == "2/2569")
        try await world.exchange()
        let left = try world.karo.node.show(world.first)
        #expect(left.state == "transferred" && left.inTransitTo == nil)
        #expect(left.actions.last?.unit == "80.21.nong")
        #expect(left.actions.last?.text?.contains("2/2569") == true)
        let arrived = try world.nong.node.show(taken.id)
        #expect(arrived.subject == "ถนนหน้าวัด" && arrived.links.map(\.id) == [left.id])
        #expect(try world.nong.node.offers().isEmpty)
        #expect(try world.centre.node.conflicts().isEmpty)
        for node in [world.district, world.centre] {
            #expect(try node.stateBytes(office: "80.21.karo") == world.karo.ownState)
            #expect(try node.stateBytes(office: "80.21.nong") == world.nong.ownState)
            #expect(try node.node.verify().problems.isEmpty)
        }
    }

    @Test("A case on its way is open and counted where it was until the other office has taken it")
    func countedOnce() async throws {
        let world = try await Offices()
        let open = { (node: TestNode, office: String) in
            var request = ListRequest()
            request.office = office
            return try node.node.list(request).filter { $0.state != "transferred" }.count
        }
        #expect(try open(world.centre, "80.21.karo") == 1)
        try world.transfer(world.first)
        try await world.exchange()
        #expect(try open(world.centre, "80.21.karo") == 1)
        #expect(try open(world.centre, "80.21.nong") == 1)
        let offer = try #require(try world.nong.node.offers().first)
        _ = try world.nong.node.acceptOffer(offer.id)
        // The district has both books: what it passes on has both steps, or none.
        try await world.nong.sync(with: world.district)
        #expect(try open(world.district, "80.21.karo") == 0)
        #expect(try open(world.district, "80.21.nong") == 2)
        try await world.district.sync(with: world.centre)
        #expect(try open(world.centre, "80.21.karo") == 0)
        #expect(try open(world.centre, "80.21.nong") == 2)
    }

    @Test("A transfer goes by sticks alone, both ways")
    func bySticks() async throws {
        let world = try await Offices()
        try world.transfer(world.first)
        let stick = MemoryStick()
        let tour = [world.karo, world.district, world.nong, world.district, world.karo]
        for node in tour { _ = try node.node.sync(through: stick) }
        let offer = try #require(try world.nong.node.offers().first)
        _ = try world.nong.node.acceptOffer(offer.id)
        for node in [world.nong, world.district, world.karo] {
            _ = try node.node.sync(through: stick)
        }
        #expect(try world.karo.node.show(world.first).state == "transferred")
    }

    @Test("An office that declines says why; the case stays, and can be offered again")
    func declined() async throws {
        let world = try await Offices()
        try world.transfer(world.first)
        try await world.exchange()
        let offer = try #require(try world.nong.node.offers().first)
        #expect(throws: FieldNodeError.self) {
            try world.nong.node.declineOffer(offer.id, reason: "  ")
        }
        try world.nong.node.declineOffer(offer.id, reason: "ไม่อยู่ในเขต")
        try await world.exchange()
        let shown = try world.karo.node.show(world.first)
        #expect(shown.state == "accepted" && shown.inTransitTo == nil)
        #expect(shown.declinedTransfers == ["80.21.nong: ไม่อยู่ในเขต"])
        #expect(try world.nong.node.offers().isEmpty)
        try world.transfer(world.first)
        try await world.exchange()
        #expect(try world.nong.node.offers().count == 1)
    }

    @Test("A request that was a mistake is taken back, and the case is free for another office")
    func withdrawn() async throws {
        let world = try await Offices()
        let nowhere = try OfficeCode(parsing: "80.99.nowhere")
        _ = try world.karo.node.transfer(world.first, to: nowhere)
        try await world.exchange()
        #expect(throws: FieldNodeError.self) { try world.transfer(world.first) }
        #expect(throws: FieldNodeError.self) {
            try world.karo.node.withdrawTransfer(world.first, reason: " ")
        }
        let withdrawn = try world.karo.node.withdrawTransfer(world.first, reason: "ระบุผิด")
        #expect(withdrawn.to == nowhere.text)
        #expect(throws: FieldNodeError.self) {
            try world.karo.node.withdrawTransfer(world.first, reason: "ระบุผิด")
        }
        try world.transfer(world.first)
        try await world.exchange()
        let shown = try world.karo.node.show(world.first)
        #expect(shown.inTransitTo == "80.21.nong")
        #expect(shown.declinedTransfers == ["80.99.nowhere: ถอนคำขอ ระบุผิด"])
        #expect(try world.nong.node.offers().count == 1)
        _ = try world.karo.node.withdrawTransfer(world.first, reason: "อยู่ในเขตเรา")
        try await world.exchange()
        #expect(try world.nong.node.offers().isEmpty)
        let after = try world.karo.node.show(world.first)
        #expect(after.state == "accepted" && after.inTransitTo == nil)
        #expect(after.declinedTransfers.last == "80.21.nong: ถอนคำขอ อยู่ในเขตเรา")
        for node in [world.district, world.centre] {
            #expect(try node.stateBytes(office: "80.21.karo") == world.karo.ownState)
            #expect(try node.stateBytes(office: "80.21.nong") == world.nong.ownState)
        }
    }

    @Test(
        "An office that accepts before it hears of the withdrawal has the case, whichever word comes first",
        arguments: [true, false]
    )
    func withdrawnTooLate(acceptanceFirst: Bool) async throws {
        let world = try await Offices()
        try world.transfer(world.first)
        try await world.exchange()
        let offer = try #require(try world.nong.node.offers().first)
        _ = try world.nong.node.acceptOffer(offer.id)
        _ = try world.karo.node.withdrawTransfer(world.first, reason: "อยู่ในเขตเรา")
        let order = acceptanceFirst ? [world.nong, world.karo] : [world.karo, world.nong]
        for office in order { try await office.sync(with: world.district) }
        try await world.exchange()
        let left = try world.karo.node.show(world.first)
        #expect(left.state == "transferred" && left.declinedTransfers.isEmpty)
        #expect(left.actions.last?.text?.contains("2/2569") == true)
        #expect(left.actions.count { $0.kind == "transfer" } == 1)
        #expect(try world.nong.node.list(ListRequest()).count == 2)
        #expect(try world.centre.node.conflicts().isEmpty)
        for node in [world.district, world.centre] {
            #expect(try node.stateBytes(office: "80.21.karo") == world.karo.ownState)
            #expect(try node.stateBytes(office: "80.21.nong") == world.nong.ownState)
        }
    }

    @Test(
        "What ends or hides a case takes the request for it back",
        arguments: ["void", "close", "reserve"]
    )
    func ended(by deed: String) async throws {
        let world = try await Offices()
        try world.transfer(world.first)
        try await world.exchange()
        #expect(try world.nong.node.offers().count == 1)
        switch deed {
        case "reserve":
            try world.karo.node.reserve(world.first, for: try OfficeCode(parsing: "80.21"))
        case "void": try world.karo.act(world.first, .void) { $0.reason = "บันทึกซ้ำ" }
        default: try world.karo.act(world.first, .close)
        }
        try await world.exchange()
        #expect(try world.nong.node.offers().isEmpty)
        var moving = ListRequest()
        moving.onlyInTransit = true
        for node in world.all { #expect(try node.node.list(moving).isEmpty) }
        #expect(try world.district.stateBytes(office: "80.21.karo") == world.karo.ownState)
    }

    @Test("A line that was voided too late says that the other office has the case")
    func voidedTooLate() async throws {
        let world = try await Offices()
        try world.transfer(world.first)
        try await world.exchange()
        let offer = try #require(try world.nong.node.offers().first)
        _ = try world.nong.node.acceptOffer(offer.id)
        try world.karo.act(world.first, .void) { $0.reason = "บันทึกซ้ำ" }
        try await world.exchange()
        let left = try world.karo.node.show(world.first)
        #expect(left.state == "voided" && left.declinedTransfers.isEmpty)
        #expect(left.takenOver == "สำนักงาน 80.21.nong (80.21.nong) เลขที่ 2/2569")
    }

    @Test("A conflict with a hand-over is not settled against it")
    func conflictWithHandOver() async throws {
        let world = try await Offices()
        try world.transfer(world.first)
        try await world.exchange()
        let offer = try #require(try world.nong.node.offers().first)
        _ = try world.nong.node.acceptOffer(offer.id)
        try world.karo.act(world.first, .close)
        try await world.nong.sync(with: world.district)
        try await world.exchange()
        let shown = try world.karo.node.show(world.first)
        let values = try #require(shown.conflicts.first { $0.field == "actions" }).values
        let close = try #require(values.first { $0.value.contains("ยุติ") }).dot
        #expect(throws: FieldNodeError.self) {
            try world.karo.node.resolve(world.first, "actions", .keep(dot: close))
        }
        let handOver = try #require(values.first { !$0.value.contains("ยุติ") }).dot
        try world.karo.node.resolve(world.first, "actions", .keep(dot: handOver))
        #expect(try world.karo.node.show(world.first).state == "transferred")
    }

    @Test("What another office has in its register is not taken back by a retraction")
    func notTakenBack() async throws {
        let world = try await Offices()
        try world.transfer(world.first)
        try await world.exchange()
        let offer = try #require(try world.nong.node.offers().first)
        _ = try world.nong.node.acceptOffer(offer.id)
        try await world.exchange()
        let left = try world.karo.node.show(world.first)
        #expect(throws: FieldNodeError.self) {
            try world.karo.act(world.first, .retract) {
                $0.retracts = left.actions.count
                $0.reason = "ลงผิด"
            }
        }
        #expect(try world.karo.node.show(world.first).state == "transferred")
        let notice = try DrawnFields(.resultNotice, world.first, at: world.karo)
        #expect(notice["handedOverTo"] == "สำนักงาน 80.21.nong")
    }

    @Test("A case that came by a channel which the other office lacks came by it all the same")
    func channelKept() async throws {
        let world = try await Offices()
        let id = try world.karo.record("ในตู้", channel: "complaint-box").id
        try world.transfer(id)
        try await world.exchange()
        let offer = try #require(try world.nong.node.offers().first)
        let taken = try world.nong.node.acceptOffer(offer.id)
        let shown = try world.nong.node.show(taken.id)
        #expect(shown.channel == "complaint-box" && shown.state == "received")
        #expect(shown.channelThai == "ตู้รับเรื่องร้องเรียน")
    }

    @Test("A case of an office whose books are elsewhere is linked by its name")
    func linkedByName() async throws {
        let world = try await Offices()
        try world.karo.node.link(world.first, to: "80.21.nong:๑/๒๕๖๙", reason: "เรื่องเดิม")
        try await world.exchange()
        let own = try world.karo.node.show(world.first).links
        #expect(own.map(\.office) == ["80.21.nong"] && own.map(\.number) == ["1/2569"])
        #expect(own.map(\.id) == [""])
        let older = try world.nong.node.list(ListRequest()).map(\.id)
        #expect(try world.district.node.show(world.first).links.map(\.id) == older)
        let entry = ComplaintEntry([.channel: "phone", .subject: "ต่อ", .detail: "จากเดิม"])
        let recording = Recording(entry: entry, links: ["80.22.far:3/2568"])
        let continued = try world.karo.node.record([recording], allOrNothing: true)[0].get()
        let links = try world.karo.node.show(continued.id).links
        #expect(links.map(\.office) == ["80.22.far"] && links.map(\.number) == ["3/2568"])
        for name in ["nong", "80.21.nong:", "1/2569/3"] {
            #expect(throws: FieldNodeError.self) {
                try world.karo.node.link(world.first, to: name)
            }
        }
    }

    @Test("A case on its way is listed with the days that it has waited")
    func waiting() async throws {
        let world = try await Offices()
        try world.transfer(world.first)
        var request = ListRequest()
        request.onlyInTransit = true
        request.today = world.karo.node.now.date.adding(days: 12)
        let listed = try world.karo.node.list(request)
        #expect(listed.map(\.inTransitDays) == [12] && listed.map(\.id) == [world.first])
        #expect(try world.nong.node.list(request).isEmpty)
        try await world.exchange()
        #expect(try world.nong.node.offers(today: request.today).map(\.days) == [12])
        #expect(try world.centre.node.list(request).map(\.inTransitTo) == ["80.21.nong"])
    }

    @Test("A case that is on its way, ended, or the other office's own is not offered again")
    func refused() async throws {
        let world = try await Offices()
        let own = try OfficeCode(parsing: "80.21.karo")
        let before = try world.karo.ownState
        #expect(throws: FieldNodeError.self) {
            try world.karo.node.transfer(world.first, to: own)
        }
        #expect(try world.karo.ownState == before)
        try world.transfer(world.first)
        let asked = try world.karo.ownState
        #expect(throws: FieldNodeError.self) { try world.transfer(world.first) }
        let closed = try world.karo.record("จบแล้ว").id
        try world.karo.act(closed, .close)
        #expect(throws: FieldNodeError.self) { try world.transfer(closed) }
        #expect(try world.karo.node.show(world.first).inTransitTo == "80.21.nong")
        #expect(asked != before)
    }

    @Test("A line that was voided on its way stays voided, although the other office has the case")
    func voidedOnTheWay() async throws {
        let world = try await Offices()
        try world.transfer(world.first)
        try await world.exchange()
        let offer = try #require(try world.nong.node.offers().first)
        _ = try world.nong.node.acceptOffer(offer.id)
        try world.karo.act(world.first, .void) { $0.reason = "ลงซ้ำ" }
        try await world.karo.sync(with: world.district)
        try await world.exchange()
        let shown = try world.karo.node.show(world.first)
        #expect(shown.state == "voided" && shown.inTransitTo == nil)
        #expect(try world.centre.node.conflicts().isEmpty)
    }

    @Test("A case that is reserved after it was asked for is not offered to the other office")
    func reservedOnTheWay() async throws {
        let world = try await Offices()
        try world.transfer(world.first)
        try world.karo.node.reserve(world.first, for: try OfficeCode(parsing: "80.21"))
        try await world.exchange()
        #expect(try world.nong.node.offers().isEmpty)
        let books = try world.nong.ownState
        #expect(!String(decoding: books, as: UTF8.self).contains("ถนนหน้าวัด"))
    }

    @Test("An office under another district gets the offer from the node above both")
    func acrossDistricts() async throws {
        let world = try await Offices()
        let other = try world.centre.enrolled("80.22", level: .district)
        try await other.sync(with: world.centre)
        let pak = try other.enrolled("80.22.pak")
        try await pak.sync(with: other)
        try await other.sync(with: world.centre)
        _ = try world.karo.node.transfer(world.first, to: try OfficeCode(parsing: "80.22.pak"))
        let exchange = {
            try await world.exchange()
            for _ in 0..<2 {
                try await other.sync(with: world.centre)
                try await pak.sync(with: other)
            }
            try await other.sync(with: world.centre)
            try await world.exchange()
        }
        try await exchange()
        let offer = try #require(try pak.node.offers().first)
        _ = try pak.node.acceptOffer(offer.id)
        try await exchange()
        #expect(try world.karo.node.show(world.first).state == "transferred")
    }

    /// Records a case with a complainant, asks the other office to take it, and takes it there.
    private static func handOver(
        _ world: Offices,
        withIdentity: Bool,
    ) async throws -> (old: String, new: RecordedCase) {
        let named: [EditableField: String] = [.name: "วิไลคานารี", .phone: "081-555-0142"]
        let id = try world.karo.record("ขอให้ซ่อมสะพาน", named).id
        let asked = try world.transfer(id, withIdentity: withIdentity)
        #expect(asked.withIdentity == withIdentity)
        try await world.exchange()
        let offer = try #require(try world.nong.node.offers().first)
        #expect(offer.hasIdentity == withIdentity)
        let taken = try world.nong.node.acceptOffer(offer.id)
        try await world.exchange()
        return (id, taken)
    }

    @Test("Who the complainant is goes along only where that is shared, and opens nowhere between")
    func identity() async throws {
        let world = try await Offices()
        var request = ShowRequest()
        request.identity = true
        let kept = try await Self.handOver(world, withIdentity: false)
        #expect(try world.nong.node.show(kept.new.id).identity == "none")
        let shared = try await Self.handOver(world, withIdentity: true)
        let fields = try world.nong.node.show(shared.new.id, request).identityFields
        #expect(fields == ["name": "วิไลคานารี", "phone": "081-555-0142"])
        #expect(try world.nong.node.show(shared.new.id).isReachable)
        for node in [world.district, world.centre] {
            #expect(throws: FieldNodeError.self) { try node.node.show(shared.new.id, request) }
            #expect(throws: FieldNodeError.self) { try node.node.show(shared.old, request) }
        }
        for node in world.all {
            for (name, contents) in try node.folder.files() {
                #expect(contents.firstRange(of: Data("วิไลคานารี".utf8)) == nil, "\(name)")
            }
        }
    }

    @Test("A case without a name has none to share, and an office without a known node gets none")
    func noIdentity() async throws {
        let world = try await Offices()
        let unknown = try OfficeCode(parsing: "99.01")
        let id = try world.karo.record("สะพาน", [.name: "วิไล"]).id
        let before = try world.karo.ownState
        #expect(throws: FieldNodeError.self) {
            try world.karo.node.transfer(id, to: unknown, withIdentity: true)
        }
        #expect(try world.karo.ownState == before)
        #expect(try !world.transfer(world.first, withIdentity: true).withIdentity)
    }

    @Test("A case is not written off to an office that has not taken it")
    func notWrittenOff() async throws {
        let world = try await Offices()
        for unit in ["80.21.nong", "80.21"] {
            #expect(throws: FieldNodeError.self) {
                try world.karo.act(world.first, .transfer) { $0.unit = unit }
            }
        }
        try world.transfer(world.first)
        #expect(throws: FieldNodeError.self) {
            try world.karo.act(world.first, .transfer) { $0.unit = "ป.ป.ช." }
        }
        // The control: an agency that keeps no books here is written down.
        let other = try world.karo.record("เรื่องของ ป.ป.ช.").id
        try world.karo.act(other, .transfer) { $0.unit = "ป.ป.ช." }
        #expect(try world.karo.node.show(other).state == "transferred")
    }

    @Test("The office that hands a named case over is asked to tell the complainant")
    func told() async throws {
        let world = try await Offices()
        let handed = try await Self.handOver(world, withIdentity: false)
        var untold = ListRequest()
        untold.onlyUntold = true
        #expect(try world.karo.node.list(untold).map(\.id) == [handed.old])
        try world.karo.act(handed.old, .notify)
        #expect(try world.karo.node.list(untold).isEmpty)
    }
}
