import Foundation

/// The keys of a JSON object that can be read, as they stand in it.
///
/// The decoder takes one of two values under one key and says nothing of the other.
struct LineKeys {
    private var keys: [String] = []

    /// Finds the keys of an object, and not those of what is in it.
    init(_ object: Data) {
        let bytes = [UInt8](object)
        var depth = 0
        var place = 0
        var last = 0..<0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                last = place..<Self.end(ofTextAt: place, in: bytes)
                place = last.upperBound
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ":") where depth == 1:
                // Also a key that is written with escapes is the one that it means.
                let text = Data("[".utf8) + bytes[last] + Data("]".utf8)
                keys += (try? JSONDecoder().decode([String].self, from: text)) ?? []
            default: break
            }
            place += 1
        }
    }

    /// The first key that is there a second time; nil if there is none.
    var repeated: String? {
        var seen: Set<String> = []
        return keys.first { !seen.insert($0).inserted }
    }

    /// The place behind the quote that ends a text.
    private static func end(ofTextAt start: Int, in bytes: [UInt8]) -> Int {
        var place = start + 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(place + 1, bytes.count)
    }
}
