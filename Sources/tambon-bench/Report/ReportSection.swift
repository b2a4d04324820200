/// Figures of one kind, which are held against each other.
struct ReportSection: Sendable {
    /// What they tell.
    let title: String
    /// The figures, in the order of the page.
    let lines: [ReportLine]
}
