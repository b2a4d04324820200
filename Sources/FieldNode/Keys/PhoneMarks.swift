import ComplaintModel
import Crypto
import NodeStore
import SyncProtocol

// A caller gives a telephone number, and the clerk looks for the case. The number is part of the sealed
// identity, so it stands in no index: what stands there is a code of it under a key of the office, which
// never leaves the folder of its keys. It tells nothing without that key, and is part of no exchange.

extension IdentityVault {
    private static let purpose = Array("tambon phone 1".utf8)
    private static let markBytes = 16

    /// The codes of the telephone numbers in a text, each once.
    func marks(of text: String?) -> [[UInt8]] {
        guard let text else { return [] }
        return Set(TypedPhoneNumbers.found(in: text)).map(mark).sorted {
            $0.lexicographicallyPrecedes($1)
        }
    }

    /// The code of one number.
    ///
    /// - Parameter digits: its digits, from the zero on.
    /// - Returns: 16 bytes, the same in this office for the same number.
    func mark(of digits: [UInt8]) -> [UInt8] {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: keys.unlock,
            info: Self.purpose + ledger.bytes,
            outputByteCount: 32
        )
        let code = HMAC<SHA256>.authenticationCode(for: digits, using: key)
        return Array(code.prefix(Self.markBytes))
    }
}
