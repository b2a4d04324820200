import CSQLite
import Foundation
import SyncProtocol

/// A change set of SQLite's session extension on its way: merged, and deflated.
struct SessionChangeSet {
    /// The bytes after deflate.
    let bytes: [UInt8]
    /// The bytes before.
    let unpackedCount: Int

    /// The most that a change set may unpack to.
    private static let limitBytes = 1 << 30
    private static let lengthBytes = 4

    /// Packs a merged change set.
    init(packing body: [UInt8]) {
        bytes = Deflate.compress(body)
        unpackedCount = body.count
    }

    /// Reads the file of one.
    init(readingFrom path: String) throws {
        let file = [UInt8](try Data(contentsOf: URL(filePath: path)))
        unpackedCount = file.prefix(Self.lengthBytes).reduce(0) { $0 << 8 | Int($1) }
        bytes = Array(file.dropFirst(Self.lengthBytes))
    }

    /// Writes it into a file, behind its length.
    func write(to path: String) throws {
        let length = unsafe withUnsafeBytes(of: UInt32(unpackedCount).bigEndian) {
            unsafe Array($0)
        }
        try Data(length + bytes).write(to: URL(filePath: path))
    }

    /// Applies it to plain tables in one transaction; of two rows the later one wins.
    func apply(to tables: PlainTables) throws {
        var body = try Deflate.expand(bytes, size: unpackedCount, limit: Self.limitBytes)
        try tables.begin()
        let code = unsafe body.withUnsafeMutableBytes { body in
            unsafe sqlite3changeset_apply(
                tables.database,
                Int32(body.count),
                body.baseAddress,
                nil,
                { _, kind, change in unsafe SessionChangeSet.verdict(kind, change) },
                nil
            )
        }
        guard code == SQLITE_OK else { throw unsafe PlainTables.error(code, tables.database) }
        try tables.commit()
    }

    /// What becomes of a change that does not fit the row there: it wins if it was written later.
    private static func verdict(_ kind: Int32, _ change: OpaquePointer?) -> Int32 {
        guard kind == SQLITE_CHANGESET_DATA || kind == SQLITE_CHANGESET_CONFLICT else {
            return SQLITE_CHANGESET_OMIT
        }
        var table: UnsafePointer<CChar>?
        var columns: Int32 = 0
        var operation: Int32 = 0
        unsafe sqlite3changeset_op(change, &table, &columns, &operation, nil)
        // The moment closes a case's row; in that of an update it stands third.
        let moment: Int32 = columns == 7 ? 2 : columns - 1
        var held: OpaquePointer?
        var coming: OpaquePointer?
        unsafe sqlite3changeset_conflict(change, moment, &held)
        if operation != SQLITE_DELETE { unsafe sqlite3changeset_new(change, moment, &coming) }
        guard let held = unsafe text(held), let coming = unsafe text(coming), coming > held else {
            return SQLITE_CHANGESET_OMIT
        }
        return SQLITE_CHANGESET_REPLACE
    }

    private static func text(_ value: OpaquePointer?) -> String? {
        guard let value = unsafe value, let bytes = unsafe sqlite3_value_text(value) else {
            return nil
        }
        return unsafe String(cString: bytes)
    }
}
