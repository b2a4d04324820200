import Foundation
import NodeStore

/// A node's database as somebody with an SQL shell sees it.
///
/// The functions are looked up in the process, since the SQLite that the node uses is there anyway.
struct RawDatabase {
    struct Failure: Error, CustomStringConvertible {
        let code: Int32
        let sql: String
        var description: String { "SQLite reports \(code) on: \(sql)" }
    }

    private typealias Row = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private typealias Callback =
        @convention(c) (UnsafeMutableRawPointer?, Int32, Row?, Row?) -> Int32
    private typealias Open =
        @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>) -> Int32
    private typealias Execute =
        @convention(c) (
            OpaquePointer?, UnsafePointer<CChar>, Callback?, UnsafeMutableRawPointer?,
            UnsafeMutableRawPointer?
        ) -> Int32
    private typealias Close = @convention(c) (OpaquePointer?) -> Int32

    private final class Rows { var all: [[String]] = [] }

    let path: String

    init(of node: TestNode) { self.init(path: node.directory + "/" + NodeStore.fileName) }

    init(path: String) { self.path = path }

    private func function<Function>(_ name: String, _ type: Function.Type) -> Function {
        guard let symbol = unsafe dlsym(nil, name) else { fatalError("\(name) is not linked") }
        return unsafe unsafeBitCast(symbol, to: type)
    }

    /// Runs a statement and returns its rows as text, `NULL` for a null.
    @discardableResult
    func run(_ sql: String) throws -> [[String]] {
        var database: OpaquePointer?
        let opened = unsafe function("sqlite3_open", Open.self)(path, &database)
        defer { _ = unsafe function("sqlite3_close", Close.self)(database) }
        guard opened == 0 else { throw Failure(code: opened, sql: "open \(path)") }
        let rows = Rows()
        let code = unsafe function("sqlite3_exec", Execute.self)(
            database,
            sql,
            { context, count, values, _ in
                guard let context = unsafe context, let values = unsafe values else { return 1 }
                let rows = unsafe Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue()
                rows.all.append(
                    (0..<Int(count)).map { index in
                        unsafe values[index].map { unsafe String(cString: $0) } ?? "NULL"
                    }
                )
                return 0
            },
            unsafe Unmanaged.passUnretained(rows).toOpaque(),
            nil
        )
        guard code == 0 else { throw Failure(code: code, sql: sql) }
        return rows.all
    }

    /// Every row of some tables, or of all, each column quoted.
    func dump(
        _ tables: [String]? = nil,
        without left: Set<String> = []
    ) throws -> [String: [String]] {
        let all = try run("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").map(
            \.[0]
        )
        var dump: [String: [String]] = [:]
        for table in tables ?? all {
            let columns = try run("SELECT name FROM pragma_table_info('\(table)')").map(\.[0])
                .filter { !left.contains($0) }
            let list = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ',' || ")
            dump[table] = try run("SELECT \(list) FROM \"\(table)\" ORDER BY 1").map(\.[0])
        }
        return dump
    }

    /// The bytes of a stored blob.
    func blob(_ column: String, in table: String, where condition: String) throws -> [UInt8] {
        let hex = Array(
            try run("SELECT hex(\(column)) FROM \(table) WHERE \(condition)")[0][0].utf8
        )
        return stride(from: 0, to: hex.count, by: 2).compactMap { place in
            UInt8(String(decoding: hex[place..<place + 2], as: UTF8.self), radix: 16)
        }
    }

    /// Turns one bit of a stored blob around.
    func flip(bit: Int, of column: String, in table: String, where condition: String) throws {
        var bytes = try blob(column, in: table, where: condition)
        bytes[bit / 8 % bytes.count] ^= 1 << (bit % 8)
        let text = bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        try run("UPDATE \(table) SET \(column) = x'\(text)' WHERE \(condition)")
    }
}
