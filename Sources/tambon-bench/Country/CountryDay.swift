import FieldNode
import Foundation
import Synchronization
import Transports

/// A working day of a country: every office exchanges its changes with one centre over HTTP.
struct CountryDay {
    /// The program that serves.
    let program: String
    /// The centre's folder.
    let centreFolder: String
    /// The offices, each with a parcel to send.
    let offices: [CountryOffice]
    /// How many of them call at a time.
    let callers: Int

    /// What an office's exchange came to.
    private struct Call: Sendable {
        let seconds: Double
        let answer: [UInt8]
    }

    /// What the server has used while it was called.
    private struct Served {
        let calls: [Call]
        let wallSeconds: Double
        let cpuSeconds: Double
        let peakBytes: Int
    }

    /// Lets all offices call, and makes sure that nothing is lost.
    ///
    /// - Parameter held: the changes that the centre holds before.
    /// - Returns: the figures.
    /// - Throws: ``BenchError`` if anything was lost, or what a link throws.
    func run(heldBefore held: Int) async throws -> Report {
        let served = try await serve()
        try checkCentre(heldBefore: held)
        for (office, call) in zip(offices, served.calls) { try office.check(call.answer) }
        return report(served)
    }

    private func serve() async throws -> Served {
        let server = try ServedNode(program, directory: centreFolder)
        defer { server.stop() }
        let (cpu, wall) = (server.program.cpuSeconds, Usage.now)
        let calls = try await call(server.url)
        return Served(
            calls: calls,
            wallSeconds: Usage.now.since(wall).wallSeconds,
            cpuSeconds: server.program.cpuSeconds - cpu,
            peakBytes: server.program.peakBytes
        )
    }

    /// Lets all offices call, so many at a time, each on a connection of its own.
    private func call(_ url: String) async throws -> [Call] {
        let queue = Mutex(0..<offices.count)
        let turn: @Sendable () -> Int? = { queue.withLock { $0.popFirst() } }
        return try await withThrowingTaskGroup(of: [(Int, Call)].self) { group in
            for _ in 0..<callers {
                group.addTask { [offices] in
                    var calls: [(Int, Call)] = []
                    while let number = turn() {
                        let start = ContinuousClock.now
                        let answer = try await HTTPPeerLink(url).exchange(offices[number].parcel)
                        let seconds = (ContinuousClock.now - start) / .seconds(1)
                        calls.append((number, Call(seconds: seconds, answer: answer)))
                    }
                    return calls
                }
            }
            let all = try await group.reduce(into: []) { $0 += $1 }
            return all.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func checkCentre(heldBefore held: Int) throws {
        let centre = try MeasuredNode(opening: centreFolder, at: Country.now, isCopied: false)
        let metrics = try centre.node.metrics()
        let expected = held + offices.count * DayWork.changes
        guard metrics.changes == expected, metrics.waitingSets == 0, metrics.quarantined == 0
        else { throw BenchError.incomplete(expected: expected, found: metrics.changes) }
    }

    private func report(_ served: Served) -> Report {
        let seconds = served.calls.map(\.seconds).sorted()
        let count = Double(offices.count)
        let sent = offices.reduce(0) { $0 + $1.parcel.count }
        let answered = served.calls.reduce(0) { $0 + $1.answer.count }
        let quantile = { (part: Double) in
            1_000 * seconds[min(seconds.count - 1, Int(part * Double(seconds.count)))]
        }
        let line = { (name: String, title: String, value: Double, unit: String) in
            ReportLine("country-" + name, title, value, unit)
        }
        let lines = [
            line("offices", "Offices, each with \(DayWork.changes) changes", count, ""),
            line("callers", "Calling at a time", Double(callers), ""),
            line("wall", "All served after", served.wallSeconds, "s"),
            line("rate", "Exchanges", count / served.wallSeconds, "/s"),
            line("changes-rate", "Changes", 10 * count / served.wallSeconds, "/s"),
            line("p50", "An exchange: p50", quantile(0.5), "ms"),
            line("p99", "  p99", quantile(0.99), "ms"),
            line("longest", "  the longest", quantile(1), "ms"),
            line("cpu", "The server's CPU", served.cpuSeconds, "s"),
            line("cpu-each", "  an exchange", 1_000 * served.cpuSeconds / count, "ms"),
            line("peak", "The server's peak memory", Double(served.peakBytes) / 1_048_576, "MiB"),
            line("sent", "Sent by an office", Double(sent) / count, "B"),
            line("answered", "Answered", Double(answered) / count, "B"),
            line("lost", "Changes lost or not receipted", 0, ""),
        ]
        return Report(sections: [
            ReportSection(title: "A country's day at one centre, over HTTP", lines: lines)
        ])
    }
}
