/// The names under which parcels lie in a folder: eight characters, a dot and an extension.
///
/// They fit every file system, FAT without long names included, and tell nothing about the office,
/// the time or the content.
enum ParcelFileName {
    static let parcelExtension = "TBN"
    static let temporaryExtension = "TMP"

    private static let stemLength = 8
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Whether a name can be a parcel's.
    ///
    /// Some mounts show the short names of FAT in lower case; so both cases count.
    static func isParcel(_ name: [UInt8]) -> Bool {
        let upper = name.map { isLower($0) ? $0 - 0x20 : $0 }
        return upper.count == stemLength + 1 + parcelExtension.utf8.count
            && upper.prefix(stemLength).allSatisfy(isStemCharacter)
            && upper.dropFirst(stemLength).elementsEqual(".\(parcelExtension)".utf8)
    }

    /// Eight characters from forty bits of chance.
    static func stem(randomBytes: (Int) -> [UInt8]) -> String {
        let bits = randomBytes(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let characters = (0..<stemLength).map { alphabet[Int(bits >> UInt64(5 * $0) & 31)] }
        return String(decoding: characters, as: UTF8.self)
    }

    private static func isLower(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isStemCharacter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
