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
    /// Of every line that they hold changes of, the last.
    var tops = LineVector()
    /// Whether the peer lacks more than fitted in.
    var hasMore = false
    /// The last block of each ledger that was offered, for the next parcel of a series.
    var lastBlocks: [LedgerID: Int64] = [:]
}

extension FieldNode {
    /// The bytes of change sets that one parcel of an exchange over a link carries, about.
    static let batchBytes = 1 << 20
    /// The bytes of a batch below which a line that breaks makes no smaller ones.
    static let smallestBatchBytes = 16 << 10
    /// The bytes of change sets that a parcel in a folder carries, about: what is written as one piece
    /// stays small, and far below what any file system takes.
    package static let fileBatchBytes = 8 << 20

    /// Gathers what a peer lacks of some ledgers, as far as a batch takes it.
    ///
    /// - Parameters:
    ///   - ledgers: the ledgers that the peer may have.
    ///   - vectors: what it has said that it holds.
    ///   - limitBytes: where the batch ends; at least one block goes into it.
    ///   - lastBlocks: the blocks up to which earlier parcels of the same series have offered; nil if
    ///     the peer answers each. Only then a block is cut: who answers gets the rest next time.
    /// - Returns: the change sets.
    /// - Throws: `StoreError` for what SQLite reports.
    func gather(
        _ ledgers: [StoreReader.HeldLedger],
        for vectors: [LedgerID: VersionVector],
        limitBytes: Int,
        after lastBlocks: [LedgerID: Int64]? = nil,
    ) throws -> Offer {
        var offer = Offer()
        offer.lastBlocks = lastBlocks ?? [:]
        let largestBlock = lastBlocks == nil ? limitBytes : .max
        let held = try store.read { try $0.versionVectors(of: ledgers) }
        for ledger in ledgers {
            let vector = vectors[ledger.id] ?? VersionVector()
            if held[ledger.id] ?? VersionVector() == vector { continue }
            if offer.hasMore { return offer }
            // One transaction: what is recorded after the signing is not to be offered unsigned.
            try store.write { writer in
                try Packing.pack(try writer.reader.log(of: ledger), self, writer)
                let log = try writer.reader.log(of: ledger)
                do {
                    try offer.add(
                        log,
                        above: vector,
                        limitBytes: limitBytes,
                        largestBlock: largestBlock,
                        writer.reader
                    )
                } catch StoreError.damagedBlock {
                    // What comes behind it may build on it; the other ledgers do not.
                    try noticeDamage(of: ledger.id, in: writer)
                }
            }
        }
        return offer
    }

    /// Tells the staff that a ledger's log is damaged.
    func noticeDamage(of ledger: LedgerID, in writer: StoreWriter) throws {
        let code = try writer.reader.ledger(ledger)?.code ?? ledger.description
        try writer.leaveNotice(
            thai: "ข้อมูลของ \(code) ในเครื่องนี้เสียหายบางส่วน "
                + "ส่วนที่เสียหายและที่ตามมายังไม่ถูกส่งต่อให้เครื่องที่ยังไม่มี "
                + "ข้อมูลของหน่วยอื่นส่งตามปกติ โปรดสั่ง 'tambon verify' และกู้คืนจากสำเนา",
            english: "a part of what is held of \(code) is damaged: it, and what comes behind it, "
                + "is not passed on to who lacks it, and everybody else's is; "
                + "run 'tambon verify', and restore a backup",
            at: world.nowMilliseconds()
        )
    }

    /// Whether a peer with these vectors lacks anything of some ledgers.
    func lacksAnything(
        _ vectors: [LedgerID: VersionVector],
        of ledgers: [StoreReader.HeldLedger],
    ) throws -> Bool {
        try store.read { reader in
            let held = try reader.versionVectors(of: ledgers)
            return try ledgers.contains { ledger in
                if held[ledger.id] == vectors[ledger.id] { return false }
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
        largestBlock: Int,
        _ reader: StoreReader,
    ) throws {
        let covered = try log.covered(by: vector)
        let last = lastBlocks[log.ledger] ?? 0
        for number in try reader.blockNumbers(above: covered, in: log) where number > last {
            let set = try Self.set(ofBlock: number, above: covered, largestBlock, reader, log)
            if !sets.isEmpty, bytes + set.body.count > limitBytes {
                hasMore = true
                return
            }
            add(set)
            lastBlocks[log.ledger] = number
            if set.isPart {
                hasMore = true
                return
            }
        }
    }

    /// A block as it is stored, or what the peer lacks of it.
    ///
    /// Over a line on which a whole block does not get through, only what comes before its first
    /// cut goes.
    ///
    /// - Throws: `StoreError/damagedBlock` for one that cannot be cut; what goes out whole is not looked
    ///   into, and its reader finds out.
    static func set(
        ofBlock number: Int64,
        above covered: LineVector,
        _ limitBytes: Int,
        _ reader: StoreReader,
        _ log: LedgerLog,
    ) throws -> OfferedSet {
        let stretches = try reader.stretches(ofBlock: number)
        let isWhole = stretches.allSatisfy { $0.range.lowerBound > covered[$0.line] }
        let block = try reader.block(number)
        let isSmall = block.body.count <= limitBytes
        if isWhole, isSmall {
            let tops = stretches.map { Dot(line: $0.line, sequence: $0.range.upperBound) }
            return OfferedSet(body: block.body, changes: block.changeCount, tops: tops)
        }
        var lacking = try reader.changes(ofBlock: number, in: log).filter {
            $0.dot.sequence > covered[$0.dot.line]
        }
        let all = lacking.count
        if !isSmall { lacking = try beforeCut(lacking, reader) }
        let set = try ChangeSetBuilder.build(
            lacking,
            heads: try Packing.heads(of: lacking, in: reader),
            from: log
        )
        let body = ChangeSetEncoder.encode(set, compression: .deflate)
        return OfferedSet(
            body: body,
            changes: lacking.count,
            tops: lacking.map(\.dot),
            isPart: lacking.count < all
        )
    }

    /// The first of some changes, up to where every line that has begun is at a head: there a set
    /// may end, and what comes later builds on it.
    private static func beforeCut(_ changes: [Change], _ reader: StoreReader) throws -> [Change] {
        let heads = Set(
            try Packing.heads(of: changes, in: reader)
                .map { Dot(line: $0.line, sequence: $0.head.sequence) }
        )
        var unsigned: Set<LineNumber> = []
        let cut = changes.firstIndex { change in
            if heads.contains(change.dot) {
                unsigned.remove(change.dot.line)
            } else {
                unsigned.insert(change.dot.line)
            }
            return unsigned.isEmpty
        }
        return cut.map { Array(changes[...$0]) } ?? changes
    }

    private mutating func add(_ set: OfferedSet) {
        sets.append(set.body)
        changes += set.changes
        bytes += set.body.count
        for dot in set.tops { tops.raise(dot) }
    }
}

/// One change set of an offer.
struct OfferedSet {
    let body: [UInt8]
    let changes: Int
    /// Places of its changes, the last of every line among them.
    let tops: [Dot]
    /// Whether the peer lacks more of its block.
    var isPart = false
}
