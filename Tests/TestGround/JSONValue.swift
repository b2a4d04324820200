import Foundation

/// One JSON document, as another program reads it.
package enum JSONValue: Decodable, Equatable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a document; nothing may stand before or behind it but one line end.
    package init(document: String) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: Data(document.utf8))
    }

    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let array = try? value.decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }

    /// The value under a key; null if there is none.
    package subscript(key: String) -> JSONValue {
        if case .object(let values) = self { values[key] ?? .null } else { .null }
    }

    /// The elements of an array; none for anything else.
    package var elements: [JSONValue] {
        if case .array(let values) = self { values } else { [] }
    }

    /// The keys of an object; none for anything else.
    package var keys: Set<String> {
        if case .object(let values) = self { Set(values.keys) } else { [] }
    }

    /// The text, empty for anything else.
    package var text: String {
        if case .text(let text) = self { text } else { "" }
    }

    /// The whole number; nil for anything else.
    package var integer: Int? {
        if case .number(let number) = self { Int(exactly: number) } else { nil }
    }
}
