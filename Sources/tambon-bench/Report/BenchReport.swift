import Foundation

/// The figures of a run: medians over its repetitions, each with what it is held against.
struct BenchReport {
    /// One figure.
    struct Line: Encodable {
        /// A machine name.
        let name: String
        /// The name on the page.
        let title: String
        let value: Double
        let unit: String
        /// What it may be at most, if a goal is set.
        var goal: Double?
    }

    /// The figures, in the order of the page.
    let lines: [Line]

    private struct Medians {
        let results: Runner.Results

        func of(_ name: StepName, _ value: (StepResult) -> Double) -> Double {
            (results[name] ?? []).map(value).median
        }
        func cpu(_ name: StepName) -> Double { of(name, \.cpuSeconds) }
        func peak(_ name: StepName) -> Double { of(name) { Double($0.peakBytes) / 1e6 } }
        func figure(_ name: StepName, _ figure: StepResult.Figure) -> Double {
            of(name) { $0[figure] }
        }

        /// The median of the ratios of two steps within one repetition each.
        func ratio(
            _ name: StepName,
            to other: StepName,
            _ value: (StepResult) -> Double,
        ) -> Double {
            zip(results[name] ?? [], results[other] ?? []).map { value($0) / value($1) }.median
        }
    }

    /// Puts the figures of a run together.
    init(_ results: Runner.Results) {
        let medians = Medians(results: results)
        lines =
            Self.sizes(medians) + Self.speed(medians) + Self.recording(medians)
            + Self.exchange(medians)
    }

    private static func sizes(_ medians: Medians) -> [Line] {
        let parcel = medians.figure(.exportFresh, .parcelBytes)
        let identities = medians.figure(.exportFresh, .identityBytes)
        let database = { (name: StepName) in medians.figure(name, .databaseBytes) / 1e6 }
        return [
            Line(
                name: "changes",
                title: "Changes exported and imported",
                value: medians.figure(.importFile, .changes),
                unit: ""
            ),
            Line(name: "parcel", title: "The parcel", value: parcel / 1e6, unit: "MB"),
            Line(
                name: "parcel-identities",
                title: "  of which sealed identities",
                value: identities / 1e6,
                unit: "MB"
            ),
            Line(
                name: "parcel-without-identities",
                title: "  without identities",
                value: (parcel - identities) / 1e6,
                unit: "MB",
                goal: 5.5
            ),
            Line(
                name: "database-plain",
                title: "Plain tables",
                value: database(.plain),
                unit: "MB"
            ),
            Line(
                name: "database-office",
                title: "The office's database, packed",
                value: database(.exportFresh),
                unit: "MB"
            ),
            Line(
                name: "database-centre",
                title: "The centre's database",
                value: database(.importFile),
                unit: "MB"
            ),
        ]
    }

    private static func speed(_ medians: Medians) -> [Line] {
        [
            Line(
                name: "plain-cpu",
                title: "Plain SQLite, one transaction: CPU",
                value: medians.cpu(.plain),
                unit: "s"
            ),
            Line(
                name: "export-fresh-cpu",
                title: "Export, packed for the first time: CPU",
                value: medians.cpu(.exportFresh),
                unit: "s"
            ),
            Line(
                name: "export-stored-cpu",
                title: "Export of stored blocks: CPU",
                value: medians.cpu(.exportStored),
                unit: "s"
            ),
            Line(
                name: "import-cpu",
                title: "Import at an empty centre: CPU",
                value: medians.cpu(.importFile),
                unit: "s"
            ),
            Line(
                name: "import-ratio",
                title: "  against plain SQLite",
                value: medians.ratio(.importFile, to: .plain, \.cpuSeconds),
                unit: "×",
                goal: 3
            ),
            Line(
                name: "export-fresh-peak",
                title: "Peak memory of the first export",
                value: medians.peak(.exportFresh),
                unit: "MB",
                goal: 200
            ),
            Line(
                name: "export-stored-peak",
                title: "Peak memory of an export of stored blocks",
                value: medians.peak(.exportStored),
                unit: "MB",
                goal: 200
            ),
            Line(
                name: "import-peak",
                title: "Peak memory of the import",
                value: medians.peak(.importFile),
                unit: "MB",
                goal: 200
            ),
        ]
    }

    private static func recording(_ medians: Medians) -> [Line] {
        let plain = medians.of(.plainDurable) { 1_000 * $0.cpuSeconds / $0[.changes] }
        let record = medians.figure(.record, .cpuMilliseconds)
        return [
            Line(
                name: "record-wall",
                title: "A complaint recorded durably",
                value: medians.figure(.record, .wallMilliseconds),
                unit: "ms",
                goal: 20
            ),
            Line(name: "record-cpu", title: "  CPU", value: record, unit: "ms"),
            Line(
                name: "act-wall",
                title: "An action taken durably",
                value: medians.figure(.record, .actWallMilliseconds),
                unit: "ms"
            ),
            Line(
                name: "act-cpu",
                title: "  CPU",
                value: medians.figure(.record, .actCPUMilliseconds),
                unit: "ms"
            ),
            Line(
                name: "plain-durable-cpu",
                title: "Plain SQLite, a durable insert: CPU",
                value: plain,
                unit: "ms"
            ),
            Line(
                name: "record-ratio",
                title: "A complaint's CPU against it",
                value: plain > 0 ? record / plain : 0,
                unit: "×"
            ),
        ]
    }

    private static func exchange(_ medians: Medians) -> [Line] {
        let figure = { (figure: StepResult.Figure) in medians.figure(.exchange, figure) }
        return [
            Line(
                name: "ten-file",
                title: "Ten more changes: the file",
                value: figure(.tenFileBytes),
                unit: "B"
            ),
            Line(
                name: "ten-sent",
                title: "Ten more changes: sent over a link",
                value: figure(.tenBytes),
                unit: "B"
            ),
            Line(
                name: "ten-rounds",
                title: "  round trips",
                value: figure(.tenRounds),
                unit: ""
            ),
            Line(
                name: "idle-sent",
                title: "Nothing new: sent",
                value: figure(.idleSentBytes),
                unit: "B"
            ),
            Line(
                name: "idle-received",
                title: "Nothing new: answered",
                value: figure(.idleReceivedBytes),
                unit: "B"
            ),
            Line(
                name: "idle-rounds",
                title: "  round trips",
                value: figure(.idleRounds),
                unit: ""
            ),
        ]
    }
}
