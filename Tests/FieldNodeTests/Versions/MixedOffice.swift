import ComplaintModel
import FieldNode
import Simulation
import TestGround
import Testing

/// An office with two computers, of which one runs a later version, and a centre of the present one;
/// beside it a twin of the centre that runs the later version and reads the very same parcels.
struct MixedOffice {
    let future: TestNode
    let present: TestNode
    let centre: TestNode
    let twin: TestNode
    private var random: SplitMix64
    private var users: [RandomUser]

    init(seed: UInt64) async throws {
        centre = try TestNode("centre", level: .centre, seed: seed)
        future = try centre.enrolled("80.21.karo", seed: seed, schema: FutureBuild.schema)
        try await future.sync(with: centre)
        present = try centre.furtherComputer(of: "80.21.karo", seed: seed + 50)
        try await present.sync(with: centre)
        // Before the first value in a new field has come.
        twin = try centre.copied(schema: FutureBuild.schema)
        random = SplitMix64(seed: seed)
        users = (0..<2).map { RandomUser(seed: seed * 10 + $0) }
    }

    /// Lets people work on both computers, and the later version's also in its new fields.
    mutating func live(_ count: Int) async throws {
        for _ in 0..<count {
            let who = random.below(2)
            let node = who == 0 ? future : present
            try users[who].work(on: node)
            if who == 0 { try useNewFields() }
            if random.once(in: 5) { try await meet(node) }
        }
    }

    private mutating func useNewFields() throws {
        let cases = try future.node.list(ListRequest())
        guard !cases.isEmpty else { return }
        let id = random.pick(cases).id
        switch random.below(4) {
        case 0: try future.node.press(id, random.pick(["today", "soon", "whenever"]))
        case 1: try future.node.spend(id, "ซื้อทราย", cost: Int64(random.below(9_000)))
        case 2: try future.node.visit(id, sight: "น้ำท่วม \(random.below(99))")
        default: break
        }
    }

    /// Exchanges with the centre until it has all of a computer, and the twin with it.
    func meet(_ node: TestNode) async throws {
        let report = try await node.node.sync(over: MirroredLink(to: centre.node, and: twin.node))
        #expect(report.isComplete)
        #expect(report.refused.isEmpty)
    }

    /// Exchanges until all hold the same.
    func settle() async throws {
        for _ in 0..<2 { for node in [future, present] { try await meet(node) } }
    }
}
