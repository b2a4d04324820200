import FieldNode
import SyncProtocol

/// Two hubs that share the ledgers of a whole country, and have nothing new to say.
struct ManyLedgers {
    /// The folder of the measurement.
    let folder: StepFolder
    /// How many ledgers they share.
    let count: Int
    /// What the work is made from.
    let seed: UInt64

    /// The changes of each ledger: its opening and a complaint.
    private static let changes = 2
    /// As many ledgers as one parcel brings.
    private static let batch = 1_000

    /// Brings the hubs to the same, and measures what they then exchange.
    ///
    /// - Returns: the figures.
    /// - Throws: ``BenchError``, or what a node throws.
    func run() async throws -> ReportSection {
        let scratch = StepFolder(path: folder.path + "/template")
        let template = try OfficeTemplate(changes: 12, seed: seed, in: scratch)
        var hub = try await Hub(in: folder)
        let freight = try (0..<count).map { number in
            let code = Hub.code(ofOffice: number)
            let ledger = LedgerID(high: 0xbeef, low: UInt64(number))
            let office = try template.office(ledger, code: code, changes: Self.changes)
            return Carrier.Freight(code: code, ledger: office)
        }
        try hub.certify(freight)
        let node = try hub.open()
        for start in stride(from: 0, to: count, by: Self.batch) {
            _ = try hub.take(Array(freight[start..<min(start + Self.batch, count)]), at: node)
        }
        Narration.tell("\(count) ledgers …")
        let centre = try MeasuredNode(opening: folder.newCentre)
        let link = InProcessLink(to: centre)
        let first = try await node.node.sync(over: link)
        guard first.sentChanges >= Self.changes * count, first.refused.isEmpty else {
            throw BenchError.incomplete(expected: Self.changes * count, found: first.sentChanges)
        }
        _ = try await node.node.sync(over: link)
        let start = Usage.now
        let quiet = try await node.node.sync(over: link)
        return section(quiet, cpuSeconds: Usage.now.since(start).cpuSeconds)
    }

    private func section(_ quiet: SyncReport, cpuSeconds: Double) -> ReportSection {
        let line = { (name: String, title: String, value: Int, unit: String, goal: Double) in
            ReportLine("ledgers-" + name, title, Double(value), unit, goal: goal)
        }
        return ReportSection(
            title: "Two hubs that share \(count) ledgers, and nothing is new",
            lines: [
                line("sent", "Sent", quiet.sentBytes, "B", 2_048),
                line("received", "Answered", quiet.receivedBytes, "B", 2_048),
                line("rounds", "Round trips", quiet.rounds, "", 1),
                ReportLine("ledgers-cpu", "CPU, both", 1_000 * cpuSeconds, "ms", goal: 50),
            ]
        )
    }
}
