/// Whether a complainant can be given an answer; one who cannot is anonymous.
///
/// It is decided where the complaint is entered and stored beside the sealed identity, so that nodes which
/// cannot open that say the same.
package enum Reachability {
    /// Whether a name, an address or an agency is clear (กรณีมีชื่อ/ที่อยู่/หน่วยงาน ชัดเจน).
    ///
    /// What people write for "nobody" or "nowhere" is not clear.
    package static func isReachable(name: String?, address: String?, agency: String?) -> Bool {
        [name, address, agency].contains { text in
            guard let text = text.map(EntryText.visible)?.filter({ !$0.isWhitespace })
            else { return false }
            return !placeholders.contains(text) && !isVillageAlone(text)
        }
    }

    /// The agency that a text names; nil for what people write where none complains.
    package static func agency(named text: String?) -> String? {
        text.flatMap { isReachable(name: nil, address: nil, agency: $0) ? $0 : nil }
    }

    /// Whether a text is a village by its number alone, which no letter could reach.
    private static func isVillageAlone(_ text: String) -> Bool {
        var rest = text.unicodeScalars[...]
        guard rest.starts(with: "หมู่".unicodeScalars) else { return false }
        rest = rest.dropFirst("หมู่".unicodeScalars.count)
        if rest.starts(with: "ที่".unicodeScalars) {
            rest = rest.dropFirst("ที่".unicodeScalars.count)
        }
        return rest.allSatisfy { $0.properties.generalCategory == .decimalNumber }
    }

    private static let placeholders: Set<String> = [
        "", "-", "--", ".", "ไม่ระบุ", "ไม่ระบุชื่อ", "ไม่ระบุที่อยู่", "ไม่ประสงค์ออกนาม",
        "ไม่ทราบ", "ไม่ทราบชื่อ", "ไม่มี", "นิรนาม", "ไม่เปิดเผย", "ไม่ประสงค์เปิดเผย",
        "บัตรสนเท่ห์", "ปกปิด", "สงวน", "สงวนนาม", "ไม่เปิดเผยชื่อ", "ไม่ประสงค์เปิดเผยชื่อ", "ไม่เปิดเผยนาม",
        "ไม่ประสงค์เปิดเผยนาม", "พลเมืองดี", "ไม่ประสงค์จะออกนาม", "ไม่ประสงค์ออกชื่อ", "ไม่ประสงค์จะออกชื่อ",
        "ไม่ประสงค์จะเปิดเผย", "ไม่ประสงค์จะเปิดเผยชื่อ", "ไม่ประสงค์จะเปิดเผยนาม", "ไม่ขอออกนาม",
        "ไม่ขอเปิดเผยชื่อ",
        "ไม่ออกนาม", "ผู้ไม่ประสงค์ออกนาม", "ผู้ไม่ประสงค์จะออกนาม",
    ]
}
