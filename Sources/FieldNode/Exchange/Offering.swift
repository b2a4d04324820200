import NodeStore
import SyncProtocol

/// What a parcel offers to a peer.
struct Offer {
    /// The change sets' bytes.
    var sets: [[UInt8]] = []
    /// The changes in them.
    var changes = 0
    /// Their bytes.
    var bytes = 0
    /// Whether the peer lacks more than fitted in.
    var hasMore = false
}

extension FieldNode {
    /// The bytes of change sets that one parcel of an exchange over a link carries, about.
    static let batchBytes = 1 << 20

    /// Gathers what a peer lacks of some ledgers, as far as a batch takes it.
    ///
    /// - Parameters:
    ///   - ledgers: the ledgers that the peer may have.
    ///   - vectors: what it has said that it holds.
    ///   - limitBytes: where the batch ends; at least one block goes into it.
    func gather(
        _ ledgers: [StoreReader.HeldLedger], for vectors: [LedgerID: VersionVector],
        limitBytes: Int,
    ) throws -> Offer {
        var offer = Offer()
        for ledger in ledgers {
            try packIfLacking(ledger, vectors[ledger.id])
            try store.read { reader in
                let log = try reader.log(of: ledger)
                let covered = try log.covered(by: vectors[ledger.id] ?? VersionVector())
                for number in try reader.blockNumbers(above: covered, in: log) {
                    if offer.bytes >= limitBytes {
                        offer.hasMore = true
                        return
                    }
                    try offer.add(block: number, above: covered, reader, log)
                }
            }
        }
        return offer
    }

    private func packIfLacking(
        _ ledger: StoreReader.HeldLedger, _ vector: VersionVector?,
    ) throws {
        let isEqual = try store.read { try $0.log(of: ledger).versionVector == vector }
        if isEqual { return }
        try store.write { writer in
            try Packing.pack(try writer.reader.log(of: ledger), self, writer)
        }
    }

    /// Whether a peer with these vectors lacks anything of some ledgers.
    func lacksAnything(
        _ vectors: [LedgerID: VersionVector], of ledgers: [StoreReader.HeldLedger],
    ) throws -> Bool {
        try store.read { reader in
            try ledgers.contains { ledger in
                let log = try reader.log(of: ledger)
                let covered = try log.covered(by: vectors[ledger.id] ?? VersionVector())
                return !log.held.isWithin(covered)
            }
        }
    }
}

extension Offer {
    /// Adds a block as it is stored, or what the peer lacks of it.
    mutating func add(
        block number: Int64, above covered: LineVector, _ reader: StoreReader, _ log: LedgerLog,
    ) throws {
        let isWhole = try reader.stretches(ofBlock: number).allSatisfy { stretch in
            stretch.range.lowerBound > covered[stretch.line]
        }
        if isWhole {
            let block = try reader.block(number)
            add(block.body, changes: block.changeCount)
            return
        }
        let lacking = try reader.changes(ofBlock: number, in: log).filter {
            $0.dot.sequence > covered[$0.dot.line]
        }
        let set = try ChangeSetBuilder.build(
            lacking, heads: try Packing.heads(of: lacking, in: reader), from: log)
        add(ChangeSetEncoder.encode(set, compression: .deflate), changes: lacking.count)
    }

    private mutating func add(_ body: [UInt8], changes: Int) {
        sets.append(body)
        self.changes += changes
        bytes += body.count
    }
}
