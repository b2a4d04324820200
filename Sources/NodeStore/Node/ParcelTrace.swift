/// The readable trace of what an exchange by a folder did with one parcel.
package struct ParcelTrace: Hashable, Sendable {
    /// The file's name.
    package let name: String
    /// What was done with it, in one word.
    package let deed: String
    /// The code of the office that it came from; nil where that is not known, or it is this node's.
    package let sender: String?
    /// The codes of the offices that can open it, for one that this node has left there.
    package let readers: [String]
    /// New changes in it.
    package let changes: Int
    /// Its size.
    package let bytes: Int
    /// Why, where it was not simply applied.
    package let reason: String?

    /// Describes what was done.
    package init(
        name: String,
        deed: String,
        sender: String?,
        readers: [String],
        changes: Int,
        bytes: Int,
        reason: String?,
    ) {
        self.name = name
        self.deed = deed
        self.sender = sender
        self.readers = readers
        self.changes = changes
        self.bytes = bytes
        self.reason = reason
    }
}
