import ComplaintModel
import FieldNode
import Foundation

/// An office far away that exchanges its day's ten changes over a slow line, by the program itself.
struct DailySync {
    /// Where the nodes are.
    let folder: String
    /// What the line lets through each way, in kilobits a second.
    let kilobits: Int
    /// What a round trip takes.
    let delayMilliseconds: Int
    /// How many days are measured.
    let days: Int
    /// What the work is made from.
    let seed: UInt64

    private static let relayPort = 8_080
    private var url: String { "http://\(SlowLine.farAddress):\(Self.relayPort)" }
    private var office: String { folder + "/office" }
    private var centre: String { folder + "/centre" }

    /// One day's exchange, as `tambon sync --json` tells it.
    private struct Exchange: Decodable {
        let rounds: Int
        let sentBytes: Int
        let receivedBytes: Int
        let sentChanges: Int
        let isComplete: Bool
    }

    /// Measures so many days.
    ///
    /// - Parameter program: the program `tambon`.
    /// - Returns: the figures.
    /// - Throws: ``BenchError``, or what a node throws.
    func run(_ program: String) async throws -> Report {
        let work = DayWork(offices: days, seed: seed)
        try await setUp(work)
        let line = try SlowLine(kilobits: kilobits)
        defer { line.remove() }
        let server = try ServedNode(program, directory: centre, after: line.farPrefix)
        defer { server.stop() }
        let relay = try Background(
            line.farPrefix + [
                try ServedNode.path(of: "tambon-bench"), "relay",
                "--listen", "\(SlowLine.farAddress):\(Self.relayPort)",
                "--to", String(server.url.trimmingPrefix("http://")),
                "--delay-milliseconds", String(delayMilliseconds),
            ],
            until: "relaying"
        )
        defer { relay.stop() }
        let words = line.nearPrefix + [program, "sync", url, "--json", "--node", office]
        var daily: [(seconds: Double, exchange: Exchange)] = []
        for day in 0..<days {
            try workADay(work[day])
            daily.append(try Self.measured(words))
            guard daily[day].exchange.sentChanges == DayWork.changes else {
                let found = daily[day].exchange.sentChanges
                throw BenchError.incomplete(expected: DayWork.changes, found: found)
            }
        }
        return report(daily, idle: try Self.measured(words))
    }

    /// Enrols the office; what it knows of the centre it knows under the address on the line.
    private func setUp(_ work: DayWork) async throws {
        let centre = try MeasuredNode(
            creating: centre,
            code: MeasuredNode.centreCode,
            level: .centre,
            at: Country.now,
            isCopied: false
        )
        let office = try MeasuredNode(
            creating: office,
            code: MeasuredNode.officeCode,
            level: .office,
            at: Country.now,
            isCopied: false
        )
        let invitation = try centre.node.invite(office.node.office.code, level: .office)
        _ = try office.node.join(invitation)
        for _ in 0..<2 {
            _ = try await office.node.sync(over: InProcessLink(to: centre, called: url))
        }
    }

    private func workADay(_ work: Workload) throws {
        let node = try MeasuredNode(opening: office, at: Country.now, isCopied: false)
        var clerk = try Clerk(at: node, doing: Workload(events: [], more: []))
        for event in work.events { try clerk.take(event) }
    }

    private static func measured(_ words: [String]) throws -> (Double, Exchange) {
        let (output, usage) = try Usage.measure { try Tool.run(words) }
        return (usage.wallSeconds, try JSONDecoder().decode(Exchange.self, from: output))
    }

    private func report(
        _ daily: [(seconds: Double, exchange: Exchange)],
        idle: (seconds: Double, exchange: Exchange),
    ) -> Report {
        let median = { (figure: (Exchange) -> Int) in
            daily.map { Double(figure($0.exchange)) }.median
        }
        let line = { (name: String, title: String, value: Double, unit: String, goal: Double?) in
            ReportLine("slow-line-" + name, title, value, unit, goal: goal)
        }
        let title = "\(kilobits) kbit/s, \(delayMilliseconds) ms a round trip"
        return Report(sections: [
            ReportSection(
                title: title,
                lines: [
                    line("seconds", "Ten changes", daily.map(\.seconds).median, "s", 3),
                    line("longest", "  the longest", daily.map(\.seconds).max() ?? 0, "s", nil),
                    line(
                        "rounds",
                        "  round trips, beside the connection's",
                        median(\.rounds),
                        "",
                        1
                    ),
                    line("sent", "  sent", median(\.sentBytes), "B", nil),
                    line("received", "  answered", median(\.receivedBytes), "B", nil),
                    line("idle-seconds", "Nothing new", idle.seconds, "s", nil),
                    line("idle-sent", "  sent", Double(idle.exchange.sentBytes), "B", nil),
                    line(
                        "idle-received",
                        "  answered",
                        Double(idle.exchange.receivedBytes),
                        "B",
                        nil
                    ),
                ]
            )
        ])
    }
}
