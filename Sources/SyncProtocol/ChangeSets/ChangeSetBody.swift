/// What follows a change set's header, while it is written: three parts that grow side by side.
struct ChangeSetBody {
    /// Numbers, column by column: what packs well.
    var columns: [UInt8] = []
    /// Where a column with statistics of its own begins.
    private(set) var cuts: [Int] = []
    /// Hashes, keys, signatures, ciphertexts: what nothing can pack.
    var opaque: [UInt8] = []
    /// All free texts and words end to end; they close the columns.
    var text = ScsuEncoder()

    /// A part of the columns that is worth codes of its own: their table takes some 60 bytes.
    private static let leastPart = 256

    /// A column ends here; one that is too short shares its codes with the next.
    mutating func endColumn() {
        if columns.count - (cuts.last ?? 0) >= Self.leastPart { cuts.append(columns.count) }
    }

    /// The text goes to the end of the columns.
    mutating func appendText() {
        endColumn()
        columns.append(contentsOf: text.bytes)
    }
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
