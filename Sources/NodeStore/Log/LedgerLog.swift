import Foundation
import GRDB
package import SyncProtocol

/// The history of one ledger as a transaction sees it.
///
/// Lines and tips are loaded once; stamps come from the spans, a few of which are kept at hand.
package final class LedgerLog: LedgerHistory {
    /// The ledger's number in the database.
    package let number: Int64
    package let ledger: LedgerID
    package private(set) var lineage: Lineage
    package let firstFreeLine: LineNumber

    private let reader: StoreReader
    private var db: Database { reader.db }
    private var tips: [LineNumber: LineTip] = [:]
    private var keys: [Origin: VerifyingKey] = [:]
    private var signed: [LineNumber: SequenceNumber] = [:]
    private var seeds: [LineNumber: RunSeed] = [:]
    private var unsigned: [LineNumber: Int] = [:]
    private var recentSpans: [Span] = []

    init(_ reader: StoreReader, number: Int64, ledger: LedgerID) throws {
        self.reader = reader
        self.number = number
        self.ledger = ledger
        lineage = Lineage()
        let db = reader.db
        let last = try UInt32.fetchOne(db.cachedStatement(sql: "SELECT max(number) FROM line"))
        firstFreeLine = LineNumber(last.map { $0 + 1 } ?? 0)
        let lines = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT * FROM line WHERE ledger = ?"),
            arguments: [number]
        )
        while let row = try lines.next() { try load(row) }
    }

    /// The end of a line; nil if nothing of it is held.
    package func tip(of line: LineNumber) -> LineTip? { tips[line] }

    /// The key that an origin's opening gave.
    package func key(of origin: Origin) -> VerifyingKey? { keys[origin] }

    /// The last signed place of a line.
    package func signedSequence(of line: LineNumber) -> SequenceNumber { signed[line] ?? .none }

    /// The seed of the open run of a line that this node writes.
    package func openSeed(of line: LineNumber) -> RunSeed? { seeds[line] }

    /// The bytes that this node has appended to a line since its last head.
    package func unsignedBytes(of line: LineNumber) -> Int { unsigned[line] ?? 0 }

    /// The prefix of a held change's hash and its height, from the spans.
    package func stamp(of dot: Dot) throws -> ChangeStamp? {
        if let tip = tips[dot.line], tip.sequence == dot.sequence {
            return ChangeStamp(hash: tip.hash.prefix12, height: tip.height)
        }
        return try span(holding: dot)?.stamp(at: dot.sequence)
    }

    /// A held change's whole hash: the tip's, a signed head's, or computed anew from its block.
    package func hash(of dot: Dot) throws -> Digest256? {
        if let tip = tips[dot.line], tip.sequence == dot.sequence { return tip.hash }
        let sql = "SELECT hash FROM head WHERE line = ? AND sequence = ?"
        let signed = try Data.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [dot.line.value, dot.sequence.value]
        )
        if let signed { return Digest256(bytes: signed) }
        guard let span = try span(holding: dot) else { return nil }
        return try reader.hashes(ofBlock: span.block, in: self)[dot]
    }

    /// The seed that salts a held change's text: its signed run's, or the open run's.
    package func seed(of dot: Dot) throws -> RunSeed? {
        let sql = "SELECT seed FROM head WHERE line = ? AND sequence >= ? ORDER BY sequence LIMIT 1"
        let found = try Data.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [dot.line.value, dot.sequence.value]
        )
        return found.flatMap { RunSeed(bytes: Array($0)) } ?? seeds[dot.line]
    }

    /// Forgets where changes stand, since blocks were packed anew.
    func forgetSpans() { recentSpans = [] }

    /// The stamp of a held change as its block's table has it, also at a line's end.
    package func storedStamp(of dot: Dot) throws -> ChangeStamp? {
        try span(holding: dot)?.stamp(at: dot.sequence)
    }

    /// Follows what a transaction has just stored.
    func note(_ line: LineNumber, tip: LineTip) { tips[line] = tip }

    /// Follows what a transaction has just appended and not signed.
    func note(_ line: LineNumber, appendedBytes count: Int) { unsigned[line, default: 0] += count }

    /// Follows a line that a transaction has just added.
    func note(_ line: NewLine) {
        lineage.add(line.number, line.line)
        keys[line.line.origin] = line.key
    }

    func note(_ line: LineNumber, signed sequence: SequenceNumber, seed: RunSeed?) {
        signed[line] = sequence
        seeds[line] = seed
        unsigned[line] = 0
    }

    private func load(_ row: Row) throws {
        let line = LineNumber(try row.decode(forColumn: "number"))
        let origin: Data = try row.decode(forColumn: "origin")
        let key: Data = try row.decode(forColumn: "key")
        let hash: Data = try row.decode(forColumn: "tip_hash")
        guard let origin = Origin(bytes: origin), let key = VerifyingKey(bytes: Array(key)),
            let hash = Digest256(bytes: hash)
        else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        let forkLine: UInt32? = try row.decode(forColumn: "fork_line")
        let forkSequence: UInt32? = try row.decode(forColumn: "fork_sequence")
        let fork = forkLine.flatMap { number in
            forkSequence.map { Dot(line: LineNumber(number), sequence: SequenceNumber($0)) }
        }
        lineage.add(line, Lineage.Line(origin: origin, fork: fork))
        keys[origin] = key
        signed[line] = SequenceNumber(try row.decode(forColumn: "signed_sequence"))
        unsigned[line] = try row.decode(forColumn: "unsigned_bytes")
        seeds[line] = try row.decode(Data?.self, forColumn: "seed").flatMap {
            RunSeed(bytes: Array($0))
        }
        let sequence = SequenceNumber(try row.decode(forColumn: "tip_sequence"))
        if sequence > .none {
            tips[line] = LineTip(
                sequence: sequence,
                hash: hash,
                height: Height(UInt64(bitPattern: try row.decode(forColumn: "tip_height")))
            )
        }
    }

    private func span(holding dot: Dot) throws -> Span? {
        if let index = recentSpans.firstIndex(where: { $0.holds(dot) }) {
            if index > 0 { recentSpans.swapAt(index, 0) }
            return recentSpans[0]
        }
        let sql = """
            SELECT line, first, last, block, stamps FROM span
            WHERE line = ? AND first <= ? ORDER BY first DESC LIMIT 1
            """
        let row = try Row.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [dot.line.value, dot.sequence.value]
        )
        guard let span = try row.map(Span.init), span.holds(dot) else { return nil }
        recentSpans.insert(span, at: 0)
        if recentSpans.count > 16 { recentSpans.removeLast() }
        return span
    }
}

/// Which block holds a stretch of a line, with the stamps.
struct Span {
    let line: LineNumber
    let first: SequenceNumber
    let last: SequenceNumber
    let block: Int64
    private let stamps: [UInt8]

    init(_ row: Row) throws {
        line = LineNumber(try row.decode(forColumn: "line"))
        first = SequenceNumber(try row.decode(forColumn: "first"))
        last = SequenceNumber(try row.decode(forColumn: "last"))
        block = try row.decode(forColumn: "block")
        stamps = Array(try row.decode(Data.self, forColumn: "stamps"))
    }

    func holds(_ dot: Dot) -> Bool {
        dot.line == line && dot.sequence >= first && dot.sequence <= last
    }

    func stamp(at sequence: SequenceNumber) -> ChangeStamp? {
        ChangeStamp(stamps, at: Int(sequence.value - first.value) * ChangeStamp.byteCount)
    }
}
