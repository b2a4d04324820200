import Foundation

/// The place at which a text stops being JSON.
///
/// `JSONDecoder` tells none here, but `JSONSerialization` names the byte, in words.
struct JSONSlip {
    /// The place in one phrase: `it is no JSON from line 2, column 8 on`.
    let phrase: Sentence

    /// Looks for the place; nil where the text is JSON, or nothing tells where it is not.
    init?(in json: [UInt8]) {
        let text = Data(json.trimmingPrefix([0xEF, 0xBB, 0xBF]))
        guard let reason = Self.reason(text) else { return nil }
        if reason.contains("end of file") {
            let line = Self.line(text)
            phrase = Sentence(
                thai: "แฟ้มจบที่บรรทัด \(line) ก่อน JSON จะครบ",
                english: "it ends in line \(line) before the JSON is complete"
            )
            return
        }
        guard let place = reason.firstMatch(of: /around character (\d+)/),
            let offset = Int(place.1), offset <= text.count
        else { return nil }
        let before = text.prefix(offset)
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
        phrase = Sentence(
            thai: "ไม่ใช่ JSON ตั้งแต่บรรทัด \(Self.line(before)) คอลัมน์ \(column)",
            english: "it is no JSON from line \(Self.line(before)), column \(column) on"
        )
    }

    private static func reason(_ text: Data) -> String? {
        do {
            _ = try JSONSerialization.jsonObject(with: text, options: .fragmentsAllowed)
            return nil
        } catch {
            return (error as NSError).userInfo["NSDebugDescription"] as? String
        }
    }

    /// The line on which a text ends, from 1.
    private static func line(_ text: Data) -> Int { text.count { $0 == UInt8(ascii: "\n") } + 1 }
}
