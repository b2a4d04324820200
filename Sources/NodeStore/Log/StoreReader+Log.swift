import Foundation
import GRDB
package import SyncProtocol

// What the log holds, and changes read back from it.

extension StoreReader {
    /// A ledger that is held.
    package struct HeldLedger: Hashable, Sendable {
        /// Its number in this database.
        package let number: Int64
        /// Its identity.
        package let id: LedgerID
        /// Its office's code.
        package let code: String
        /// Whether this node was set up with it.
        package let isOwn: Bool
    }

    /// A stored block as it is sent.
    package struct StoredBlock: Sendable {
        /// Its position in the log.
        package let number: Int64
        /// The change set's bytes.
        package let body: [UInt8]
        /// The number of changes.
        package let changeCount: Int
    }

    /// The ledgers held, sorted by code and id.
    package func ledgers() throws -> [HeldLedger] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM ledger ORDER BY code, id")).map(
            held
        )
    }

    /// What is held of every ledger, read in one go.
    package func versionVectors() throws -> [LedgerID: VersionVector] {
        var entries: [LedgerID: [VersionVector.Entry]] = [:]
        let sql = """
            SELECT ledger.id, origin, tip_sequence, tip_hash FROM line
            JOIN ledger ON ledger.number = line.ledger WHERE tip_sequence > 0
            """
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql))
        while let row = try rows.next() {
            guard let ledger = LedgerID(bytes: try row.decode(Data.self, forColumn: "id")),
                let origin = Origin(bytes: try row.decode(Data.self, forColumn: "origin")),
                let hash = Digest256(bytes: try row.decode(Data.self, forColumn: "tip_hash"))
            else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            entries[ledger, default: []].append(
                VersionVector.Entry(
                    origin: origin,
                    sequence: SequenceNumber(try row.decode(forColumn: "tip_sequence")),
                    hashPrefix: hash.prefix8
                )
            )
        }
        return entries.mapValues { VersionVector($0) }
    }

    /// The ledger of an id.
    package func ledger(_ id: LedgerID) throws -> HeldLedger? {
        let sql = "SELECT * FROM ledger WHERE id = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [Data(id.bytes)]).map(held)
    }

    /// The ledger of a number in this database.
    package func ledger(numbered number: Int64) throws -> HeldLedger? {
        let sql = "SELECT * FROM ledger WHERE number = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]).map(held)
    }

    /// How far the log has come: two equal marks, and nothing was taken up in between.
    package func logMark() throws -> LogMark {
        let sql = """
            SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'block'), 0) AS block,
              coalesce((SELECT max(number) FROM ledger), 0) AS ledger
            """
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql)) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return LogMark(
            block: try row.decode(forColumn: "block"),
            ledger: try row.decode(forColumn: "ledger")
        )
    }

    /// The latest wall clock of any change held, in milliseconds since 1970; nil without a change.
    package func newestChangeTime() throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(newest_time) FROM line"))
    }

    private func held(_ row: Row) throws -> HeldLedger {
        let bytes: Data = try row.decode(forColumn: "id")
        guard let id = LedgerID(bytes: bytes) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return HeldLedger(
            number: try row.decode(forColumn: "number"),
            id: id,
            code: try row.decode(forColumn: "code"),
            isOwn: try row.decode(forColumn: "own")
        )
    }

    /// The history of a ledger.
    package func log(of ledger: HeldLedger) throws -> LedgerLog {
        try LedgerLog(self, number: ledger.number, ledger: ledger.id)
    }

    /// The blocks that hold changes above what a peer has, oldest first.
    ///
    /// - Parameters:
    ///   - vector: what the peer has, in this database's lines.
    ///   - log: the ledger.
    /// - Returns: the numbers of the blocks.
    /// - Throws: what SQLite reports.
    package func blockNumbers(above vector: LineVector, in log: LedgerLog) throws -> [Int64] {
        var numbers: Set<Int64> = []
        for line in log.lineage.lines.keys {
            let sql = "SELECT block FROM span WHERE line = ? AND last > ?"
            numbers.formUnion(
                try Int64.fetchAll(
                    db.cachedStatement(sql: sql),
                    arguments: [line.value, vector[line].value]
                )
            )
        }
        return numbers.sorted()
    }

    /// The stretches of lines that a block holds.
    package func stretches(
        ofBlock number: Int64,
    ) throws -> [(line: LineNumber, range: ClosedRange<SequenceNumber>)] {
        let sql = "SELECT line, first, last FROM span WHERE block = ? ORDER BY line, first"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [number]).map { row in
            let first = SequenceNumber(try row.decode(forColumn: "first"))
            let last = SequenceNumber(try row.decode(forColumn: "last"))
            guard first <= last else { throw StoreError.damagedBlock(number: number) }
            return (LineNumber(try row.decode(forColumn: "line")), first...last)
        }
    }

    /// The blocks of a ledger with their sizes, oldest first.
    package func blockSizes(of log: LedgerLog) throws -> [BlockSize] {
        let sql = """
            SELECT number, changes, loose, substr(body, 1, 64) AS header,
              loose = 0 OR EXISTS (
                SELECT 1 FROM span JOIN head ON head.line = span.line AND head.sequence = span.last
                WHERE span.block = block.number) AS signed
            FROM block WHERE ledger = ? ORDER BY number
            """
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [log.number])
        return try rows.map { row in
            let number: Int64 = try row.decode(forColumn: "number")
            var reader = ByteReader(Array(try row.decode(Data.self, forColumn: "header")))
            guard let header = try? ChangeSetHeader(&reader) else {
                throw StoreError.damagedBlock(number: number)
            }
            return BlockSize(
                number: number,
                changes: try row.decode(forColumn: "changes"),
                unpackedBytes: header.columnBytes + header.opaqueBytes,
                isLoose: try row.decode(forColumn: "loose"),
                endsAtHead: try row.decode(forColumn: "signed"),
            )
        }
    }

    /// A block as it is stored.
    package func block(_ number: Int64) throws -> StoredBlock {
        let sql = "SELECT body, changes FROM block WHERE number = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]) else {
            throw StoreError.damagedBlock(number: number)
        }
        let body: Data = try row.decode(forColumn: "body")
        return StoredBlock(
            number: number,
            body: Array(body),
            changeCount: try row.decode(forColumn: "changes")
        )
    }

    /// How large a block is as it is sent, and how many changes are in it.
    package func size(ofBlock number: Int64) throws -> (bytes: Int, changes: Int) {
        let sql = "SELECT length(body) AS bytes, changes FROM block WHERE number = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]) else {
            throw StoreError.damagedBlock(number: number)
        }
        return (try row.decode(forColumn: "bytes"), try row.decode(forColumn: "changes"))
    }

    /// All blocks of a ledger, oldest first.
    package func blockNumbers(of log: LedgerLog) throws -> [Int64] {
        let sql = "SELECT number FROM block WHERE ledger = ? ORDER BY number"
        return try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: [log.number])
    }

    /// The change set of a block, undone from its bytes, with the database's line for each of its.
    package func changeSet(
        ofBlock number: Int64,
    ) throws -> (set: ChangeSet, lines: [LineNumber]) {
        let sql = "SELECT body, lines FROM block WHERE number = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]),
            let set = try? ChangeSetDecoder.decode(
                Array(try row.decode(Data.self, forColumn: "body"))
            )
        else { throw StoreError.damagedBlock(number: number) }
        var reader = ByteReader(Array(try row.decode(Data.self, forColumn: "lines")))
        var lines: [LineNumber] = []
        while !reader.isAtEnd {
            lines.append(LineNumber(UInt32(try reader.count(limit: Int(LineNumber.limit)))))
        }
        guard lines.count == set.lines.count else {
            throw StoreError.damagedBlock(number: number)
        }
        return (set, lines)
    }

    /// The changes that a block holds, in the database's lines and the order of the log.
    ///
    /// A block that came with changes held before counts for the new ones only.
    package func changes(ofBlock number: Int64, in log: LedgerLog) throws -> [Change] {
        let (set, lines) = try changeSet(ofBlock: number)
        let local = { (dot: Dot) in
            let line = lines[Int(dot.line.value)]
            return Dot(
                line: log.lineage.owner(of: dot.sequence, on: line),
                sequence: dot.sequence
            )
        }
        let stretches = try stretches(ofBlock: number)
        return set.changes.compactMap { change in
            let dot = local(change.dot)
            let isHere = stretches.contains {
                $0.line == dot.line && $0.range.contains(dot.sequence)
            }
            return isHere ? change.relocated(to: dot, by: local) : nil
        }
    }

    /// The block that holds a change; nil if it is not held.
    package func blockNumber(of dot: Dot) throws -> Int64? {
        let sql = """
            SELECT block FROM span WHERE line = ? AND first <= ? AND last >= ?
            """
        return try Int64.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [dot.line.value, dot.sequence.value, dot.sequence.value]
        )
    }

    /// The heads of a line between two places.
    package func heads(
        of line: LineNumber,
        from first: SequenceNumber,
        to last: SequenceNumber,
    ) throws -> [Head] {
        let sql = """
            SELECT sequence, seed, signature FROM head
            WHERE line = ? AND sequence BETWEEN ? AND ? ORDER BY sequence
            """
        return try Row.fetchAll(
            db.cachedStatement(sql: sql),
            arguments: [line.value, first.value, last.value]
        ).compactMap { row in
            try RunSeed(bytes: Array(row.decode(Data.self, forColumn: "seed"))).map { seed in
                Head(
                    sequence: SequenceNumber(try row.decode(forColumn: "sequence")),
                    seed: seed,
                    signature: Array(try row.decode(Data.self, forColumn: "signature"))
                )
            }
        }
    }

    /// All heads of a line, each with the hash that it is stored with.
    package func heads(of line: LineNumber) throws -> [CheckedHead] {
        let sql = """
            SELECT sequence, hash, seed, signature FROM head WHERE line = ? ORDER BY sequence
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [line.value])
            .compactMap { row in
                guard
                    let seed = RunSeed(bytes: Array(try row.decode(Data.self, forColumn: "seed"))),
                    let hash = Digest256(bytes: try row.decode(Data.self, forColumn: "hash"))
                else { return nil }
                let head = Head(
                    sequence: SequenceNumber(try row.decode(forColumn: "sequence")),
                    seed: seed,
                    signature: Array(try row.decode(Data.self, forColumn: "signature"))
                )
                return CheckedHead(line: line, head: head, hash: hash)
            }
    }

    /// The whole hashes of a block's changes, computed anew from their bytes.
    package func hashes(ofBlock number: Int64, in log: LedgerLog) throws -> [Dot: Digest256] {
        let (set, lines) = try changeSet(ofBlock: number)
        var previous: [LineNumber: Digest256] = [:]
        for (index, line) in set.lines.enumerated() {
            if case .run(_, let hash) = line.place { previous[LineNumber(UInt32(index))] = hash }
        }
        var hashes: [Dot: Digest256] = [:]
        for change in set.changes {
            let setLine = change.dot.line
            let place = { (dot: Dot) in
                let line = lines[Int(dot.line.value)]
                return Dot(
                    line: log.lineage.owner(of: dot.sequence, on: line),
                    sequence: dot.sequence
                )
            }
            let form = try CanonicalForm(
                change,
                origin: { set.lines[Int($0.value)].origin },
                hash: { dot in
                    if let known = hashes[place(dot)] { return known.prefix12 }
                    guard let stamp = try log.stamp(of: place(dot)) else {
                        throw StoreError.damagedBlock(number: number)
                    }
                    return stamp.hash
                }
            )
            guard let before = previous[setLine], let seed = try log.seed(of: place(change.dot))
            else { throw StoreError.damagedBlock(number: number) }
            let hash = HashChain.link(after: before, form, of: change, seed: seed)
            previous[setLine] = hash
            hashes[place(change.dot)] = hash
        }
        return hashes
    }
}
