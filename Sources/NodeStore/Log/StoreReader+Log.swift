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
        var statement = try RowStatement(Self.selectLedger + " ORDER BY code, id", in: db)
        return try statement.all(held)
    }

    /// The ledgers that call themselves by a code, sorted by id.
    package func ledgers(coded code: String) throws -> [HeldLedger] {
        var statement = try RowStatement(Self.selectLedger + " WHERE code = ? ORDER BY id", in: db)
        statement.bind(text: code)
        return try statement.all(held)
    }

    /// What is held of some ledgers; nothing of those of which nothing is.
    package func versionVectors(of ledgers: [HeldLedger]) throws -> [LedgerID: VersionVector] {
        var lines = try RowStatement(
            """
            SELECT origin, tip_sequence, tip_hash FROM line WHERE ledger = ? AND tip_sequence > 0
            """,
            in: db
        )
        var vectors: [LedgerID: VersionVector] = [:]
        for ledger in ledgers {
            lines.bind(ledger.number)
            let entries = try lines.all(entry)
            if !entries.isEmpty { vectors[ledger.id] = VersionVector(entries) }
        }
        return vectors
    }

    private func entry(_ row: StoredColumns) throws -> VersionVector.Entry {
        guard let origin = Origin(bytes: try row.bytes(0)),
            let hash = Digest256(bytes: try row.bytes(2))
        else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        return VersionVector.Entry(
            origin: origin,
            sequence: SequenceNumber(try row.integer(1)),
            hashPrefix: hash.prefix8
        )
    }

    /// The ledger of an id.
    package func ledger(_ id: LedgerID) throws -> HeldLedger? {
        var statement = try RowStatement(Self.selectLedger + " WHERE id = ?", in: db)
        statement.bind(blob: id.bytes)
        return try statement.first(held)
    }

    /// The ledger of a number in this database.
    package func ledger(numbered number: Int64) throws -> HeldLedger? {
        var statement = try RowStatement(Self.selectLedger + " WHERE number = ?", in: db)
        statement.bind(number)
        return try statement.first(held)
    }

    /// How far the log has come: two equal marks, and nothing was taken up in between.
    package func logMark() throws -> LogMark {
        let sql = """
            SELECT coalesce((SELECT max(number) FROM block), 0) AS block,
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

    /// 1 October 2075, in milliseconds since 1970: a wall clock that is later was wrong.
    package static let latestTime: Int64 = 3_337_113_600_000

    /// The latest wall clock of any change held, in milliseconds since 1970; nil without a change.
    ///
    /// An author who has ever written under a clock beyond ``latestTime`` is left out.
    package func newestChangeTime() throws -> Int64? {
        try kept.newestChangeTime {
            var statement = try RowStatement(
                "SELECT max(newest_time) FROM line WHERE newest_time < ?",
                in: db
            )
            statement.bind(Self.latestTime)
            return try statement.first { try $0.optionalInteger(0) } ?? nil
        }
    }

    private static let selectLedger = "SELECT number, id, code, own FROM ledger"

    private func held(_ row: StoredColumns) throws -> HeldLedger {
        guard let id = LedgerID(bytes: try row.bytes(1)) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return HeldLedger(
            number: try row.integer(0),
            id: id,
            code: try row.text(2),
            isOwn: try row.integer(3) as Int64 == 1
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
        var statement = try RowStatement("SELECT stretches FROM block WHERE number = ?", in: db)
        statement.bind(number)
        guard let stored = try statement.first({ try $0.bytes(0) }),
            let stretches = BlockStretch.unpacked(stored)
        else { throw StoreError.damagedBlock(number: number) }
        return stretches.map { ($0.line, $0.range) }
    }

    /// The blocks of a ledger with their sizes, oldest first.
    package func blockSizes(of log: LedgerLog) throws -> [BlockSize] {
        let sql = """
            SELECT number, changes, loose, substr(body, 1, 64), stretches, length(body)
            FROM block WHERE number IN (\(Self.blocksOfLedger)) ORDER BY number
            """
        let heads = try headPlaces(of: log)
        var rows = try RowStatement(sql, in: db)
        rows.bind(log.number)
        return try rows.all { row in
            let number = try row.integer(0) as Int64
            let isLoose = try row.integer(2) as Int64 == 1
            guard let stretches = BlockStretch.unpacked(try row.bytes(4)) else {
                throw StoreError.damagedBlock(number: number)
            }
            // A damaged one may not tell its size; whoever reads it finds that out.
            let unpacked = try isLoose ? nil : ChangeSetHeader.unpackedBytes(row.bytes(3))
            let bytes = try unpacked ?? row.integer(5)
            return BlockSize(
                number: number,
                changes: try row.integer(1),
                unpackedBytes: bytes,
                isLoose: isLoose,
                endsAtHead: !isLoose || stretches.contains { heads.contains($0.last) }
            )
        }
    }

    /// The blocks of a ledger; the spans of its lines name them.
    private static let blocksOfLedger = """
        SELECT span.block FROM line JOIN span ON span.line = line.number WHERE line.ledger = ?
        """

    /// The places of a ledger at which signed heads stand.
    private func headPlaces(of log: LedgerLog) throws -> Set<Dot> {
        var statement = try RowStatement(
            """
            SELECT head.line, head.sequence FROM line JOIN head ON head.line = line.number
            WHERE line.ledger = ?
            """,
            in: db
        )
        statement.bind(log.number)
        return Set(
            try statement.all { row in
                Dot(
                    line: LineNumber(try row.integer(0)),
                    sequence: SequenceNumber(try row.integer(1))
                )
            }
        )
    }

    /// A packed block as it is stored.
    package func block(_ number: Int64) throws -> StoredBlock {
        let sql = "SELECT body, changes FROM block WHERE number = ? AND loose = 0"
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

    /// How large a packed block is as it is sent, and how many changes are in it.
    package func size(ofBlock number: Int64) throws -> (bytes: Int, changes: Int) {
        let sql = "SELECT length(body) AS bytes, changes FROM block WHERE number = ? AND loose = 0"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]) else {
            throw StoreError.damagedBlock(number: number)
        }
        return (try row.decode(forColumn: "bytes"), try row.decode(forColumn: "changes"))
    }

    /// All blocks of a ledger, oldest first.
    package func blockNumbers(of log: LedgerLog) throws -> [Int64] {
        let sql =
            "SELECT number FROM block WHERE number IN (\(Self.blocksOfLedger)) ORDER BY number"
        var statement = try RowStatement(sql, in: db)
        statement.bind(log.number)
        return try statement.all { try $0.integer(0) }
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
}

extension ChangeSetHeader {
    /// The bytes of a change set before compression, as its beginning says; nil if it is damaged.
    fileprivate static func unpackedBytes(_ beginning: [UInt8]) -> Int? {
        var reader = ByteReader(beginning)
        return (try? ChangeSetHeader(&reader)).map { $0.columnBytes + $0.opaqueBytes }
    }
}
