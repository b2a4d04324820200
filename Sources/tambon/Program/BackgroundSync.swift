import FieldNode
import Logging
import ServiceLifecycle
import Transports

/// Exchanges with the node above while `serve` runs: soon after a change, and at intervals.
struct BackgroundSync: Service {
    let node: FieldNode
    /// Where the node above can be called.
    let address: String
    let pace: SyncSchedule.Pace
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do { try await exchangeForever() } catch is CancellationError {} catch {
                // An address that cannot be called is no reason to serve nobody.
                logger.error("\(ErrorText.of(error))")
                try? await gracefulShutdown()
            }
        }
    }

    private func exchangeForever() async throws {
        let link = try HTTPPeerLink(address)
        let clock = ContinuousClock()
        let start = clock.now
        func now() -> Int64 { Int64((clock.now - start) / .milliseconds(1)) }
        func chance() -> Double {
            Double(RealWorld.world.randomBytes(1).first ?? 0) / 256
        }
        var schedule = SyncSchedule(now: now(), chance: chance(), pace: pace)
        var changes = node.localChanges.stream()
        while !Task.isCancelled {
            try await wait(for: &schedule, changes, now)
            schedule.begun()
            // A slow exchange may take minutes; what is recorded meanwhile is not in it.
            changes = node.localChanges.stream()
            do {
                let report = try await node.sync(over: link)
                for sentence in report.refused { logger.warning("\(sentence)") }
                schedule.succeeded(now: now(), chance: chance())
            } catch {
                logger.warning("\(ErrorText.of(error))")
                schedule.failed(now: now(), chance: chance())
            }
        }
    }

    /// Waits until an exchange is due; changes made meanwhile bring it forward.
    private func wait(
        for schedule: inout SyncSchedule,
        _ changes: AsyncStream<Void>,
        _ now: () -> Int64,
    ) async throws {
        while schedule.due > now() {
            let rest = Duration.milliseconds(schedule.due - now())
            if try await Self.hears(changes, within: rest) { schedule.changed(now: now()) }
        }
    }

    private static func hears(
        _ changes: AsyncStream<Void>,
        within limit: Duration,
    ) async throws -> Bool {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in changes { return true }
                return false
            }
            group.addTask {
                try await Task.sleep(for: limit)
                return false
            }
            let first = try await group.next() ?? false
            group.cancelAll()
            return first
        }
    }
}
