/// The medians of the steps of a run.
struct Medians: Sendable {
    private let results: Runner.Results

    /// Takes the results of a run.
    init(_ results: Runner.Results) { self.results = results }

    /// The median of what a step tells.
    func of(_ name: StepName, _ value: (StepResult) -> Double) -> Double {
        (results[name] ?? []).map(value).median
    }

    /// The median of a figure of a step.
    func figure(_ name: StepName, _ figure: StepResult.Figure) -> Double {
        of(name) { $0[figure] }
    }

    /// CPU seconds.
    func cpu(_ name: StepName) -> Double { of(name, \.cpuSeconds) }

    /// The most memory of a step's process, in MiB.
    func peak(_ name: StepName) -> Double { of(name, \.peakMebibytes) }

    /// The median of the ratios of two steps' CPU within one repetition each.
    func ratio(_ name: StepName, to other: StepName) -> Double {
        zip(results[name] ?? [], results[other] ?? [])
            .map { $0.cpuSeconds / $1.cpuSeconds }.median
    }
}
