import Foundation
import Testing

@testable import SyncProtocol

@Suite("Random histories")
struct RandomWorldTests {
    /// The first seed: `TAMBON_FIRST_WORLD` in the environment, else 1.
    static let firstWorld = number("TAMBON_FIRST_WORLD") ?? 1
    /// How many worlds a run checks: `TAMBON_WORLDS` in the environment, else 10,000.
    static let worldCount = number("TAMBON_WORLDS") ?? 10_000

    /// The seeds, in parts that can run beside each other.
    static let parts: [ClosedRange<UInt64>] = {
        let last = firstWorld + worldCount - 1
        return stride(from: firstWorld, through: last, by: 625).map { $0...min($0 + 624, last) }
    }()

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test(
        "nodes that hold the same changes show the same state, and it is the one defined",
        arguments: parts
    )
    func worldsConverge(_ seeds: ClosedRange<UInt64>) throws {
        var events = WorldEvents()
        for seed in seeds { events += try check(seed) }
        print("worlds \(seeds): \(events)")
        if seeds.count >= 100 { #expect(events.least > seeds.count / 10) }
    }

    private func check(_ seed: UInt64) throws -> WorldEvents {
        var world = RandomWorld(seed: seed)
        do { try world.run() } catch {
            Issue.record("seed \(seed): \(error)")
            throw error
        }
        let all = Oracle(world.changes, held: ChangeNumbers(rawValue: .max)).image
        for (number, node) in world.nodes.enumerated() {
            try #require(node.ledger.pending.isEmpty, "seed \(seed), node \(number)")
            let isEqual = node.ledger.image == all
            try #require(isEqual, "seed \(seed), node \(number)")
            try node.ledger.checkInvariants()
        }
        if seed % 16 == 0 {
            let images = Set(world.nodes.map(\.ledger.image.bytes))
            try #require(images.count == 1, "seed \(seed)")
        }
        return world.events
    }
}
