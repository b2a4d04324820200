/// Digests of what a node holds, along the codes of the ledgers: two nodes with thousands of equal
/// ledgers find the few that differ by comparing a handful of digests.
package struct DigestTree: Sendable {
    /// What is known of one ledger.
    package struct Leaf: Hashable, Sendable {
        /// The ledger.
        package let ledger: LedgerID
        /// Its code, whose dotted parts are the way from the root.
        package let code: Utf8Text
        /// What is held of it.
        package let vector: VersionVector

        /// Describes a leaf.
        package init(ledger: LedgerID, code: Utf8Text, vector: VersionVector) {
            self.ledger = ledger
            self.code = code
            self.vector = vector
        }
    }

    /// The leaves in the order of their ledgers.
    package let leaves: [Leaf]
    /// What each leaf adds to the digests above it.
    private let contents: [[UInt8]]

    /// Makes a tree.
    package init(_ leaves: some Sequence<Leaf>) {
        self.leaves = leaves.sorted { $0.ledger < $1.ledger }
        contents = self.leaves.map { leaf in
            leaf.ledger.bytes + Digest256(hashing: leaf.vector.bytes).bytes
        }
    }

    /// The leaves at and under a prefix.
    package func leaves(under prefix: Utf8Text) -> [Leaf] {
        places(under: prefix).map { leaves[$0] }
    }

    /// The digest at a prefix.
    package func entry(_ prefix: Utf8Text) -> LedgerDigests.Entry {
        entry(prefix, places(under: prefix))
    }

    private func places(under prefix: Utf8Text) -> [Int] {
        leaves.indices.filter { prefix.covers(leaves[$0].code) }
    }

    /// The digests one step below a prefix; none if nothing lies deeper.
    package func children(of prefix: Utf8Text) -> [LedgerDigests.Entry] {
        var groups: [Utf8Text: [Int]] = [:]
        for place in places(under: prefix) where leaves[place].code != prefix {
            groups[Self.step(from: prefix, to: leaves[place].code), default: []].append(place)
        }
        return groups.map { entry($0.key, $0.value) }.sorted()
    }

    /// The first prefix below another one on the way to a code.
    private static func step(from prefix: Utf8Text, to code: Utf8Text) -> Utf8Text {
        let start = prefix.bytes.isEmpty ? 0 : prefix.bytes.count + 1
        let rest = code.bytes.dropFirst(start)
        let part = rest.prefix { $0 != UInt8(ascii: ".") }
        // A foreign code may have a part of nothing; every step goes deeper all the same.
        if part.isEmpty { return code }
        return Utf8Text(trusted: Array(code.bytes.prefix(start + part.count)))
    }

    private func entry(_ prefix: Utf8Text, _ places: [Int]) -> LedgerDigests.Entry {
        var bytes = Array("tambon digest 1".utf8)
        bytes.reserveCapacity(bytes.count + places.count * (LedgerID.byteCount + 32))
        for place in places { bytes += contents[place] }
        let digest = Digest256(hashing: bytes).bytes
        return LedgerDigests.Entry(
            prefix: prefix,
            count: UInt32(places.count),
            digest: Array(digest.prefix(LedgerDigests.digestByteCount))
        )
    }
}
