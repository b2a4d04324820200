import Foundation
import GRDB
package import SyncProtocol

// Changes read back from blocks, and their hashes computed anew.

extension StoreReader {
    /// The change of a block that was not packed yet; nil for a packed one.
    func looseChange(ofBlock number: Int64) throws -> LooseChange? {
        var statement = try RowStatement(
            "SELECT body, stretches FROM block WHERE number = ? AND loose = 1",
            in: db
        )
        statement.bind(number)
        return try statement.first { row in
            try Self.looseChange(row.bytes(0), row.bytes(1), ofBlock: number)
        }
    }

    /// The change set of a packed block, undone from its bytes, with the database's line for each of its.
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

    /// The changes of blocks that are neighbours in a ledger's log, in the order of the log.
    ///
    /// - Parameters:
    ///   - numbers: the blocks, ascending; all that the ledger has between the first and the last.
    ///   - log: the ledger.
    /// - Returns: the changes, in the database's lines.
    /// - Throws: `StoreError/damagedBlock` or what SQLite reports.
    package func changes(ofBlocks numbers: [Int64], in log: LedgerLog) throws -> [Change] {
        guard let first = numbers.first, let last = numbers.last else { return [] }
        var statement = try RowStatement(
            """
            SELECT number, loose, body, stretches FROM block
            WHERE ledger = ? AND number BETWEEN ? AND ? ORDER BY number
            """,
            in: db
        )
        for value in [log.number, first, last] { statement.bind(value) }
        let blocks = try statement.all { row in
            let number = try row.integer(0) as Int64
            guard try row.integer(1) as Int64 == 1 else {
                return (number, try changes(ofBlock: number, in: log))
            }
            let loose = try Self.looseChange(row.bytes(2), row.bytes(3), ofBlock: number)
            return (number, [loose.change])
        }
        guard blocks.map(\.0) == numbers else { throw StoreError.damagedBlock(number: first) }
        return blocks.flatMap(\.1)
    }

    private static func looseChange(
        _ body: [UInt8],
        _ stretches: [UInt8],
        ofBlock number: Int64,
    ) throws -> LooseChange {
        guard let stretches = BlockStretch.unpacked(stretches), stretches.count == 1,
            stretches[0].range.lowerBound == stretches[0].range.upperBound,
            let change = try? LooseChange(body, at: stretches[0].last)
        else { throw StoreError.damagedBlock(number: number) }
        return change
    }

    /// The changes that a block holds, in the database's lines and the order of the log.
    ///
    /// A block that came with changes held before counts for the new ones only.
    package func changes(ofBlock number: Int64, in log: LedgerLog) throws -> [Change] {
        if let loose = try looseChange(ofBlock: number) { return [loose.change] }
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

    /// The whole hashes of a block's changes, computed anew from their bytes.
    package func hashes(ofBlock number: Int64, in log: LedgerLog) throws -> [Dot: Digest256] {
        if let loose = try looseChange(ofBlock: number) {
            return [loose.change.dot: try hash(of: loose, inBlock: number, in: log)]
        }
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

    /// The changes of a block with their hashes, as they were verified when they came.
    ///
    /// - Parameters:
    ///   - number: the block.
    ///   - log: the ledger.
    /// - Returns: the changes, in the database's lines and the order of the log.
    /// - Throws: ``StoreError/damagedBlock(number:)`` if they are not those any more, or what SQLite
    ///   reports.
    package func verifiedChanges(
        ofBlock number: Int64,
        in log: LedgerLog,
    ) throws -> [VerifiedChange] {
        do {
            let hashes = try hashes(ofBlock: number, in: log)
            return try changes(ofBlock: number, in: log).map { change in
                guard let hash = hashes[change.dot],
                    try log.storedStamp(of: change.dot)?.hash == hash.prefix12
                else { throw StoreError.damagedBlock(number: number) }
                return VerifiedChange(change: change, hash: hash)
            }
        } catch is ChangeSetError { throw StoreError.damagedBlock(number: number) }
    }

    private func hash(
        of loose: LooseChange,
        inBlock number: Int64,
        in log: LedgerLog,
    ) throws -> Digest256 {
        guard let own = log.lineage.lines[loose.change.dot.line]?.origin,
            let seed = try log.seed(of: loose.change.dot)
        else { throw StoreError.damagedBlock(number: number) }
        let form = try CanonicalForm(
            loose.change,
            origin: { log.lineage.lines[$0]?.origin ?? own },
            hash: { dot in
                let owner = log.lineage.owner(of: dot.sequence, on: dot.line)
                guard let stamp = try log.stamp(of: Dot(line: owner, sequence: dot.sequence)) else {
                    throw StoreError.damagedBlock(number: number)
                }
                return stamp.hash
            }
        )
        return HashChain.link(after: loose.previous, form, of: loose.change, seed: seed)
    }
}
