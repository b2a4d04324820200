import ComplaintModel
import FieldNode
import Foundation
import Testing
import TestGround

/// Two offices, a copy of one of them, and a centre, where everybody works and now and then somebody
/// exchanges.
struct Town {
    let offices: [TestNode]
    let centre: TestNode
    private var users: [RandomUser]
    private var random: SplitMix64

    var nodes: [TestNode] { offices + [centre] }
    /// How many of the attempts were refused.
    var refusals: Int { users.reduce(0) { $0 + $1.refusals } }

    init(seed: UInt64) throws {
        let clock = TestClock()
        centre = try TestNode("centre", level: .centre, clock: clock, seed: seed)
        let first = try centre.enrolled("80.21.karo", seed: seed)
        try first.record("ก่อนคัดลอก")
        offices = [
            first, try centre.enrolled("80.22.nong", seed: seed), try first.copied(seed: seed),
        ]
        users = (0..<4).map { RandomUser(seed: seed * 10 + $0) }
        random = SplitMix64(seed: seed)
    }

    /// Lets everybody work for a while.
    mutating func live(_ count: Int) async throws {
        for _ in 0..<count {
            let who = random.below(nodes.count)
            try users[who].work(on: nodes[who])
            if random.once(in: 8) { try await meet(random.below(offices.count)) }
        }
    }

    /// Exchanges until all hold the same.
    func settle() async throws {
        for _ in 0..<2 { for index in offices.indices { try await meet(index) } }
    }

    private func meet(_ index: Int) async throws {
        let report = try await offices[index].node.sync(over: DirectLink(to: centre.node))
        #expect(report.refused.isEmpty)
        #expect(report.isComplete)
    }

    /// Requires that all nodes that hold an office's ledger hold the same of it.
    func checkAgreement() throws {
        for code in ["80.21.karo", "80.22.nong"] {
            let holders = nodes.filter { $0.code == code || $0.code == "centre" }
            let states = try Set(holders.map { try $0.stateBytes(office: code) })
            #expect(states.count == 1, "the nodes differ on \(code)")
        }
    }
}
