import ComplaintModel
import FieldNode
import TestGround

/// A clerk who does what may be done, and some of what may not, from a seed.
struct RandomUser {
    private var random: SplitMix64
    /// How many of the attempts were refused.
    private(set) var refusals = 0

    private static let received = [
        "2025-08-30", "2025-09-30", "2025-10-01", "2025-11-01", "2025-11-17T08:30",
    ]

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// Does one thing on a node, in any of the ledgers that it holds.
    mutating func work(on test: TestNode) throws {
        test.clock.advance(milliseconds: Int64(random.below(40_000_000)))
        do {
            let cases = try test.node.list(ListRequest())
            if cases.isEmpty || random.once(in: 4) { return try record(on: test) }
            let id = random.pick(cases).id
            switch random.below(10) {
            case 0...5: try act(on: test, id)
            case 6...7: try edit(on: test, id)
            case 8: try settle(on: test)
            default: try test.node.link(id, to: random.pick(cases).id, reason: nil)
            }
        } catch is FieldNodeError { refusals += 1 }
    }

    private mutating func record(on test: TestNode) throws {
        if test.node.office.level != .office { return }
        try test.record(
            "เรื่อง \(random.below(1_000))",
            received: random.once(in: 3) ? random.pick(Self.received) : nil,
            channel: random.pick(["walk-in", "phone", "facebook"]),
            random.once(in: 2) ? [.name: "สมชาย ใจดี", .address: "1 หมู่ 2"] : [:]
        )
    }

    private mutating func act(on test: TestNode, _ id: String) throws {
        let kinds: [ActionKind] = [
            .accept, .triage, .memo, .sign, .assign, .reportResult, .notify, .close, .notClose,
            .note,
            .retract, .void, .decline,
        ]
        let view = try test.node.show(id)
        var acting = Acting(caseName: id, kind: random.pick(kinds))
        acting.unit = random.pick(["กองช่าง", "กองคลัง"])
        let category = random.pick(["service", "conduct", "information"])
        if acting.kind == .triage { acting.category = category }
        acting.reason = acting.kind == .decline ? "too-vague" : "เหตุผล"
        acting.basis = random.once(in: 3) ? view.basis : nil
        if acting.kind == .retract {
            acting.retracts = 1 + random.below(max(view.actions.count, 1))
        }
        try test.node.act(acting)
    }

    private mutating func edit(on test: TestNode, _ id: String) throws {
        let field: EditableField = random.pick([
            .place, .subject, .accused, .category, .channel, .received,
        ])
        let text =
            switch field {
            case .category: random.pick(["service", "conduct", ""])
            case .channel: random.pick(["phone", "walk-in"])
            case .received: random.pick(Self.received)
            default: "คำ \(random.below(9))"
            }
        try test.node.edit(id, field, to: text)
    }

    private mutating func settle(on test: TestNode) throws {
        let found = try test.node.conflicts()
        guard !found.isEmpty else { return }
        let chosen = random.pick(found)
        let conflict = random.pick(chosen.conflicts)
        try test.node.resolve(
            chosen.id,
            conflict.field,
            .keep(dot: random.pick(conflict.values).dot)
        )
    }
}
