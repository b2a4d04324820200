import CSQLite
import SyncProtocol

/// What the preset dictionary saves in the blocks of a closed node's log.
struct DictionaryGain {
    /// In all blocks together, in bytes.
    private(set) var bytes = 0
    /// In the last block.
    private(set) var lastBytes = 0

    /// A block that holds a change set begins like one; a change that was not packed yet does not.
    private static let query = "SELECT body FROM block WHERE substr(body, 1, 4) = ? ORDER BY number"

    /// Packs every block once with the dictionary and once without.
    init(inDatabase path: String) throws {
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY, nil)
        defer { unsafe sqlite3_close(opened) }
        var statement: OpaquePointer?
        guard code == SQLITE_OK,
            unsafe sqlite3_prepare_v2(opened, Self.query, -1, &statement, nil) == SQLITE_OK
        else { throw BenchError.sqlite(code: code, sentence: "\(path) cannot be read") }
        defer { unsafe sqlite3_finalize(statement) }
        let magic = ChangeSetHeader.magic
        unsafe sqlite3_bind_blob(statement, 1, magic, Int32(magic.count), nil)
        while unsafe sqlite3_step(statement) == SQLITE_ROW {
            let count = Int(unsafe sqlite3_column_bytes(statement, 0))
            let body = unsafe UnsafeRawBufferPointer(
                start: sqlite3_column_blob(statement, 0),
                count: count
            )
            let set = try ChangeSetDecoder.decode(unsafe Array(body))
            let without = ChangeSetEncoder.encode(
                set,
                compression: .deflate,
                dictionary: PresetDictionary.none
            )
            let with = ChangeSetEncoder.encode(set, compression: .deflate)
            lastBytes = without.count - with.count
            bytes += lastBytes
        }
    }
}
