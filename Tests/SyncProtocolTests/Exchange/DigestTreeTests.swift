import SyncProtocol
import Testing

@Suite("The digests of what a node holds")
struct DigestTreeTests {
    private static func leaf(
        _ ledger: UInt64,
        _ code: String,
        sequence: UInt32 = 1,
    ) -> DigestTree.Leaf {
        DigestTree.Leaf(
            ledger: LedgerID(high: 0, low: ledger),
            code: Utf8Text(code),
            vector: VersionVector([SampleMessages.heldEntry(ledger, sequence)])
        )
    }

    private static let leaves = [
        leaf(5, "80"), leaf(4, "80.21"), leaf(3, "80.21.karo"), leaf(2, "80.2.a"), leaf(1, "9"),
    ]

    @Test("are made of ids and vectors in the order of the ids, whatever the order they came in")
    func bytes() {
        var bytes = Array("tambon digest 1".utf8)
        for leaf in Self.leaves.reversed() {
            bytes += leaf.ledger.bytes + Digest256(hashing: leaf.vector.bytes).bytes
        }
        let digest = Array(Digest256(hashing: bytes).bytes.prefix(16))
        for leaves in [Self.leaves, Self.leaves.reversed()] {
            let entry = DigestTree(leaves).entry(.everything)
            #expect(entry.count == 5)
            #expect(entry.digest == digest)
        }
    }

    @Test("stand for whole parts of a code: 80.2 says nothing of 80.21")
    func prefixes() {
        let tree = DigestTree(Self.leaves)
        let counts = ["": 5, "80": 4, "80.2": 1, "80.21": 2, "80.21.karo": 1, "8": 0, "80.21.k": 0]
        for (prefix, count) in counts {
            #expect(tree.entry(Utf8Text(prefix)).count == count, "\(prefix)")
        }
        let below = tree.children(of: .everything).map(\.prefix.string)
        #expect(below == ["80", "9"])
        #expect(tree.children(of: Utf8Text("80")).map(\.prefix.string) == ["80.2", "80.21"])
        #expect(tree.children(of: Utf8Text("9")).isEmpty)
    }

    @Test("lead, part by part, from the root to the one ledger of thousands that differs")
    func search() {
        var random = CodecRandom(seed: 5)
        let leaves = (0..<2_000).map { number in
            let code = "\(number % 13).\(random.number(0...40)).o\(number)"
            return Self.leaf(UInt64(number), code)
        }
        let differs = leaves[random.number(0...leaves.count - 1)]
        let own = DigestTree(leaves)
        let other = DigestTree(
            leaves.map {
                $0 == differs ? Self.leaf($0.ledger.low, $0.code.string, sequence: 2) : $0
            }
        )
        var prefix = Utf8Text.everything
        var compared = 0
        while case let below = own.children(of: prefix), !below.isEmpty {
            compared += below.count
            let others = other.children(of: prefix)
            let unequal = below.filter { !others.contains($0) }
            #expect(unequal.count == 1)
            guard let next = unequal.first else { return }
            prefix = next.prefix
        }
        #expect(prefix == differs.code)
        #expect(compared < 100)
    }

    @Test("of a part one step down add up to the part, and each is what it is by itself")
    func sums() {
        var random = CodecRandom(seed: 6)
        let leaves = (0..<300).map { number in
            let parts = (0...random.number(0...3)).map { _ in "\(random.number(0...3))" }
            return Self.leaf(UInt64(number), parts.joined(separator: "."))
        }
        let tree = DigestTree(leaves)
        for prefix in Set(leaves.map(\.code) + [.everything]) {
            let children = tree.children(of: prefix)
            let here = tree.leaves(under: prefix).filter { $0.code == prefix }.count
            let sum = children.reduce(here) { $0 + Int($1.count) }
            #expect(sum == Int(tree.entry(prefix).count))
            for child in children { #expect(child == tree.entry(child.prefix)) }
        }
    }
}
