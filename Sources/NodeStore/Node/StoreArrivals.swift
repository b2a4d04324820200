import GRDB
package import SyncProtocol

// When changes were known to have arrived at the centre: the third of a complaint's dates.

extension StoreReader {
    /// When a change was first known to be at the centre.
    ///
    /// - Returns: milliseconds since 1970; nil if it is not known to be there.
    package func arrival(of dot: Dot) throws -> Int64? {
        let sql = "SELECT at FROM arrival WHERE line = ? AND through >= ? ORDER BY through LIMIT 1"
        return try Int64.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [dot.line.value, dot.sequence.value]
        )
    }
}

extension StoreWriter {
    /// Notes that a line's changes up to one have arrived at the centre, unless that is known already.
    package func noteArrival(of last: Dot, at milliseconds: Int64) throws {
        if try reader.arrival(of: last) != nil { return }
        try db.run(
            "INSERT INTO arrival (line, through, at) VALUES (?, ?, ?)",
            [last.line.value, last.sequence.value, milliseconds]
        )
    }
}
