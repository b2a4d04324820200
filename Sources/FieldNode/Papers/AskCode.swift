import Crypto
package import SyncProtocol

/// The short code on a complainant's slip, with which to ask for the case: `K7M4-2QXP`.
///
/// It is made of the case's row id, which comes of a hash over random salt: nobody can work it out
/// from the register number or from another slip, and every node that holds the case gets the same.
/// Nothing of the case can be read from it, and it opens nothing by itself. Whoever holds the books finds
/// the case by it.
package struct AskCode: Hashable, Sendable {
    /// The code as it is printed, in two halves.
    package let text: String

    /// Digits and letters of which none looks like another.
    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")
    private static let length = 8
    /// Keeps the hash apart from every other over the same bytes.
    private static let domain = "tambon ask code 1"

    /// Reads a code as somebody says it over the counter: in capitals or not, with the dash or
    /// without; nil for what is none.
    init?(_ typed: String) {
        let letters = Array(typed.uppercased()).filter { !"- ".contains($0) }
        guard letters.count == Self.length, letters.allSatisfy(Self.alphabet.contains) else {
            return nil
        }
        text = Self.halved(letters)
    }

    /// The code of a case.
    package init(of id: RowID) {
        let digest = SHA256.hash(data: Array(Self.domain.utf8) + id.bytes)
        // 64 bits on some 2^39 codes: the first ones come no more often than the last.
        var number = UInt64(bigEndianBytes: Array(digest.prefix(8)))
        var letters: [Character] = []
        for _ in 0..<Self.length {
            let count = UInt64(Self.alphabet.count)
            letters.append(Self.alphabet[Int(number % count)])
            number /= count
        }
        text = Self.halved(letters)
    }

    private static func halved(_ letters: [Character]) -> String {
        String(letters.prefix(length / 2)) + "-" + String(letters.dropFirst(length / 2))
    }
}
