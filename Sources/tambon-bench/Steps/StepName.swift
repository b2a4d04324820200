import ArgumentParser

/// The parts of a run, each carried out by a process of its own so that its memory can be told.
enum StepName: String, CaseIterable, ExpressibleByArgument {
    /// Does all of the workload's work at a new office, one durable transaction an event.
    case work
    /// Exports the office's year for the first time: signs, packs and stores the blocks.
    case exportFresh = "export-fresh"
    /// Exports it again, from the blocks as they are stored.
    case exportStored = "export-stored"
    /// Imports the exported file at a new centre.
    case importFile = "import"
    /// Writes the same rows to plain tables, in one transaction.
    case plain
    /// Writes the first rows to plain tables, one durable transaction an event.
    case plainDurable = "plain-durable"
    /// Records more at the office as it is after its year, one durable transaction an event.
    case record
    /// Exchanges with the centre: ten more changes, then nothing new.
    case exchange
}
