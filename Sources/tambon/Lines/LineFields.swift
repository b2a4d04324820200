import Foundation

/// The fields of one line: an object of texts.
struct LineFields {
    private let values: [String: LineValue]

    /// Reads an object with keys that mean something here, for the node's own office.
    ///
    /// - Throws: ``LineError``.
    init(_ bytes: Data, known: [String], own: String) throws(LineError) {
        do { values = try JSONDecoder().decode([String: LineValue].self, from: bytes) } catch {
            throw .notAnObject
        }
        if let key = LineKeys(bytes).repeated { throw .repeatedKey(key) }
        if let unknown = values.keys.sorted().first(where: { !known.contains($0) }) {
            throw .unknownKey(unknown, known: known)
        }
        if let code = try text("office"), code != own {
            throw .otherOffice(code: code, own: own)
        }
    }

    /// The text under a key; nil if the key is not there.
    func text(_ key: String) throws(LineError) -> String? {
        switch values[key] {
        case .text(let text): return text
        case nil: return nil
        default: throw .notAText(key: key)
        }
    }

    /// The text under a key that must be there.
    func required(_ key: String) throws(LineError) -> String {
        guard let text = try text(key) else { throw .missing(key: key) }
        return text
    }

    /// The texts under a key that takes one or several.
    func texts(_ key: String) throws(LineError) -> [String] {
        if case .texts(let texts) = values[key] { return texts }
        return try text(key).map { [$0] } ?? []
    }

    /// Whether a key that stands for a flag is set.
    func flag(_ key: String) throws(LineError) -> Bool {
        switch values[key] {
        case nil, .flag(false), .text("false"): return false
        case .flag(true), .text("true"): return true
        default: throw .notAFlag(key: key)
        }
    }

    /// The number under a key, also where it is written as a text.
    func number(_ key: String) throws(LineError) -> Int? {
        switch values[key] {
        case nil: return nil
        case .number(let number): return number
        case .text(let text):
            guard let number = Int(text) else { throw .notANumber(key: key) }
            return number
        default: throw .notANumber(key: key)
        }
    }
}

/// One value of a line.
private enum LineValue: Decodable {
    case text(String)
    case flag(Bool)
    case number(Int)
    case texts([String])
    case other

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Int.self) {
            self = .number(number)
        } else if let texts = try? value.decode([String].self) {
            self = .texts(texts)
        } else {
            self = .other
        }
    }
}
