import Foundation
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

    /// So many lines of about ten thousand bytes each, which hardly compress.
    static func bulk(_ count: Int, from first: Int) -> String {
        var chance = SplitMix64(seed: UInt64(first))
        return (first..<first + count).map { index in
            let noise = (0..<900).flatMap { _ in
                let word = chance.next()
                return (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
            }
            return
                "{\"ref\": \"b-\(index)\", \"channel\": \"phone\", \"subject\": \"เรื่อง \(index)\", "
                + "\"detail\": \"\(Data(noise).base64EncodedString())\"}\n"
        }.joined()
    }
}
