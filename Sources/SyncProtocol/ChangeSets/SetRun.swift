/// How far the check has come on one line of a change set.
final class SetRun {
    /// The database's line: the one that holds or takes the last checked change.
    private(set) var line: LineNumber
    /// The last checked place.
    private(set) var sequence: SequenceNumber
    /// The hash there.
    private(set) var hash: Digest256
    /// The height there.
    private(set) var height: Height

    private let first: SequenceNumber
    private var hashes: [Digest256] = []
    private var heights: [Height] = []
    private let heads: [Head]
    private var nextHead = 0

    /// Takes a line up after its last held or checked change.
    init(
        line: LineNumber,
        after sequence: SequenceNumber,
        hash: Digest256,
        height: Height,
        heads: [Head],
    ) {
        self.line = line
        self.sequence = sequence
        self.hash = hash
        self.height = height
        self.heads = heads
        first = sequence.next
    }

    /// The seed of the signed run that the next change belongs to; every change lies below a head.
    var seed: RunSeed { heads[nextHead].seed }

    /// Takes the next change over, which stands on a line.
    func advance(to hash: Digest256, height: Height, on line: LineNumber) {
        self.line = line
        sequence = sequence.next
        self.hash = hash
        self.height = height
        hashes.append(hash)
        heights.append(height)
        if nextHead < heads.count - 1, heads[nextHead].sequence <= sequence { nextHead += 1 }
    }

    /// Hash prefix and height of a change of this run; nil if it lies before the run.
    func stamp(at place: SequenceNumber) -> ChangeStamp? {
        guard place >= first, place <= sequence else { return nil }
        let index = Int(place.value - first.value)
        return ChangeStamp(hash: hashes[index].prefix12, height: heights[index])
    }

    /// The whole hash of a change of this run.
    func fullHash(at place: SequenceNumber) throws(ChangeSetError) -> Digest256 {
        guard place >= first, place <= sequence else { throw .invalidField(.head) }
        return hashes[Int(place.value - first.value)]
    }
}
