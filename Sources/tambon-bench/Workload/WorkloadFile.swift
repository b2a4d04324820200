import Foundation

/// A workload as JSON lines: `"t": "c"` a complaint, `"t": "u"` a follow-up, in time order.
struct WorkloadFile {
    /// The file of the work itself.
    let path: String

    /// The file of the changes behind it, which lies beside: `NAME_inc.jsonl`.
    var morePath: String {
        let suffix = ".jsonl"
        let stem = path.hasSuffix(suffix) ? String(path.dropLast(suffix.count)) : path
        return stem + "_inc" + suffix
    }

    /// Reads the events.
    func read() throws -> [WorkloadEvent] { try Self.read(path) }

    /// Reads the changes behind them; nil if none lie beside.
    func readMore() throws -> [WorkloadEvent]? {
        guard FileManager.default.fileExists(atPath: morePath) else { return nil }
        return try Self.read(morePath)
    }

    /// Writes a workload, and the changes behind it beside.
    func write(_ workload: Workload) throws {
        try Self.write(workload.events, to: path)
        try Self.write(workload.more, to: morePath)
    }

    private static func read(_ path: String) throws -> [WorkloadEvent] {
        let decoder = JSONDecoder()
        let lines = try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n"))
        return try lines.enumerated().map { index, line in
            do { return try decoder.decode(WorkloadEvent.self, from: line) } catch {
                throw BenchError.badLine(file: path, line: index + 1)
            }
        }
    }

    private static func write(_ events: [WorkloadEvent], to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var data = Data()
        for event in events {
            data.append(try encoder.encode(event))
            data.append(UInt8(ascii: "\n"))
        }
        try data.write(to: URL(filePath: path))
    }
}
