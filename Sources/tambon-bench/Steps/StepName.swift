import ArgumentParser

/// The parts of a run, each carried out by a process of its own so that its memory can be told.
enum StepName: String, CaseIterable, ExpressibleByArgument {
    /// Does all of the workload's work at a new office, one durable transaction an event.
    case work
    /// Packs the workload as the size limit has it.
    case limit
    /// Exports the office's year for the first time: signs, packs and stores the blocks.
    case exportFresh = "export-fresh"
    /// Exports it again, from the blocks as they are stored.
    case exportStored = "export-stored"
    /// Imports the exported file at a new centre.
    case importFile = "import"
    /// Builds the centre's search index, which the import leaves for later.
    case index
    /// Writes the same rows to plain tables, in one transaction.
    case plain
    /// Writes them once more under SQLite's session extension.
    case session
    /// Merges and packs what the sessions have kept, and ten more changes.
    case sessionExport = "session-export"
    /// Applies that to new plain tables.
    case sessionApply = "session-apply"
    /// Exchanges over a link with a new centre: the year, ten more changes, then nothing new.
    case exchange
    /// Does the first of the work at a new office, in plain tables and under the session extension by
    /// turns, one durable transaction an event.
    case record

    /// The steps that every repetition takes.
    static let repeated = allCases.filter { $0 != .work && $0 != .limit }
    /// Those of them that tell sizes over a link.
    static let sizes: [StepName] = [.exportFresh, .session, .sessionExport, .exchange]
}
