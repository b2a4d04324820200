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
    /// The bytes of change sets that a parcel in a file carries, about; far below what readers take.
    static let fileBatchBytes = 256 << 20

    /// Gathers what a peer lacks of some ledgers, as far as a batch takes it.
    ///
    /// - Parameters:
    ///   - ledgers: the ledgers that the peer may have.
    ///   - vectors: what it has said that it holds.
    ///   - limitBytes: where the batch ends; at least one block goes into it.
    /// - Returns: the change sets.
    /// - Throws: `StoreError` for what SQLite reports.
    func gather(
        _ ledgers: [StoreReader.HeldLedger],
        for vectors: [LedgerID: VersionVector],
        limitBytes: Int,
    ) throws -> Offer {
        var offer = Offer()
        for ledger in ledgers {
            let vector = vectors[ledger.id] ?? VersionVector()
            let isEqual = try store.read { try $0.log(of: ledger).versionVector == vector }
            if isEqual { continue }
            // One transaction: what is recorded after the signing is not to be offered unsigned.
            try store.write { writer in
                try Packing.pack(try writer.reader.log(of: ledger), self, writer)
                let log = try writer.reader.log(of: ledger)
                try offer.add(log, above: vector, limitBytes: limitBytes, writer.reader)
            }
        }
        return offer
    }

    /// Whether a peer with these vectors lacks anything of some ledgers.
    func lacksAnything(
        _ vectors: [LedgerID: VersionVector],
        of ledgers: [StoreReader.HeldLedger],
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
    /// Adds what a peer lacks of a ledger, as far as the batch takes it.
    fileprivate mutating func add(
        _ log: LedgerLog,
        above vector: VersionVector,
        limitBytes: Int,
        _ reader: StoreReader,
    ) throws {
        let covered = try log.covered(by: vector)
        for number in try reader.blockNumbers(above: covered, in: log) {
            let set = try Self.set(ofBlock: number, above: covered, reader, log)
            if !sets.isEmpty, bytes + set.body.count > limitBytes {
                hasMore = true
                return
            }
            add(set.body, changes: set.changes)
        }
    }

    /// A block as it is stored, or what the peer lacks of it.
    private static func set(
        ofBlock number: Int64,
        above covered: LineVector,
        _ reader: StoreReader,
        _ log: LedgerLog,
    ) throws -> (body: [UInt8], changes: Int) {
        let isWhole = try reader.stretches(ofBlock: number).allSatisfy { stretch in
            stretch.range.lowerBound > covered[stretch.line]
        }
        if isWhole {
            let block = try reader.block(number)
            return (block.body, block.changeCount)
        }
        let lacking = try reader.changes(ofBlock: number, in: log).filter {
            $0.dot.sequence > covered[$0.dot.line]
        }
        let set = try ChangeSetBuilder.build(
            lacking,
            heads: try Packing.heads(of: lacking, in: reader),
            from: log
        )
        return (ChangeSetEncoder.encode(set, compression: .deflate), lacking.count)
    }

    private mutating func add(_ body: [UInt8], changes: Int) {
        sets.append(body)
        self.changes += changes
        bytes += body.count
    }
}
