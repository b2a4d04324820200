import Foundation
import NodeStore
import SyncProtocol

/// What was sealed in the actions of a case and was disclosed when the case was reserved no more.
///
/// An action is written once, so its words stand in a cell of the case: a JSON object of objects.
struct DisclosedWords {
    private let words: [String: [String: String]]

    /// Reads what a case's row discloses; nothing where a peer has written something else there.
    init(_ row: RowState) {
        // Hardly any case has some, and every standing that is derived asks.
        guard let json = row.shown(ComplaintCell.disclosed)?.string else {
            words = [:]
            return
        }
        words = (try? JSONDecoder().decode(Words.self, from: Data(json.utf8))) ?? [:]
    }

    private typealias Words = [String: [String: String]]

    /// The words of an action; nil if they were not sealed, or are not disclosed.
    subscript(action: StoredAction) -> [String: String]? {
        if words.isEmpty || action.row.shown(ActionCell.reserved) == nil { return nil }
        return words[Self.name(of: action)]
    }

    /// The cell's value for the words of some actions, with those that were disclosed before.
    ///
    /// - Throws: what the encoder reports.
    func adding(_ more: [(StoredAction, [String: String])]) throws -> Value {
        var words = words
        for (action, said) in more { words[Self.name(of: action)] = said }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return .text(String(decoding: try encoder.encode(words), as: UTF8.self))
    }

    /// The same on every node: the beginning of the hash of the change that made it, and its place there.
    private static func name(of action: StoredAction) -> String {
        String(action.touch.hashPrefix, radix: 16) + ".\(action.key.ordinal)"
    }
}
