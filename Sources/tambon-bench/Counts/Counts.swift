import Glibc

/// What a piece of work asked of SQLite, of the disk, of the line and of the heap: figures that are the
/// same on every machine.
struct Counts: Codable, Hashable {
    /// SQL statements begun.
    var statements: Int
    /// Waits for the disk.
    var syncs: Int
    /// Bytes written to files.
    var writtenBytes: Int
    /// Pieces of memory taken or resized.
    var allocations: Int
    /// Bytes sent to another node, or written into a parcel for it.
    var sentBytes = 0

    /// Nothing at all.
    private static let none = Counts(statements: 0, syncs: 0, writtenBytes: 0, allocations: 0)

    /// The figures by their names, as a report shows them.
    var figures: KeyValuePairs<String, Int> {
        [
            "statements": statements, "syncs": syncs, "bytes written": writtenBytes,
            "allocations": allocations, "bytes sent": sentBytes,
        ]
    }

    /// What this process has asked for so far; nil if nothing counts, since the shim is not preloaded.
    static var now: Counts? {
        // As `count_shim_read` of the shim fills it.
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        guard let symbol = unsafe dlsym(nil, "count_shim_read") else { return nil }
        typealias Read = @convention(c) (UnsafeMutableRawPointer) -> Void
        unsafe unsafeBitCast(symbol, to: Read.self)(&words)
        return Counts(
            statements: Int(words.0),
            syncs: Int(words.1),
            writtenBytes: Int(words.2),
            allocations: Int(words.3)
        )
    }

    /// Counts what something asks for.
    ///
    /// - Parameter body: the work; it answers the bytes that it has sent.
    /// - Returns: the counts of the work alone.
    /// - Throws: what the work throws.
    static func of(_ body: () async throws -> Int) async throws -> Counts {
        let start = now ?? .none
        let sent = try await body()
        var counts = now ?? .none
        counts.statements -= start.statements
        counts.syncs -= start.syncs
        counts.writtenBytes -= start.writtenBytes
        counts.allocations -= start.allocations
        counts.sentBytes = sent
        return counts
    }
}
