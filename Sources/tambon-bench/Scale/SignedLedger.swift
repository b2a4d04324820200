import Crypto
import SyncProtocol

/// A ledger with one author, chained, signed and packed by the code of the protocol itself, and without
/// a node's database: so many can be made quickly.
final class SignedLedger: LedgerHistory {
    let ledger: LedgerID
    let lineage: Lineage
    let firstFreeLine = LineNumber(1)
    /// The key that signs.
    let signing: Curve25519.Signing.PrivateKey

    private var changes: [VerifiedChange] = []
    private let opening: Opening
    private let seed: RunSeed
    private let line = LineNumber(0)

    /// The most changes of one set: a set of them unpacks to less than a batch of an exchange.
    private static let setLimit = 4_096

    /// Begins a ledger; nothing is in it yet.
    init(_ ledger: LedgerID, by signing: Curve25519.Signing.PrivateKey) {
        self.ledger = ledger
        self.signing = signing
        let nonce = [UInt8](repeating: 1, count: Opening.nonceByteCount)
        opening = Opening(key: VerifyingKey(signing.publicKey), nonce: nonce)
        lineage = Lineage([line: Lineage.Line(origin: opening.origin(in: ledger), fork: nil)])
        guard let seed = RunSeed(bytes: [UInt8](repeating: 9, count: RunSeed.byteCount)) else {
            preconditionFailure("a seed has as many bytes as a seed has")
        }
        self.seed = seed
    }

    /// The author.
    var origin: Origin { opening.origin(in: ledger) }

    /// Opens the line; some writes more may go into the same change.
    func open(with more: [CellWrite] = []) throws { try author(opening.writes + more, at: 0) }

    /// Writes the next change, at a time in milliseconds since 1970.
    func author(_ writes: [CellWrite], at time: Int64) throws {
        changes.append(
            try Authoring.author(writes, seen: held, on: line, time: time, seed: seed, in: self)
        )
    }

    /// Takes over a change that another author has made at the same place of another ledger.
    func append(_ change: Change) throws {
        let hash = try Authoring.hash(of: change, seed: seed, in: self)
        changes.append(VerifiedChange(change: change, hash: hash))
    }

    /// All of it as change sets, signed and packed as a node does.
    func sets() throws -> [[UInt8]] {
        try stride(from: 0, to: changes.count, by: Self.setLimit).map { start in
            let run = changes[start..<min(start + Self.setLimit, changes.count)]
            let ends = stride(from: run.startIndex, to: run.endIndex, by: Head.runLimit).map {
                min($0 + Head.runLimit, run.endIndex) - 1
            }
            let heads = try ends.map { (line: line, head: try head(at: changes[$0])) }
            let set = try ChangeSetBuilder.build(run.map(\.change), heads: heads, from: self)
            return ChangeSetEncoder.encode(set, compression: .deflate)
        }
    }

    private func head(at change: VerifiedChange) throws -> Head {
        try Head.sign(
            ledger: ledger,
            origin: origin,
            sequence: change.change.dot.sequence,
            hash: change.hash,
            seed: seed,
            with: signing
        )
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

    func key(of origin: Origin) -> VerifyingKey? { opening.key }

    private func change(at dot: Dot) -> VerifiedChange? {
        let index = Int(dot.sequence.value) - 1
        return changes.indices.contains(index) ? changes[index] : nil
    }
}
