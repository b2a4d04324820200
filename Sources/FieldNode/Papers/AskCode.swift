import Crypto
import SyncProtocol

/// The short code on a complainant's slip, with which to ask for the case: `K7M4-2QXP`.
///
/// It is made of the case's row id, which comes of a hash over random salt: nobody can work it out
/// from the register number or from another slip, and every node that holds the case gets the same.
/// Nothing of the case can be read from it, and it opens nothing by itself.
package struct AskCode: Hashable, Sendable {
    /// The code as it is printed, in two halves.
    package let text: String

    /// Digits and letters of which none looks like another.
    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")
    private static let length = 8
    /// Keeps the hash apart from every other over the same bytes.
    private static let domain = "tambon ask code 1"

    /// The code of a case.
    init(of id: RowID) {
        let digest = SHA256.hash(data: Array(Self.domain.utf8) + id.bytes)
        // 64 bits on some 2^39 codes: the first ones come no more often than the last.
        var number = UInt64(bigEndianBytes: Array(digest.prefix(8)))
        var code = ""
        for place in 0..<Self.length {
            if place == Self.length / 2 { code.append("-") }
            let count = UInt64(Self.alphabet.count)
            code.append(Self.alphabet[Int(number % count)])
            number /= count
        }
        text = code
    }
}
