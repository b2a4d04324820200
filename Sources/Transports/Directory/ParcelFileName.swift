/// The names under which parcels lie in a folder.
///
/// A node names its own with eight characters, a dot and an extension: they fit every file system, FAT
/// without long names included, and tell nothing about the office, the time or the content.
enum ParcelFileName {
    static let parcelExtension = "TBN"
    static let temporaryExtension = "TMP"

    private static let stemLength = 8
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Whether a name can be a parcel's, also one that a person or another system has given it: what
    /// `export` has written, or a copy of a copy.
    ///
    /// Some mounts show the short names of FAT in lower case; so both cases count. Hidden files are
    /// what some systems put beside each file.
    static func isParcel(_ name: [UInt8]) -> Bool {
        let ending = Array(".\(parcelExtension)".utf8)
        return name.count > ending.count && name.first != UInt8(ascii: ".")
            && !name.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
            && name.suffix(ending.count).map { isLower($0) ? $0 - 0x20 : $0 } == ending
            && String(validating: name, as: UTF8.self) != nil
    }

    /// Whether a name is of the form that nodes give.
    static func isGiven(_ name: [UInt8]) -> Bool {
        let stem = name.prefix(stemLength).map { isLower($0) ? $0 - 0x20 : $0 }
        return isParcel(name) && name.count == stemLength + 1 + parcelExtension.utf8.count
            && stem.allSatisfy { byte in
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
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
}
