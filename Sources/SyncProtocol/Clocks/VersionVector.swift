/// What a node holds of a ledger, or what a person had seen of it, in terms every node shares.
///
/// One entry a line: its origin, the highest sequence, and the first eight bytes of that change's
/// hash, which tell the branches of a forked chain apart.
package struct VersionVector: Hashable, Sendable {
    /// One line's entry.
    package struct Entry: Hashable, Comparable, Sendable {
        /// Whose chain.
        package let origin: Origin
        /// The highest place held or seen.
        package let sequence: SequenceNumber
        /// The first eight bytes of h(sequence).
        package let hashPrefix: UInt64

        /// Makes an entry.
        package init(origin: Origin, sequence: SequenceNumber, hashPrefix: UInt64) {
            self.origin = origin
            self.sequence = sequence
            self.hashPrefix = hashPrefix
        }

        /// Appends the canonical bytes.
        func append(to out: inout [UInt8]) {
            out.appendBigEndian(origin.high)
            out.appendBigEndian(origin.low)
            out.appendBigEndian(sequence.value)
            out.appendBigEndian(hashPrefix)
        }

        package static func < (left: Self, right: Self) -> Bool {
            (left.origin, left.sequence, left.hashPrefix)
                < (right.origin, right.sequence, right.hashPrefix)
        }
    }

    /// The most entries that are accepted from a peer.
    package static let entryLimit = 4_096
    /// The bytes of one entry in canonical form.
    package static let entryBytes = 16 + 4 + 8

    /// The entries in canonical order, no two alike.
    package let entries: [Entry]

    /// Sorts entries into canonical order.
    package init(_ entries: some Sequence<Entry> = []) {
        // Most ledgers have one author; its contexts are made for every change that is hashed.
        let all = Array(entries)
        self.entries = all.count < 2 ? all : Set(all).sorted()
    }

    /// The canonical bytes: each entry as origin (16), sequence (4), hash prefix (8).
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(entries.count * Self.entryBytes)
        for entry in entries { entry.append(to: &out) }
        return out
    }

    /// Reads canonical bytes; nil if they are cut, unsorted, repeated, or name no change.
    package init?(bytes: [UInt8]) {
        guard bytes.count % Self.entryBytes == 0,
            bytes.count / Self.entryBytes <= Self.entryLimit
        else { return nil }
        var entries: [Entry] = []
        for start in stride(from: 0, to: bytes.count, by: Self.entryBytes) {
            guard let origin = Origin(bytes: bytes[start..<start + 16]) else { return nil }
            let entry = Entry(
                origin: origin,
                sequence: SequenceNumber(
                    UInt32(UInt64(bigEndianBytes: bytes[start + 16..<start + 20]))
                ),
                hashPrefix: UInt64(bigEndianBytes: bytes[start + 20..<start + 28]),
            )
            guard entry.sequence > .none, entries.last.map({ $0 < entry }) ?? true else {
                return nil
            }
            entries.append(entry)
        }
        self.entries = entries
    }
}
