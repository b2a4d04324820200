import ComplaintModel
import Foundation
import SyncProtocol

/// One world: nodes, people, links, sticks, disks and clocks, all from one seed.
///
/// Everything in it is the shipped code on real SQLite; only time, chance, the network, the sticks
/// and the disks are simulated. A world runs on one thread.
package final class SimulatedWorld {
    let seed: UInt64
    let options: WorldOptions
    var random: SeededRandom
    let plan: WorldPlan
    var trace: Trace
    var tally = Tally()
    let time = WorldTime()
    var queue = EventQueue()
    var nodes: [SimulatedNode] = []
    var sticks: [TravellingStick] = []
    var postbag: [HeldParcel] = []
    var downLinks: [Int: Int64] = [:]
    var model = CausalModel()
    /// The codes of the ledgers in which people work.
    var ledgers: [String] = []
    /// The cases that people work on, by ledger, the newest last.
    var cases: [[String]] = []
    var forms: [OpenForm] = []
    /// What was last seen of the disks, by node.
    var tornWrites: [Int: Int] = [:]
    var refusedWrites: [Int: Int] = [:]
    var deedCount = 0
    var actionCount = 0
    /// Who exchanges at this moment: a node that keeps a register's book may write numbers meanwhile,
    /// which no person asked for.
    var exchanging: [Int] = []
    /// What centres that were put back from a copy have lost.
    var centreLosses: [CentreLoss] = []
    /// Who was revoked; at most one node a world.
    var revoked: RevokedNode?
    /// Whose keys have given a register's numbers, by ledger.
    var bookKeepers: [Set<Int>] = []
    /// How often a node got new keys.
    var newIdentities = 0
    let folder: String

    /// Makes the world of a seed; nothing has happened in it.
    package init(seed: UInt64, options: WorldOptions) {
        self.seed = seed
        self.options = options
        var random = SeededRandom(seed: seed)
        plan = WorldPlan(&random, actions: options.actions)
        self.random = random
        trace = Trace(listener: options.listener)
        folder = options.folder + "/w\(seed)"
    }

    /// Lets everything happen, then lets the world come to rest, and checks it.
    package func run() async -> WorldResult {
        var violation: Violation?
        do {
            try await live()
        } catch let found as Violation { violation = found } catch {
            violation = Violation(promise: .opens, detail: "\(error)")
        }
        if let violation { note("VIOLATION \(violation)") }
        for node in nodes { node.stop() }
        let nodeCount = nodes.count
        nodes = []
        try? FileManager.default.removeItem(atPath: folder)
        return WorldResult(
            seed: seed,
            traceHash: trace.hash,
            tally: tally,
            nodes: nodeCount,
            ledgers: cases.count { !$0.isEmpty },
            actions: actionCount,
            violation: violation,
            lastLines: violation == nil ? [] : trace.lastLines
        )
    }

    private func live() async throws {
        try await setUp()
        while actionCount < plan.actions, let (time, event) = queue.next() {
            self.time.now = time
            try await happen(event)
        }
        try await comeToRest()
    }

    private func happen(_ event: WorldEvent) async throws {
        switch event {
        case .work(let node):
            try work(at: nodes[node])
            again(event, withinMinutes: nodes[node].level == .office ? 100 : 300)
        case .call(let from, let to):
            try await call(from: nodes[from], to: nodes[to])
            again(event, withinMinutes: 3_000)
        case .visit(let stick):
            try visit(with: stick)
            again(event, withinMinutes: 2_400)
        case .arrival: try arrive()
        case .care:
            try await care()
            again(event, withinMinutes: 600)
        }
    }

    func again(_ event: WorldEvent, withinMinutes: Int) {
        queue.add(event, at: time.now + Int64(1 + random.below(withinMinutes)) * 60_000)
    }

    func note(_ line: @autoclosure () -> String) {
        let minutes = (time.now - WorldTime.start) / 60_000
        trace.note("\(minutes)m \(line())")
    }

    func count(_ occurrence: Occurrence) {
        tally.count(occurrence)
        note("  \(occurrence.rawValue)")
    }
}
