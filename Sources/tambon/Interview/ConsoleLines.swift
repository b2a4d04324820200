import Foundation

/// Standard input, line by line.
struct ConsoleLines {
    private let console: any Console
    private var pending: [UInt8] = []
    private var hasEnded = false

    /// Reads from a console; nothing is read before a line is asked for.
    init(_ console: any Console) { self.console = console }

    /// The next line, trimmed; nil at the end of the input.
    mutating func next() async throws -> String? {
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = pending[..<end]
                pending.removeSubrange(...end)
                return Self.text(line)
            }
            if hasEnded { return pending.isEmpty ? nil : rest() }
            if let piece = try await console.input() { pending += piece } else { hasEnded = true }
        }
    }

    private mutating func rest() -> String {
        defer { pending = [] }
        return Self.text(pending[...])
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
