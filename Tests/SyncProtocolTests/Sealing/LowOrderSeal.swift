import Crypto
import Foundation

@testable import SyncProtocol

/// HPKE as somebody without any key would do it: with an encapsulated key of low order the agreed
/// secret is zeros, so that everybody can seal and open (RFC 9180, 4.1 and 5.1).
enum LowOrderSeal {
    static func seal(
        _ message: [UInt8],
        under point: [UInt8],
        to recipient: AgreementKey,
        info: [UInt8],
    ) throws -> [UInt8] {
        let kem = Array("KEM".utf8) + [0, 0x20]
        let secretless = extract(kem, salt: [], "eae_prk", [UInt8](repeating: 0, count: 32))
        let shared = expand(kem, secretless, "shared_secret", point + recipient.bytes, 32)
        let suite = Array("HPKE".utf8) + [0, 0x20, 0, 1, 0, 3]
        let context =
            [0] + extract(suite, salt: [], "psk_id_hash", [])
            + extract(suite, salt: [], "info_hash", info)
        let secret = extract(suite, salt: shared, "secret", [])
        let box = try ChaChaPoly.seal(
            message,
            using: SymmetricKey(data: expand(suite, secret, "key", context, 32)),
            nonce: ChaChaPoly.Nonce(data: expand(suite, secret, "base_nonce", context, 12))
        )
        return point + box.ciphertext + box.tag
    }

    /// Whether the library, unguarded, opens what was sealed.
    static func libraryOpens(
        _ sealed: [UInt8],
        with key: Curve25519.KeyAgreement.PrivateKey,
        info: [UInt8],
    ) -> Bool {
        var recipient = try? HPKE.Recipient(
            privateKey: key,
            ciphersuite: .Curve25519_SHA256_ChachaPoly,
            info: Data(info),
            encapsulatedKey: Data(sealed.prefix(32))
        )
        return (try? recipient?.open(sealed.dropFirst(32))) != nil
    }

    private static func extract(
        _ suite: [UInt8],
        salt: [UInt8],
        _ label: String,
        _ input: [UInt8],
    ) -> [UInt8] {
        let labeled = Array("HPKE-v1".utf8) + suite + Array(label.utf8) + input
        let code = HKDF<SHA256>.extract(
            inputKeyMaterial: SymmetricKey(data: labeled),
            salt: salt
        )
        return Array(code)
    }

    private static func expand(
        _ suite: [UInt8],
        _ secret: [UInt8],
        _ label: String,
        _ info: [UInt8],
        _ count: Int,
    ) -> [UInt8] {
        let head = [0, UInt8(count)] + Array("HPKE-v1".utf8) + suite + Array(label.utf8)
        let key = HKDF<SHA256>.expand(
            pseudoRandomKey: secret,
            info: head + info,
            outputByteCount: count
        )
        return unsafe key.withUnsafeBytes { raw in unsafe Array(raw) }
    }
}
