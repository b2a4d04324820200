import Crypto
import SyncProtocol
import Testing

/// A ledger with one author who writes what a test wants: a newer version, or somebody hostile.
final class CraftedLedger: LedgerHistory {
    let ledger: LedgerID
    let lineage: Lineage
    let firstFreeLine = LineNumber(1)
    private(set) var changes: [VerifiedChange] = []

    private let origin: Origin
    let signing: Curve25519.Signing.PrivateKey
    private let seed: RunSeed
    private let line = LineNumber(0)

    convenience init(_ number: UInt64, opening more: [CellWrite] = []) throws {
        try self.init(in: LedgerID(high: 0xfeed, low: number), opening: more)
    }

    /// A line of an author in a ledger that others may write too.
    init(
        in ledger: LedgerID,
        by signing: Curve25519.Signing.PrivateKey = Curve25519.Signing.PrivateKey(),
        opening more: [CellWrite] = [],
    ) throws {
        self.ledger = ledger
        self.signing = signing
        let opening = Opening(
            key: VerifyingKey(signing.publicKey),
            nonce: Array(repeating: 1, count: Opening.nonceByteCount)
        )
        origin = opening.origin(in: ledger)
        lineage = Lineage([line: Lineage.Line(origin: origin, fork: nil)])
        seed = try #require(RunSeed(bytes: Array(repeating: 9, count: RunSeed.byteCount)))
        try author(opening.writes + more)
    }

    func tip(of line: LineNumber) -> LineTip? {
        changes.last.map {
            LineTip(sequence: $0.change.dot.sequence, hash: $0.hash, height: $0.change.height)
        }
    }

    func stamp(of dot: Dot) throws -> ChangeStamp? {
        change(at: dot).map { ChangeStamp(hash: $0.hash.prefix12, height: $0.change.height) }
    }

    func hash(of dot: Dot) throws -> Digest256? { change(at: dot)?.hash }

    func key(of origin: Origin) -> VerifyingKey? { VerifyingKey(signing.publicKey) }

    private func change(at dot: Dot) -> VerifiedChange? {
        let index = Int(dot.sequence.value) - 1
        return changes.indices.contains(index) ? changes[index] : nil
    }

    /// The author as a peer of a node, in the name of an office that it has invited.
    func peer(of node: TestNode, code: String = "80.21.karo") throws -> TestPeer {
        try TestPeer(invitedBy: node, code: code, ledger: ledger, signing: signing)
    }

    /// Writes the next change.
    @discardableResult
    func author(_ writes: [CellWrite], time: Int64 = 1_763_434_800_000) throws -> RowID {
        let change = try Authoring.author(
            writes,
            seen: held,
            on: line,
            time: time,
            seed: seed,
            in: self
        )
        changes.append(change)
        return RowID(hash: change.hash.prefix12, ordinal: 0)
    }

    /// The row that a change has made first.
    func row(_ sequence: UInt32, ordinal: UInt16 = 0) -> RowReference {
        .row(RowKey(Dot(line: line, sequence: SequenceNumber(sequence)), ordinal: ordinal))
    }

    /// The changes of a stretch as one set that ends at a head.
    func set(_ range: ClosedRange<Int>, isForged: Bool = false) throws -> [UInt8] {
        let run = Array(changes[range.lowerBound - 1..<range.upperBound])
        let last = try #require(run.last)
        let head = try Head.sign(
            ledger: ledger,
            origin: origin,
            sequence: last.change.dot.sequence,
            hash: isForged ? Digest256(hashing: [1]) : last.hash,
            seed: seed,
            with: signing
        )
        let set = try ChangeSetBuilder.build(
            run.map(\.change),
            heads: [(line: line, head: head)],
            from: self
        )
        return ChangeSetEncoder.encode(set, compression: .deflate)
    }
}
