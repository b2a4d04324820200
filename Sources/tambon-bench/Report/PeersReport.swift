/// Puts the figures of a year and of a month beside those of the peers within this program.
struct PeersReport {
    /// The year's figures.
    let year: Medians
    /// The month's figures.
    let month: Medians

    /// Puts the figures of two runs together.
    static func report(year: Runner.Results, month: Runner.Results) -> Report {
        let page = PeersReport(year: Medians(year), month: Medians(month))
        return Report(
            sections: page.history + page.exchange + [
                page.merge, page.export, page.recording, page.database, page.memory,
            ]
        )
    }

    private init(year: Medians, month: Medians) {
        self.year = year
        self.month = month
    }

    /// A step's CPU against plain SQLite's inserts of the same rows in one transaction.
    private func ratio(
        _ name: String,
        _ title: String,
        _ step: StepName,
        goal: Double? = nil,
    ) -> ReportLine {
        ReportLine(name + "-ratio", title, year.ratio(step, to: .plain), "×", goal: goal)
    }

    private var merge: ReportSection {
        ReportSection(
            title: "The year merged into an empty node: CPU",
            lines: [
                ReportLine("plain-cpu", "Plain SQLite, one transaction", year.cpu(.plain), "s"),
                ReportLine("import-cpu", "Tambon, a file", year.cpu(.importFile), "s"),
                ratio("import", "  against plain SQLite", .importFile, goal: 1.3),
                ratio("index", "  the search index, built later", .index, goal: 4),
                ratio("session-apply", "Session change set, against plain", .sessionApply),
            ]
        )
    }

    private var export: ReportSection {
        let fresh = year.cpu(.exportFresh)
        let stored = year.cpu(.exportStored)
        return ReportSection(
            title: "The year exported: CPU",
            lines: [
                ReportLine("export-fresh-cpu", "Tambon, packed fresh", fresh, "s"),
                ratio("export-fresh", "  against plain SQLite's inserts", .exportFresh, goal: 2),
                ReportLine("export-stored-cpu", "Tambon, from stored blocks", stored, "s"),
                ratio("export-stored", "  against plain SQLite's inserts", .exportStored, goal: 1),
                ratio("session-export", "Session change set, against plain", .sessionExport),
            ]
        )
    }

    private var recording: ReportSection {
        let each = { (seconds: (StepResult) -> Double) in
            year.of(.record) { 1_000 * seconds($0) / $0[.changes] }
        }
        let ratio = year.of(.record) { $0.cpuSeconds / $0[.plainCPUSeconds] }
        let session = year.of(.record) { $0[.sessionCPUSeconds] / $0[.plainCPUSeconds] }
        let line = { (name: String, title: String, figure: StepResult.Figure, goal: Double?) in
            ReportLine(name, title, year.figure(.record, figure), "ms", goal: goal)
        }
        return ReportSection(
            title: "Recorded, one durable commit each (up to \(Step.durableCount) events)",
            lines: [
                ReportLine(
                    "plain-durable-cpu",
                    "Plain SQLite: CPU",
                    each { $0[.plainCPUSeconds] },
                    "ms"
                ),
                ReportLine("record-each-cpu", "Tambon: CPU", each(\.cpuSeconds), "ms"),
                ReportLine("record-ratio", "  against plain SQLite", ratio, "×", goal: 1.6),
                ReportLine("session-record-ratio", "Session and outbox", session, "×"),
                line("record-cpu", "A complaint: CPU", .cpuMilliseconds, nil),
                line("record-wall", "  on the clock", .wallMilliseconds, 20),
                line("act-cpu", "An action: CPU", .actCPUMilliseconds, nil),
                line("act-wall", "  on the clock", .actWallMilliseconds, nil),
            ]
        )
    }

    private var database: ReportSection {
        let plain = year.figure(.plain, .databaseBytes)
        let line = { (name: String, title: String, bytes: Double, goal: Double?) in
            ReportLine("database-" + name, title, bytes / plain, "×", goal: goal)
        }
        let nodes: [(name: String, title: String, step: StepName)] = [
            ("office", "The office's, packed", .exportFresh),
            ("centre", "The centre's", .importFile),
        ]
        let lines = nodes.flatMap { name, title, step in
            let bytes = year.figure(step, .databaseBytes)
            let bare = bytes - year.figure(step, .searchBytes)
            return [
                ReportLine("database-" + name, title, bytes / 1e6, "MB"),
                line(name + "-ratio", "  against plain", bytes, nil),
                line(name + "-bare-ratio", "  without the search index", bare, 1.25),
            ]
        }
        let indexed = year.figure(.index, .databaseBytes)
        let session = year.figure(.session, .databaseBytes)
        return ReportSection(
            title: "The database with the whole signed history",
            lines: [ReportLine("database-plain", "Plain tables", plain / 1e6, "MB")] + lines + [
                line("indexed-ratio", "  with the search index", indexed, nil),
                line("session-ratio", "Session's sender, against plain", session, nil),
            ]
        )
    }

    private var memory: ReportSection {
        let line = { (name: String, title: String, step: StepName, goal: Double?) in
            ReportLine(name + "-peak", title, year.peak(step), "MiB", goal: goal)
        }
        return ReportSection(
            title: "Peak memory of the exchange of the year",
            lines: [
                line("export-fresh", "Tambon: export, packed fresh", .exportFresh, 64),
                line("export-stored", "  export of stored blocks", .exportStored, 64),
                line("import", "  import", .importFile, 64),
                line("exchange", "  both ends of a link in one process", .exchange, nil),
                line("session-export", "Session change set: export", .sessionExport, nil),
                line("session-apply", "  apply", .sessionApply, nil),
            ]
        )
    }
}
