import SyncProtocol

/// What must show of a node that was put back from a copy, or copied.
struct RollbackWatch {
    /// Nodes that can tell that the node was put back.
    var witnesses: Set<Int>
    /// The other node that lives the same life; nil where there is none any more.
    var twin: Int?
    /// The exchanges with each node that have come to their end since.
    var meetings: [Int: Int] = [:]
    /// Whether somebody has said so.
    var isTold = false
    /// Whether the node itself has said so.
    var isKnown = false
    /// The chains that nothing may be added to any more, from the moment on that the node knows.
    var closed: Set<Origin> = []
    /// Whether it came to know while it was at work: what it wrote just before is seen only now.
    var hasUnseenWork = false
}
