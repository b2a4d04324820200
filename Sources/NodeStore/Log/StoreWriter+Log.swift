import Foundation
import GRDB
package import SyncProtocol

// Appending to the log.

extension StoreWriter {
    /// Begins to hold a ledger.
    package func addLedger(_ id: LedgerID, code: String, isOwn: Bool) throws -> LedgerLog {
        try db.execute(
            sql: "INSERT INTO ledger (id, code, own) VALUES (?, ?, ?)",
            arguments: [Data(id.bytes), code, isOwn]
        )
        return try LedgerLog(reader, number: db.lastInsertedRowID, ledger: id)
    }

    /// Follows the code that the ledger's office row says.
    package func setCode(_ code: String, of log: LedgerLog) throws {
        try db.run("UPDATE ledger SET code = ? WHERE number = ?", [code, log.number])
    }

    /// Adds a line that begins now.
    ///
    /// - Parameters:
    ///   - line: the line.
    ///   - seed: the seed of the open run, if this node writes the line.
    ///   - log: the ledger.
    /// - Throws: what SQLite reports.
    package func addLine(_ line: NewLine, seed: RunSeed?, to log: LedgerLog) throws {
        try db.run(
            """
            INSERT INTO line (number, ledger, origin, fork_line, fork_sequence, key, tip_sequence,
              tip_hash, tip_height, signed_sequence, newest_time, unsigned_bytes, seed)
            VALUES (?, ?, ?, ?, ?, ?, 0, zeroblob(32), 0, 0, 0, 0, ?)
            """,
            [
                line.number.value, log.number, Data(line.line.origin.bytes),
                line.line.fork?.line.value, line.line.fork?.sequence.value, Data(line.key.bytes),
                seed.map { Data($0.bytes) },
            ]
        )
        log.note(line)
        log.note(line.number, signed: .none, seed: seed)
    }

    /// Appends a block and moves the tips of its lines.
    ///
    /// - Parameters:
    ///   - body: the change set's bytes.
    ///   - lines: the database's line for each of the set's lines.
    ///   - changes: the set's changes that were not held, in the database's lines.
    ///   - isLoose: whether this is one change of this node, to be packed later.
    ///   - log: the ledger.
    /// - Returns: the block's number.
    /// - Throws: what SQLite reports.
    @discardableResult
    package func append(
        _ body: [UInt8],
        lines: [LineNumber],
        changes: [VerifiedChange],
        isLoose: Bool,
        to log: LedgerLog,
    ) throws -> Int64 {
        var packed: [UInt8] = []
        for line in lines { packed.appendVarint(UInt64(line.value)) }
        try db.run(
            "INSERT INTO block (ledger, body, lines, changes, loose) VALUES (?, ?, ?, ?, ?)",
            [log.number, Data(body), Data(packed), changes.count, isLoose]
        )
        let block = db.lastInsertedRowID
        let runs = Dictionary(grouping: changes, by: \.change.dot.line)
        for (line, run) in runs.sorted(by: { $0.key < $1.key }) {
            try addSpan(of: run, on: line, block: block)
            try moveTip(of: line, to: run, looseBytes: isLoose ? body.count : 0, in: log)
        }
        return block
    }

    private func addSpan(of run: [VerifiedChange], on line: LineNumber, block: Int64) throws {
        guard let first = run.first, let last = run.last else { return }
        var stamps: [UInt8] = []
        stamps.reserveCapacity(run.count * ChangeStamp.byteCount)
        for change in run {
            ChangeStamp(hash: change.hash.prefix12, height: change.change.height)
                .append(to: &stamps)
        }
        try db.run(
            "INSERT INTO span (line, first, last, block, stamps) VALUES (?, ?, ?, ?, ?)",
            [
                line.value, first.change.dot.sequence.value, last.change.dot.sequence.value, block,
                Data(stamps),
            ]
        )
    }

