/// What one world came to.
package struct WorldResult: Hashable, Sendable {
    /// The world's seed.
    package let seed: UInt64
    /// Equal for two runs of one seed.
    package let traceHash: UInt64
    /// What has happened.
    package let tally: Tally
    /// The nodes, copies included.
    package let nodes: Int
    /// The ledgers in which cases were recorded.
    package let ledgers: Int
    /// The acknowledged deeds of people.
    package let actions: Int
    /// The promise that was not kept; nil if all were.
    package let violation: Violation?
    /// What happened last, where a promise was not kept.
    package let lastLines: [String]

    /// Whether the world is rich enough to be counted: 4 nodes, 2 ledgers, 200 actions, 3 faults.
    package var counts: Bool {
        nodes >= 4 && ledgers >= 2 && actions >= 200 && tally.faultKinds >= 3
    }
}

/// What a run of worlds is made with.
package struct WorldOptions: Sendable {
    /// The folder in which the worlds keep their nodes' files.
    package var folder: String
    /// The acknowledged deeds of people after which a world comes to rest.
    package var actions = 200
    /// Who is told every event as it comes.
    package var listener: (@Sendable (String) -> Void)?
    /// What is wrong on purpose; nil in a run that is meant to find real faults.
    package var plant: Plant?

    /// Makes options for worlds in a folder.
    package init(folder: String) { self.folder = folder }
}
