import NodeStore

/// What was done with one parcel of a folder.
///
/// Of a parcel for somebody else nothing can be said but that: not even whose it is.
package struct ParcelOutcome: Hashable, Sendable, Encodable {
    /// What was done.
    package enum Deed: String, Sendable, Encodable {
        /// It was for this node, and brought something new.
        case applied
        /// It was for this node, and brought nothing new.
        case known
        /// It was for this node, and builds on changes that have not come yet.
        case waiting
        /// It is for somebody else.
        case foreign
        /// It cannot be read.
        case damaged
        /// It was read, and not taken, or not all of it.
        case refused
        /// It is this node's own and new.
        case written
        /// It is this node's own, and has not been read, as far as is known.
        case kept
        /// It was this node's own, and newer ones have taken its place.
        case replaced
        /// It was this node's own, and its reader has everything in it.
        case removed
    }

    /// The file's name.
    package let name: String
    /// What was done with it.
    package let deed: Deed
    /// The code of the office that it came from; nil where that is not known, or it is this node's.
    package let from: String?
    /// The codes of the offices that can open it, for one of this node; else empty.
    package let to: [String]
    /// New changes in it.
    package let changes: Int
    /// Its size.
    package let bytes: Int
    /// Why, where it was not simply applied.
    package let reason: String?

    /// Describes what was done.
    init(
        name: String,
        _ deed: Deed,
        from: String? = nil,
        to: [String] = [],
        changes: Int = 0,
        bytes: Int,
        reason: String? = nil,
    ) {
        self.name = name
        self.deed = deed
        self.from = from
        self.to = to
        self.changes = changes
        self.bytes = bytes
        self.reason = reason
    }

    /// What the log has kept of it; nil for a deed that this version does not know.
    init?(_ trace: ParcelTrace) {
        guard let deed = Deed(rawValue: trace.deed) else { return nil }
        self.init(
            name: trace.name,
            deed,
            from: trace.sender,
            to: trace.readers,
            changes: trace.changes,
            bytes: trace.bytes,
            reason: trace.reason
        )
    }

    /// What the log keeps of it.
    var trace: ParcelTrace {
        ParcelTrace(
            name: name,
            deed: deed.rawValue,
            sender: from,
            readers: to,
            changes: changes,
            bytes: bytes,
            reason: reason
        )
    }
}
