/// What a node holds of one ledger, as the check of a change set needs it.
package protocol LedgerHistory {
    /// The ledger.
    var ledger: LedgerID { get }
    /// The lines held.
    var lineage: Lineage { get }
    /// A line number that no line of the database has; the following ones are free as well.
    var firstFreeLine: LineNumber { get }
    /// The last change of a line; nil for a line that is not held.
    func tip(of line: LineNumber) -> LineTip?
    /// Hash prefix and height of a held change, by the line that owns it; nil if it is not held.
    func stamp(of dot: Dot) throws -> ChangeStamp?
    /// The whole hash of a held change; slower than its stamp.
    func hash(of dot: Dot) throws -> Digest256?
    /// The key that signs for an origin; nil if its opening is not held.
    func key(of origin: Origin) -> VerifyingKey?
}

extension LedgerHistory {
    /// The hash that a change of a held line follows: its predecessor's, or the chain's start.
    package func previousHash(of dot: Dot) throws -> Digest256 {
        guard let origin = lineage.lines[dot.line]?.origin else {
            throw ChangeSetError.indexOutOfRange(UInt64(dot.line.value), count: lineage.lines.count)
        }
        let previous = dot.sequence.previous
        if previous == .none { return HashChain.start(ledger: ledger, origin: origin) }
        let owner = lineage.owner(of: previous, on: dot.line)
        if let tip = tip(of: owner), tip.sequence == previous { return tip.hash }
        guard let hash = try hash(of: Dot(line: owner, sequence: previous)) else {
            throw ChangeSetError.brokenChain(origin: origin, sequence: previous)
        }
        return hash
    }

    /// All that is held, in the database's lines.
    package var held: LineVector {
        LineVector(
            lineage.lines.keys.compactMap { line in
                tip(of: line).map { Dot(line: line, sequence: $0.sequence) }
            }
        )
    }

    /// All that is held, in terms that every node shares.
    package var versionVector: VersionVector {
        VersionVector(
            lineage.lines.compactMap { number, line in
                tip(of: number).map { tip in
                    VersionVector.Entry(
                        origin: line.origin,
                        sequence: tip.sequence,
                        hashPrefix: tip.hash.prefix8
                    )
                }
            }
        )
    }

    /// What of the held changes a peer with a version vector has, in the database's lines.
    ///
    /// An entry beyond what is held means the whole of that origin's line: the peer is ahead of it.
    /// Should the peer be on another branch, its changes will show that when they come, and the
    /// next comparison sends what it lacks. Where either side knows of two branches, an entry that
    /// is not held says nothing about any of them: two nodes would each take the other to be ahead,
    /// and neither would send what the other waits for.
    package func covered(by vector: VersionVector) throws -> LineVector {
        var covered = try proven(by: vector)
        for entry in vector.entries where try place(of: entry) == nil {
            let lines = lineage.lines(of: entry.origin)
            let isForked = vector.entries.contains {
                $0.origin == entry.origin && $0 != entry
            }
            guard lines.count == 1, !isForked, let line = lines.first, let tip = tip(of: line),
                tip.sequence < entry.sequence
            else { continue }
            covered.raise(Dot(line: line, sequence: tip.sequence))
        }
        return covered
    }

    /// What of the held changes a peer with a version vector has for certain, in the database's lines.
    ///
    /// An entry beyond what is held may be on another branch: it proves nothing.
    package func proven(by vector: VersionVector) throws -> LineVector {
        var proven = LineVector()
        for entry in vector.entries {
            guard let dot = try place(of: entry) else { continue }
            proven.raise(dot)
            var line = dot.line
            while let fork = lineage.lines[line]?.fork {
                proven.raise(fork)
                line = fork.line
            }
        }
        return proven
    }

    /// The place of a vector's entry among the held lines; nil if that change is not held.
    package func place(of entry: VersionVector.Entry) throws -> Dot? {
        for line in lineage.lines(of: entry.origin) {
            let owner = lineage.owner(of: entry.sequence, on: line)
            let dot = Dot(line: owner, sequence: entry.sequence)
            if try stamp(of: dot)?.hash.high == entry.hashPrefix { return dot }
        }
        return nil
    }
}

/// The last change of a line.
package struct LineTip: Hashable, Sendable {
    /// Its place.
    package let sequence: SequenceNumber
    /// Its whole hash, from which the next one follows.
    package let hash: Digest256
    /// Its height.
    package let height: Height

    /// Describes a tip.
    package init(sequence: SequenceNumber, hash: Digest256, height: Height) {
        self.sequence = sequence
        self.hash = hash
        self.height = height
    }
}

/// What is kept at hand of every held change: the prefix of its hash, and its height.
package struct ChangeStamp: Hashable, Sendable {
    /// The first 12 bytes of its hash: what names its rows.
    package let hash: HashPrefix12
    /// Its height.
    package let height: Height

    /// The bytes of one stamp in a block's table: hash prefix (12), height (8).
    package static let byteCount = 20

    /// Describes a stamp.
    package init(hash: HashPrefix12, height: Height) {
        self.hash = hash
        self.height = height
    }

    /// Appends the 20 bytes.
    package func append(to out: inout [UInt8]) {
        out.appendBigEndian(hash.high)
        out.appendBigEndian(hash.low)
        out.appendBigEndian(height.value)
    }

    /// Takes the 20 bytes that begin at a position; nil if there are fewer.
    package init?(_ bytes: [UInt8], at start: Int) {
        guard start >= 0, start + Self.byteCount <= bytes.count else { return nil }
        let (high, low, height) = unsafe bytes.withUnsafeBytes { raw in
            (
                unsafe raw.loadUnaligned(fromByteOffset: start, as: UInt64.self).bigEndian,
                unsafe raw.loadUnaligned(fromByteOffset: start + 8, as: UInt32.self).bigEndian,
                unsafe raw.loadUnaligned(fromByteOffset: start + 12, as: UInt64.self).bigEndian
            )
        }
        hash = HashPrefix12(high: high, low: low)
        self.height = Height(height)
    }
}
