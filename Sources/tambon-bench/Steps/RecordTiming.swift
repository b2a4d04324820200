/// What events have used that were taken one by one.
struct RecordTiming {
    private var records: [Usage] = []
    private var acts: [Usage] = []

    /// Lets a clerk take events.
    mutating func take(_ events: ArraySlice<WorkloadEvent>, by clerk: inout Clerk) throws {
        for event in events {
            let (_, usage) = try Usage.measure { try clerk.take(event) }
            if case .complaint = event { records.append(usage) } else { acts.append(usage) }
        }
    }

    /// All of it, and the medians of each kind.
    var result: StepResult {
        let all = records + acts
        var result = StepResult(
            Usage(
                cpuSeconds: all.reduce(0) { $0 + $1.cpuSeconds },
                wallSeconds: all.reduce(0) { $0 + $1.wallSeconds }
            )
        )
        result[.changes] = Double(all.count)
        result[.wallMilliseconds] = 1_000 * records.map(\.wallSeconds).median
        result[.cpuMilliseconds] = 1_000 * records.map(\.cpuSeconds).median
        result[.actWallMilliseconds] = 1_000 * acts.map(\.wallSeconds).median
        result[.actCPUMilliseconds] = 1_000 * acts.map(\.cpuSeconds).median
        return result
    }
}
