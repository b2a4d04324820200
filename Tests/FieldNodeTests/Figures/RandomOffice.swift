import ComplaintModel
import FieldNode
import TestGround
import Testing

/// An office of two computers and the centre above, where random things happen to complaints, apart
/// and in any order.
struct RandomOffice {
    static let code = "80.21.karo"

    let centre: TestNode
    let computers: [TestNode]
    let procedure: Procedure
    private(set) var freezings = RecountedFreezings()
    /// How many of the attempts were refused.
    private(set) var refusals = 0
    private var random: SplitMix64

    var nodes: [TestNode] { computers + [centre] }
    var clock: TestClock { centre.clock }
    var today: CivilDate {
        LocalMoment(unixMilliseconds: clock.world(seed: 0).nowMilliseconds()).date
    }

    init(seed: UInt64) async throws {
        random = SplitMix64(seed: seed)
        let name = seed.isMultiple(of: 3) ? "school" : "karo-sao"
        procedure = try #require(Procedure.shipped(name))
        centre = try TestNode("centre", level: .centre, seed: seed)
        let first = try centre.enrolled(Self.code, procedure: name, seed: seed)
        try await first.sync(with: centre)
        let second = try centre.furtherComputer(of: Self.code, seed: seed &+ 77)
        try await second.sync(with: centre)
        computers = [first, second]
    }

    /// Lets some days pass, in which everybody works apart, and lets all hold the same at their end.
    mutating func live() async throws {
        for _ in 0..<(4 + random.below(6)) {
            clock.advance(milliseconds: Int64(random.below(150_000_000)))
            try work(on: random.once(in: 8) ? centre : random.pick(computers))
            if random.once(in: 10) { try await random.pick(computers).sync(with: centre) }
        }
        try freezeSomeMonth()
        let order = random.once(in: 2) ? computers : computers.reversed()
        for node in order + order { try await node.sync(with: centre) }
    }

    private mutating func freezeSomeMonth() throws {
        let month = MonthPeriod(containing: today).previous
        freezings.round += 1
        for computer in computers where random.once(in: 2) {
            let recount = try Recount(computer.node, office: Self.code, procedure)
            do {
                try freezings.freeze(
                    random.once(in: 4) ? month.previous : month,
                    on: computer,
                    recount
                )
            } catch is FreezingError { refusals += 1 }
        }
    }

    private mutating func work(on test: TestNode) throws {
        do {
            let cases = try test.node.list(ListRequest())
            if test.node.office.level == .office, cases.count < 40,
                cases.isEmpty || random.once(in: 3)
            {
                return try record(on: test)
            }
            guard !cases.isEmpty else { return }
            if random.once(in: 12) { return try changeRules(on: test) }
            let id = random.pick(cases).id
            if random.once(in: 6) { try edit(on: test, id) } else { try act(on: test, id) }
        } catch is FieldNodeError { refusals += 1 }
    }

    /// A day of the last four months, or nothing for now.
    private mutating func someDay() -> String? {
        random.once(in: 3) ? nil : today.adding(days: -random.below(120)).iso
    }

    private mutating func record(on test: TestNode) throws {
        var more: [EditableField: String] = [:]
        if random.once(in: 2) { more = [.name: "สมชาย ใจดี", .address: "1 หมู่ 2"] }
        if random.once(in: 2) { more[.category] = random.pick(procedure.categories).code.text }
        try test.record(
            "เรื่อง \(random.below(1_000))",
            received: someDay(),
            channel: random.pick(procedure.channels).code.text,
            more
        )
    }

    /// Proclaims a holiday, or sets the procedure with other lengths of time.
    private mutating func changeRules(on test: TestNode) throws {
        let office = test.node.office.level == .office ? nil : Self.code
        if random.once(in: 2) {
            let day = today.adding(days: random.below(40) - 20)
            try test.node.addHoliday(day, name: "วันหยุด", kind: .special, source: nil, of: office)
        } else {
            let json = String(decoding: try procedure.json(), as: UTF8.self)
            let other = json.replacing(/"length":\d+/, with: "\"length\":\(random.below(20))")
            _ = try test.node.setProcedure(Procedure.load(Array(other.utf8)), of: office)
        }
    }

    private mutating func act(on test: TestNode, _ id: String) throws {
        let view = try test.node.show(id)
        if random.once(in: 16) {
            let above = try #require(OfficeCode("centre"))
            if view.reservedFor == nil {
                try test.node.reserve(id, for: above)
            } else {
                try test.node.liftReservation(of: id)
            }
            return
        }
        var acting = Acting(
            caseName: id,
            kind: random.pick([
                .accept, .triage, .memo, .assign, .assign, .forward, .reportResult, .notify, .close,
                .close, .notClose, .note, .retract, .void, .decline, .transfer, .progress,
            ])
        )
        // A person may vouch for any day.
        acting.date = someDay()
        acting.acceptsDate = true
        acting.unit = random.pick(["กองช่าง", "กองคลัง", "สำนักปลัด"])
        if acting.kind == .triage { acting.category = random.pick(procedure.categories).code.text }
        acting.reason = acting.kind == .decline ? "too-vague" : "เหตุผล"
        acting.basis = random.once(in: 3) ? view.basis : nil
        if acting.kind == .retract {
            acting.retracts = 1 + random.below(max(view.actions.count, 1))
        }
        try test.node.act(acting)
    }

    private mutating func edit(on test: TestNode, _ id: String) throws {
        let field: EditableField = random.pick([.category, .channel, .received, .place])
        let text =
            switch field {
            case .category: random.pick(procedure.categories).code.text
            case .channel: random.pick(procedure.channels).code.text
            case .received: someDay() ?? today.iso
            default: "คำ \(random.below(9))"
            }
        try test.node.edit(id, field, to: text, acceptsDate: true)
    }
}
