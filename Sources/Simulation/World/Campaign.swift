import Foundation
import Synchronization

/// Many worlds, a few at a time.
package struct Campaign: Sendable {
    /// The first seed.
    package let firstSeed: UInt64
    /// How many worlds.
    package let worlds: Int
    /// How many at a time.
    package let threads: Int
    /// What the worlds are made with.
    package let options: WorldOptions
    /// Whether each world is run twice, to compare.
    package let runsTwice: Bool
    /// After so many seconds no further world is begun; nil for no limit.
    package let limitSeconds: Int?

    /// Describes a run.
    package init(
        firstSeed: UInt64,
        worlds: Int,
        threads: Int,
        options: WorldOptions,
        runsTwice: Bool = false,
        limitSeconds: Int? = nil,
    ) {
        self.firstSeed = firstSeed
        self.worlds = worlds
        self.threads = threads
        self.options = options
        self.runsTwice = runsTwice
        self.limitSeconds = limitSeconds
    }

    /// Runs the worlds until all are done, one breaks a promise, or the time is up.
    ///
    /// - Parameter progress: called with what there is so far, now and then.
    /// - Returns: what all of them came to.
    package func run(
        progress: @escaping @Sendable (CampaignReport) -> Void = { _ in },
    ) async -> CampaignReport {
        let started = ContinuousClock.now
        let ledger = CampaignLedger(self, since: started)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<threads {
                group.addTask {
                    while let seed = ledger.take() {
                        let outcome = await Self.world(seed, options, twice: runsTwice)
                        ledger.add(outcome, progress)
                    }
                }
            }
        }
        var report = ledger.report
        report.seconds = (ContinuousClock.now - started) / .seconds(1)
        return report
    }

    @concurrent
    private static func world(
        _ seed: UInt64,
        _ options: WorldOptions,
        twice: Bool,
    ) async -> (result: WorldResult, isRepeatable: Bool) {
        let result = await SimulatedWorld(seed: seed, options: options).run()
        if !twice { return (result, true) }
        let again = await SimulatedWorld(seed: seed, options: options).run()
        return (result, again.traceHash == result.traceHash)
    }
}

/// Which worlds are still to be run, and what those that were came to.
private final class CampaignLedger: Sendable {
    private let campaign: Campaign
    private let started: ContinuousClock.Instant
    private let state: Mutex<(next: Int, report: CampaignReport)>

    init(_ campaign: Campaign, since started: ContinuousClock.Instant) {
        self.campaign = campaign
        self.started = started
        state = Mutex((next: 0, report: CampaignReport(firstSeed: campaign.firstSeed)))
    }

    var report: CampaignReport { state.withLock { $0.report } }

    /// The next seed; nil if no further world is to begin.
    func take() -> UInt64? {
        if let limit = campaign.limitSeconds, ContinuousClock.now - started > .seconds(limit) {
            return nil
        }
        return state.withLock { state in
            guard state.next < campaign.worlds, state.report.failures.isEmpty else { return nil }
            defer { state.next += 1 }
            return campaign.firstSeed + UInt64(state.next)
        }
    }

    func add(
        _ outcome: (result: WorldResult, isRepeatable: Bool),
        _ progress: (CampaignReport) -> Void,
    ) {
        let report = state.withLock { state in
            state.report.add(outcome)
            return state.report
        }
        if report.worlds % 500 == 0 { progress(report) }
    }
}

/// What a run of worlds came to.
package struct CampaignReport: Sendable {
    /// The first seed.
    package let firstSeed: UInt64
    /// The worlds that were run.
    package private(set) var worlds = 0
    /// Those of them that are rich enough to be counted.
    package private(set) var countedWorlds = 0
    /// The acknowledged deeds of people in all of them.
    package private(set) var actions = 0
    /// How often each thing happened in all.
    package private(set) var times: [Occurrence: Int] = [:]
    /// In how many worlds each thing happened.
    package private(set) var worldsWith: [Occurrence: Int] = [:]
    /// A hash of all traces, whatever the order in which the worlds ended.
    package private(set) var traceHash: UInt64 = 0
    /// The worlds that broke a promise.
    package private(set) var failures: [WorldResult] = []
    /// Seeds whose second run was another.
    package private(set) var unrepeatable: [UInt64] = []
    /// How long it took.
    package var seconds = 0.0

    init(firstSeed: UInt64) { self.firstSeed = firstSeed }

    /// Whether every promise was kept, and every world that ran twice was the same.
    package var isGood: Bool { failures.isEmpty && unrepeatable.isEmpty }

    mutating func add(_ outcome: (result: WorldResult, isRepeatable: Bool)) {
        let result = outcome.result
        worlds += 1
        actions += result.actions
        if result.counts { countedWorlds += 1 }
        for occurrence in Occurrence.allCases where result.tally[occurrence] > 0 {
            times[occurrence, default: 0] += result.tally[occurrence]
            worldsWith[occurrence, default: 0] += 1
        }
        var mixed = SeededRandom(seed: result.seed ^ result.traceHash)
        traceHash &+= mixed.next()
        if result.violation != nil { failures.append(result) }
        if !outcome.isRepeatable { unrepeatable.append(result.seed) }
    }
}
