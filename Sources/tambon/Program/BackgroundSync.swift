import FieldNode
import Logging
import ServiceLifecycle
import Transports

/// Exchanges with the node above while `serve` runs: soon after a change, and at intervals.
struct BackgroundSync: Service {
    let node: FieldNode
    /// Where the node above can be called; nil for where the present invitation says.
    let address: String?
    let pace: SyncSchedule.Pace
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do { try await exchangeForever() } catch is CancellationError {} catch {
                // A book that cannot be read is no reason to serve nobody.
                logger.error("\(ErrorText.of(error))")
                try? await gracefulShutdown()
            }
        }
    }

    private func exchangeForever() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        func now() -> Int64 { Int64((clock.now - start) / .milliseconds(1)) }
        func chance() -> Double {
            Double(RealWorld.world.randomBytes(1).first ?? 0) / 256
        }
        var schedule = SyncSchedule(now: now(), chance: chance(), pace: pace)
        var events = node.events.stream()
        while !Task.isCancelled {
            guard let link = try link() else {
                await invitation(events)
                continue
            }
            guard try await wait(for: &schedule, link.address, events, now) else {
                schedule = SyncSchedule(now: now(), chance: chance(), pace: pace)
                continue
            }
            schedule.begun()
            // A slow exchange may take minutes; what is recorded meanwhile is not in it.
            events = node.events.stream()
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

    /// The way to the node above; nil where nobody has said how it can be called.
    private func link() throws -> HTTPPeerLink? {
        guard let address = try address ?? node.addressAbove() else { return nil }
        do throws(PeerLinkError) { return try HTTPPeerLink(address) } catch {
            // An address that cannot be called is no reason to serve nobody.
            logger.error("\(ErrorText.of(error))")
            return nil
        }
    }

    /// Waits until an invitation is accepted.
    private func invitation(_ events: AsyncStream<NodeEvents.Event>) async {
        for await event in events where event == .invited { return }
    }

    /// Waits until an exchange is due; changes made meanwhile bring it forward.
    ///
    /// - Returns: false if an invitation was accepted instead: the node above may be another, or elsewhere.
    private func wait(
        for schedule: inout SyncSchedule,
        _ address: String,
        _ events: AsyncStream<NodeEvents.Event>,
        _ now: () -> Int64,
    ) async throws -> Bool {
        while schedule.due > now() {
            let rest = Duration.milliseconds(schedule.due - now())
            switch try await Self.next(of: events, within: rest) {
            case .recorded: schedule.changed(now: now())
            case .reached(address): schedule.reached(now: now())
            case .invited: return false
            case .reached, nil: try Task.checkCancellation()
            }
        }
        return true
    }

    private static func next(
        of events: AsyncStream<NodeEvents.Event>,
        within limit: Duration,
    ) async throws -> NodeEvents.Event? {
        try await withThrowingTaskGroup(of: NodeEvents.Event?.self) { group in
            group.addTask {
                for await event in events { return event }
                return nil
            }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            let first = try await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
