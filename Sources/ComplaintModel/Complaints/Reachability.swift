/// Whether a complainant can be given an answer.
package enum Reachability {
    /// Whether a name, an address or an agency is clear (กรณีมีชื่อ/ที่อยู่/หน่วยงาน ชัดเจน).
    ///
    /// What people write for "nobody" or "nowhere" is not clear.
    package static func isReachable(name: String?, address: String?, agency: String?) -> Bool {
        [name, address, agency].contains { text in
            guard let text else { return false }
            return !placeholders.contains(text.filter { !$0.isWhitespace })
        }
    }

    private static let placeholders: Set<String> = [
        "", "-", "--", ".", "ไม่ระบุ", "ไม่ระบุชื่อ", "ไม่ระบุที่อยู่", "ไม่ประสงค์ออกนาม",
        "ไม่ทราบ", "ไม่ทราบชื่อ", "ไม่มี", "นิรนาม", "ไม่เปิดเผย", "ไม่ประสงค์เปิดเผย",
        "บัตรสนเท่ห์", "ปกปิด",
    ]
}
