import Foundation

/// The one way in which commands print for other programs: a JSON document on one line.
enum JSONDocument {
    /// The document, with sorted keys and a line end: the same value gives the same bytes always.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}

extension Console {
    /// Prints a value for other programs.
    func output(json value: some Encodable) async throws {
        try await output(try JSONDocument.text(value))
    }
}
