import Simulation

/// What a run of worlds came to, as it is printed.
struct ReportText {
    let report: CampaignReport
    let actions: Int
    let plant: Plant?

    var text: String {
        (figures + occurrences + failures).joined(separator: "\n")
    }

    private var figures: [String] {
        let last = report.firstSeed + UInt64(max(report.worlds, 1)) - 1
        let perWorld = report.seconds * 1_000 / Double(max(report.worlds, 1))
        return [
            "seeds \(report.firstSeed) to \(last)",
            "worlds \(report.worlds), counted \(report.countedWorlds), actions \(report.actions)",
            "seconds \(Self.rounded(report.seconds)), \(Self.rounded(perWorld)) ms a world",
            "trace \(String(report.traceHash, radix: 16))",
        ]
    }

    private var occurrences: [String] {
        Occurrence.allCases.map { occurrence in
            let times = report.times[occurrence] ?? 0
            let share = Double(report.worldsWith[occurrence] ?? 0) * 100 / Double(report.worlds)
            let name = occurrence.rawValue.padded(to: 18)
            return
                "  \(name) \(String(times).padded(to: 8)) in \(Self.rounded(share)) % of the worlds"
        }
    }

    private var failures: [String] {
        report.failures.flatMap { failure in
            ["", "seed \(failure.seed): \(failure.violation.map { "\($0)" } ?? "")"]
                + failure.lastLines.map { "  " + $0 } + ["replay: \(command(for: failure.seed))"]
        } + report.unrepeatable.map { "seed \($0) did not do the same twice" }
    }

    private func command(for seed: UInt64) -> String {
        var command = "tambon-simulate --seed \(seed) --worlds 1"
        if actions != 200 { command += " --actions \(actions)" }
        if let plant { command += " --plant \(plant.rawValue)" }
        return command + " --trace"
    }

    private static func rounded(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
