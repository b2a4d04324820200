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

    /// Follows the code and the name that the ledger's office row says.
    package func setOffice(code: String, name: String, of log: LedgerLog) throws {
        try db.run(
            "UPDATE ledger SET code = ?, name = ? WHERE number = ?",
            [code, name, log.number]
        )
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

    /// Appends a change that this node has just made.
    ///
    /// - Parameters:
    ///   - change: the change, in the database's lines.
    ///   - previous: the hash that it follows.
    ///   - log: the ledger.
    /// - Throws: what SQLite reports.
    package func append(
        _ change: VerifiedChange,
        after previous: Digest256,
        to log: LedgerLog,
    ) throws {
        let body = LooseChange(change.change, after: previous).bytes
        try append(body, lines: [], changes: [change], isLoose: true, to: log)
    }

    /// Appends a block and moves the tips of its lines.
    ///
    /// - Parameters:
    ///   - body: the change set's bytes.
    ///   - lines: the database's line for each of the set's lines.
    ///   - changes: the set's changes that were not held, in the database's lines.
    ///   - log: the ledger.
    /// - Throws: what SQLite reports.
    package func append(
        _ body: [UInt8],
        lines: [LineNumber],
        changes: [VerifiedChange],
        to log: LedgerLog,
    ) throws {
        try append(body, lines: lines, changes: changes, isLoose: false, to: log)
    }

    private func append(
        _ body: [UInt8],
        lines: [LineNumber],
        changes: [VerifiedChange],
        isLoose: Bool,
        to log: LedgerLog,
    ) throws {
        var packed: [UInt8] = []
        for line in lines { packed.appendVarint(UInt64(line.value)) }
        let runs = Self.runs(of: changes)
        let stretches = runs.compactMap { line, run in
            run.last.map {
                BlockStretch(line: line, range: run[0].change.dot.sequence...$0.change.dot.sequence)
            }
        }
        var insert = try RowStatement(
            """
            INSERT INTO block (ledger, body, lines, stretches, changes, loose)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            in: db
        )
        insert.bind(log.number)
        insert.bind(blob: body)
        insert.bind(blob: packed)
        insert.bind(blob: BlockStretch.packed(stretches))
        insert.bind(Int64(changes.count))
        insert.bind(isLoose ? 1 : 0)
        try insert.run()
        let block = db.lastInsertedRowID
        for (line, run) in runs {
            try addSpan(of: run, on: line, block: block)
            try moveTip(of: line, to: run, looseBytes: isLoose ? body.count : 0, in: log)
        }
    }

    /// The changes of each line, by line; nearly every block is of one.
    private static func runs(
        of changes: [VerifiedChange],
    ) -> [(line: LineNumber, changes: [VerifiedChange])] {
        if let line = changes.first?.change.dot.line,
            changes.allSatisfy({ $0.change.dot.line == line })
        {
            return [(line, changes)]
        }
        return Dictionary(grouping: changes, by: \.change.dot.line)
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func addSpan(of run: [VerifiedChange], on line: LineNumber, block: Int64) throws {
        guard let first = run.first, let last = run.last else { return }
        var stamps: [UInt8] = []
        stamps.reserveCapacity(run.count * ChangeStamp.byteCount)
        for change in run {
            ChangeStamp(hash: change.hash.prefix12, height: change.change.height)
                .append(to: &stamps)
        }
        try insert(
            Span(
                line: line,
                first: first.change.dot.sequence,
                last: last.change.dot.sequence,
                block: block,
                stamps: stamps
            ),
            under: block
        )
    }

    private func insert(_ span: Span, under block: Int64) throws {
        var insert = try RowStatement(
            "INSERT INTO span (line, first, last, block, stamps) VALUES (?, ?, ?, ?, ?)",
            in: db
        )
        insert.bind(Int64(span.line.value))
        insert.bind(Int64(span.first.value))
        insert.bind(Int64(span.last.value))
        insert.bind(block)
        insert.bind(blob: span.stamps)
        try insert.run()
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
        let newest = run.lazy.map(\.change.time).max() ?? 0
        var update = try RowStatement(
            """
            UPDATE line SET tip_sequence = ?, tip_hash = ?, tip_height = ?,
              newest_time = max(newest_time, ?), unsigned_bytes = unsigned_bytes + ?
            WHERE number = ?
            """,
            in: db
        )
        update.bind(Int64(sequence.value))
        update.bind(blob: last.hash.bytes)
        update.bind(Int64(bitPattern: height.value))
        update.bind(newest)
        update.bind(Int64(looseBytes))
        update.bind(Int64(line.value))
        try update.run()
        if newest < StoreReader.latestTime { kept.note(newestChangeTime: newest) }
        log.note(line, tip: LineTip(sequence: sequence, hash: last.hash, height: height))
        log.note(line, appendedBytes: looseBytes)
    }

    /// Keeps heads that were checked.
    package func add(_ heads: [CheckedHead]) throws {
        if !heads.isEmpty { kept.forgetLog() }
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
        guard let kept = numbers.last else { return }
        var packed: [UInt8] = []
        for line in lines { packed.appendVarint(UInt64(line.value)) }
        let stretches = try joinSpans(of: numbers, under: kept, in: log)
        log.forgetSpans()
        var update = try RowStatement(
            """
            UPDATE block SET body = ?, lines = ?, stretches = ?, changes = ?, loose = 0
            WHERE number = ?
            """,
            in: db
        )
        update.bind(blob: body)
        update.bind(blob: packed)
        update.bind(blob: BlockStretch.packed(stretches))
        update.bind(Int64(changeCount))
        update.bind(kept)
        try update.run()
        var delete = try RowStatement(
            "DELETE FROM block WHERE ledger = ? AND number >= ? AND number < ?",
            in: db
        )
        for value in [log.number, numbers[0], kept] { delete.bind(value) }
        try delete.run()
    }

    /// Makes one span a line of the spans of neighbouring blocks; their changes follow one another.
    ///
    /// - Returns: the stretches that the joined block holds.
    private func joinSpans(
        of blocks: [Int64],
        under kept: Int64,
        in log: LedgerLog,
    ) throws -> [BlockStretch] {
        let held = Set(blocks)
        let joined = try reader.stretches(ofBlocks: blocks, in: log)
        var delete = try RowStatement(
            "DELETE FROM span WHERE line = ? AND first BETWEEN ? AND ?",
            in: db
        )
        for stretch in joined {
            let spans = try reader.spans(of: stretch)
            guard var whole = spans.first else { throw StoreError.damagedBlock(number: kept) }
            for span in spans.dropFirst() {
                guard span.first == whole.last.next else {
                    throw StoreError.damagedBlock(number: span.block)
                }
                whole.join(span)
            }
            guard whole.first == stretch.range.lowerBound, whole.last == stretch.range.upperBound,
                spans.allSatisfy({ held.contains($0.block) })
            else { throw StoreError.damagedBlock(number: kept) }
            delete.bind(Dot(line: stretch.line, sequence: whole.first))
            delete.bind(Int64(whole.last.value))
            try delete.run()
            try insert(whole, under: kept)
        }
        return joined
    }
}
