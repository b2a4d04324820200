import TestGround

/// Made-up complaints, a line each, as `record --from` reads them.
enum Complaints {
    /// So many lines with a reference each.
    ///
    /// The noise hardly compresses: with it, an exchange takes more than one parcel.
    static func lines(_ count: Int, noiseBytes: Int = 0, from first: Int = 1) -> String {
        var chance = SplitMix64(seed: UInt64(first))
        return (first..<first + count).map { index in
            let noise = (0..<noiseBytes).map { _ in
                let letter = UInt8(93 + chance.next() % 30)
                return Character(UnicodeScalar(letter))
            }
            return
                "{\"ref\": \"f-\(index)\", \"channel\": \"phone\", \"subject\": \"เรื่อง \(index)\", "
                + "\"detail\": \"ไฟดับ \(String(noise))\"}\n"
        }.joined()
    }
}
