/// What follows a change set's header, while it is written: three parts that grow side by side.
struct ChangeSetBody {
    /// Numbers, column by column: what packs well.
    var columns: [UInt8] = []
    /// Hashes, keys, signatures, ciphertexts: what nothing can pack.
    var opaque: [UInt8] = []
    /// All free texts and words end to end; they close the columns.
    var text = ScsuEncoder()
}

/// Which of a change's details differ from what is expected, as one byte a change.
enum ChangeFlags {
    /// The author had not seen all of the own line.
    static let ownLags: UInt8 = 1
    /// The other lines were seen up to other places than by the line's change before.
    static let othersMoved: UInt8 = 2
    /// The free text was redacted; its digest stands in the opaque part.
    static let textRemoved: UInt8 = 4
    /// All flags that have a meaning.
    static let all: UInt8 = 7
}
