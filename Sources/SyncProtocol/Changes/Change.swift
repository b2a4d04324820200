/// One action of a person: an atomic list of cell writes by one origin in one ledger.
///
/// Lines are named by a table of lines: a change set's own, or a database's.
package struct Change: Hashable, Sendable {
    /// Whose change and which of that chain.
    package let dot: Dot
    /// The Lamport height.
    package let height: Height
    /// The author's wall clock in milliseconds since 1970; for display, never for order.
    package let time: Int64
    /// What the person had seen.
    package let context: ChangeContext
    /// The writes, at least one, in the author's order.
    package let writes: [CellWrite]
    /// SHA-256(salt ‖ free text) where the text was redacted and can no longer be hashed.
    package let removedText: Digest256?

    /// The most canonical bytes of one change; larger things are blobs.
    package static let byteLimit = 256 * 1024
    /// The most writes of one change.
    package static let writeLimit = 4_096

    /// Describes a change.
    package init(
        dot: Dot,
        height: Height,
        time: Int64,
        context: ChangeContext,
        writes: [CellWrite],
        removedText: Digest256? = nil,
    ) {
        self.dot = dot
        self.height = height
        self.time = time
        self.context = context
        self.writes = writes
        self.removedText = removedText
    }

    /// The same change at a height.
    func raised(to height: Height) -> Change {
        Change(
            dot: dot,
            height: height,
            time: time,
            context: context,
            writes: writes,
            removedText: removedText
        )
    }
}
