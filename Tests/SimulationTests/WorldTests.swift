import Foundation
import Simulation
import Testing

/// A few whole worlds; `tambon-simulate` runs the many.
@Suite("Whole worlds")
struct WorldTests {
    private func options(actions: Int = 60, plant: Plant? = nil) -> WorldOptions {
        var options = WorldOptions(
            folder: NSTemporaryDirectory() + "tambon-worlds-\(UUID().uuidString)"
        )
        options.actions = actions
        options.plant = plant
        return options
    }

    private func run(_ seed: UInt64, _ options: WorldOptions) async -> WorldResult {
        let result = await SimulatedWorld(seed: seed, options: options).run()
        try? FileManager.default.removeItem(atPath: options.folder)
        return result
    }

    @Test("A world keeps every promise, and its seed makes it again", arguments: [1, 2, 3, 5, 6])
    func repeats(_ seed: UInt64) async {
        let first = await run(seed, options())
        #expect(first.violation == nil, "\(first.lastLines.joined(separator: "\n"))")
        #expect(first.actions >= 60)
        #expect(first.tally.faultKinds > 0)
        let second = await run(seed, options())
        #expect(first == second)
    }

    @Test("A whole world counts: 4 nodes, 2 ledgers, 200 actions, 3 kinds of fault")
    func counted() async {
        let result = await run(20, options(actions: 200))
        #expect(result.violation == nil, "\(result.lastLines.joined(separator: "\n"))")
        #expect(result.counts)
    }

    @Test("Two seeds make two worlds")
    func differs() async {
        let (first, second) = (await run(6, options(actions: 5)), await run(7, options(actions: 5)))
        #expect(first.traceHash != second.traceHash)
    }

    @Test("What the surroundings break is found", arguments: Plant.allCases)
    func plantsAreFound(_ plant: Plant) async {
        var found: Violation?
        for seed in 1...20 as ClosedRange<UInt64> where found == nil {
            found = await run(seed, options(actions: 100, plant: plant)).violation
        }
        let isFound = found.map { plant.promises.contains($0.promise) } ?? false
        #expect(isFound, "\(found?.description ?? "nothing was found")")
    }

    @Test("A run of worlds sums up to the same, however many run at a time")
    func threads() async {
        let reports = await [1, 3].asyncMap { threads in
            let options = options(actions: 20)
            defer { try? FileManager.default.removeItem(atPath: options.folder) }
            return await Campaign(firstSeed: 40, worlds: 4, threads: threads, options: options)
                .run()
        }
        #expect(reports.map(\.isGood) == [true, true])
        #expect(reports[0].traceHash == reports[1].traceHash)
        #expect(reports[0].worldsWith == reports[1].worldsWith)
        #expect(reports.map(\.worlds) == [4, 4])
    }
}

extension Array {
    fileprivate func asyncMap<Result>(
        _ transform: (Element) async -> Result,
    ) async -> [Result] {
        var results: [Result] = []
        for element in self { results.append(await transform(element)) }
        return results
    }
}
