/// The Thai names of the months.
package enum ThaiMonth {
    private static let longNames = [
        "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
        "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
    ]
    private static let shortNames = [
        "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
        "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
    ]

    /// The full name of a month, 1 to 12: `มีนาคม`.
    package static func long(_ month: Int) -> String { longNames[month - 1] }

    /// The abbreviated name of a month, 1 to 12: `มี.ค.`.
    package static func short(_ month: Int) -> String { shortNames[month - 1] }
}
