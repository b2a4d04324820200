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
            let bare = text.filter { !$0.isPunctuation }
            return !placeholders.contains(bare) && !isRefusal(bare) && !isVillageAlone(text)
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

    /// Whether a text says that somebody does not wish to be named, in whichever of the usual words:
    /// (ผู้ร้อง)(ไม่ประสงค์)(จะ)(ออก)(นาม).
    private static func isRefusal(_ text: String) -> Bool {
        var rest = text.unicodeScalars[...]
        _ = drop(whoRefuses, from: &rest)
        guard drop(refusals, from: &rest) else { return false }
        _ = drop(["ที่จะ", "จะให้", "จะ", "ให้"], from: &rest)
        let isTold = drop(tellings, from: &rest)
        let isNamed = drop(whatIsNotTold, from: &rest)
        return rest.isEmpty && (isTold || isNamed)
    }

    /// Takes the first of some words that a text begins with off it.
    private static func drop(
        _ words: [String],
        from rest: inout Substring.UnicodeScalarView,
    ) -> Bool {
        for word in words where rest.starts(with: word.unicodeScalars) {
            rest = rest.dropFirst(word.unicodeScalars.count)
            return true
        }
        return false
    }

    // Of words that begin alike, the longer ones come first.
    private static let whoRefuses = [
        "ผู้ร้องเรียน", "ผู้ร้องทุกข์", "ผู้ร้อง", "ผู้แจ้งเบาะแส", "ผู้แจ้ง", "ผู้ให้ข้อมูล", "ราษฎร", "ประชาชน",
        "พลเมืองดี", "ผู้",
    ]
    private static let refusals = [
        "ไม่มีความประสงค์", "ไม่ประสงค์", "ไม่ต้องการ", "ไม่ยินยอม", "ไม่สะดวก", "ไม่ขอ", "ไม่ได้", "ไม่",
        "ขอสงวน", "สงวน", "ขอปกปิด", "ปกปิด",
    ]
    private static let tellings = ["เปิดเผย", "ออก", "แจ้ง", "ระบุ", "บอก", "ลง", "ทราบ"]
    private static let whatIsNotTold = [
        "ชื่อนามสกุล", "ชื่อสกุล", "ชื่อและที่อยู่", "ชื่อที่อยู่", "ชื่อผู้ร้องเรียน", "ชื่อผู้ร้อง", "ชื่อหน่วยงาน", "ชื่อ",
        "นามสกุล", "นาม", "ที่อยู่", "ตัวตน", "ตัว", "ตน", "ข้อมูลส่วนตัว", "ข้อมูล", "หน่วยงาน",
    ]

    private static let placeholders: Set<String> = [
        "", "ไม่มี", "ไม่มีชื่อ", "ไม่มีที่อยู่", "ไม่ประสงค์", "นิรนาม", "บัตรสนเท่ห์", "พลเมืองดี", "ผู้หวังดี",
        "ปกปิด", "สงวน",
    ]
}