    private func moveTip(
        of line: LineNumber,
        to run: [VerifiedChange],
        looseBytes: Int,
        in log: LedgerLog,
    ) throws {
        guard let last = run.last else { return }
        let sequence = last.change.dot.sequence
        let height = last.change.height
        try db.run(
            """
            UPDATE line SET tip_sequence = ?, tip_hash = ?, tip_height = ?,
              newest_time = max(newest_time, ?), unsigned_bytes = unsigned_bytes + ?
            WHERE number = ?
            """,
            [
                sequence.value, Data(last.hash.bytes), Int64(bitPattern: height.value),
                run.map(\.change.time).max() ?? 0, looseBytes, line.value,
            ]
        )
        log.note(line, tip: LineTip(sequence: sequence, hash: last.hash, height: height))
        log.note(line, appendedBytes: looseBytes)
    }

    /// Keeps heads that were checked.
    package func add(_ heads: [CheckedHead]) throws {
        for checked in heads {
            let head = checked.head
            try db.run(
                """
                INSERT INTO head (line, sequence, hash, seed, signature) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                [
                    checked.line.value, head.sequence.value, Data(checked.hash.bytes),
                    Data(head.seed.bytes), Data(head.signature),
                ]
            )
            try db.run(
                "UPDATE line SET signed_sequence = max(signed_sequence, ?) WHERE number = ?",
                [head.sequence.value, checked.line.value]
            )
        }
    }

    /// Ends the open run of a line that this node writes, at a head, and opens the next.
    package func close(
        at head: CheckedHead,
        nextSeed: RunSeed,
        in log: LedgerLog,
    ) throws {
        try add([head])
        try db.run(
            "UPDATE line SET seed = ?, unsigned_bytes = 0 WHERE number = ?",
            [Data(nextSeed.bytes), head.line.value]
        )
        log.note(head.line, signed: head.head.sequence, seed: nextSeed)
    }

    /// Puts one block in the place of several that hold the same changes.
    ///
    /// - Parameters:
    ///   - numbers: the blocks that go.
    ///   - body: the change set of all their changes.
    ///   - lines: the database's line for each of the set's lines.
    ///   - changeCount: how many changes they are.
    ///   - log: the ledger.
    /// - Throws: what SQLite reports.
    package func replace(
        blocks numbers: [Int64],
        with body: [UInt8],
        lines: [LineNumber],
        changeCount: Int,
        in log: LedgerLog,
    ) throws {
        guard let kept = numbers.first else { return }
        var packed: [UInt8] = []
        for line in lines { packed.appendVarint(UInt64(line.value)) }
        try joinSpans(of: numbers, under: kept)
        log.forgetSpans()
        try db.run(
            "UPDATE block SET body = ?, lines = ?, changes = ?, loose = 0 WHERE number = ?",
            [Data(body), Data(packed), changeCount, kept]
        )
        for number in numbers.dropFirst() {
            try db.run("DELETE FROM block WHERE number = ?", [number])
        }
    }

    /// Makes one span a line of the spans of several blocks; their changes follow one another.
    private func joinSpans(of blocks: [Int64], under kept: Int64) throws {
        var spans: [LineNumber: (first: UInt32, last: UInt32, stamps: Data)] = [:]
        for block in blocks {
            let sql = "SELECT line, first, last, stamps FROM span WHERE block = ? ORDER BY first"
            for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [block]) {
                let line = LineNumber(try row.decode(forColumn: "line"))
                let first: UInt32 = try row.decode(forColumn: "first")
                var joined = spans[line] ?? (first, first, Data())
                joined.last = try row.decode(forColumn: "last")
                joined.stamps.append(try row.decode(Data.self, forColumn: "stamps"))
                spans[line] = joined
            }
            try db.run("DELETE FROM span WHERE block = ?", [block])
        }
        for (line, span) in spans.sorted(by: { $0.key < $1.key }) {
            try db.run(
                "INSERT INTO span (line, first, last, block, stamps) VALUES (?, ?, ?, ?, ?)",
                [line.value, span.first, span.last, kept, span.stamps]
            )
        }
    }
}
