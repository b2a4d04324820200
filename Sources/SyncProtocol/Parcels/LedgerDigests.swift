/// Digests of what a node holds, by prefixes of the ledgers' codes: how two hubs with thousands of
/// equal ledgers find the few that differ.
package struct LedgerDigests: Hashable, Sendable {
    /// Whose ledgers the digests are of.
    package enum Subject: UInt8, Sendable {
        /// What the sender holds.
        case sender = 0
        /// What the sender takes the reader to hold, where that does not fit what the reader said:
        /// the reader names its ledgers there anew.
        case reader = 1
    }

    /// One node of the tree.
    package struct Entry: Hashable, Comparable, Sendable {
        /// The codes at and under this one.
        package let prefix: Utf8Text
        /// How many ledgers that are.
        package let count: UInt32
        /// The digest of their ids and vectors, in the order of the ids; its first 16 bytes.
        package let digest: [UInt8]

        /// Describes a node of the tree.
        package init(prefix: Utf8Text, count: UInt32, digest: [UInt8]) {
            self.prefix = prefix
            self.count = count
            self.digest = digest
        }

        package static func < (left: Self, right: Self) -> Bool {
            left.prefix.bytes.lexicographicallyPrecedes(right.prefix.bytes)
        }
    }

    /// The number of bytes of a digest.
    package static let digestByteCount = 16
    /// The most entries of one message.
    package static let entryLimit = 1_024

    /// Whose ledgers they are.
    package let subject: Subject
    /// The entries, sorted by prefix, no two alike.
    package let entries: [Entry]

    /// Sorts entries; of two with one prefix, one goes, and beyond the limit the last ones do.
    package init(of subject: Subject, _ entries: [Entry]) {
        self.subject = subject
        let distinct = Dictionary(entries.map { ($0.prefix, $0) }) { first, _ in first }
        self.entries = Array(distinct.values.sorted().prefix(Self.entryLimit))
    }
}
