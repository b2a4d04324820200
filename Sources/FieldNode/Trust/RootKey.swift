import Crypto
package import SyncProtocol

/// The key that everything a deployment trusts goes back to: made at the centre's `init`, printed,
/// and kept offline.
///
/// It signs nothing but certificates of those who administer registries, and their revocations.
package struct RootKey: Sendable {
    let key: Curve25519.Signing.PrivateKey

    /// Makes a new key.
    package init(world: World) {
        let seed = world.randomBytes(32)
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            preconditionFailure("any 32 bytes are an Ed25519 key")
        }
        self.key = key
    }

    /// Reads a key as it was printed; nil if it was mistyped.
    package init?(printed: String) {
        let digits = printed.filter(\.isHexDigit).lowercased()
        guard let bytes = [UInt8](hex: digits), bytes.count == 32 + Self.checkCount,
            Self.check(Array(bytes.prefix(32))) == Array(bytes.dropFirst(32)),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes.prefix(32))
        else { return nil }
        self.key = key
    }

    /// The key for paper: groups of four hexadecimal digits, the last of them a check.
    package var printed: String {
        let bytes = Array(key.rawRepresentation)
        let digits = Array((bytes + Self.check(bytes)).hex)
        return stride(from: 0, to: digits.count, by: 4)
            .map { String(digits[$0..<min($0 + 4, digits.count)]) }.joined(separator: "-")
    }

    /// The public half, which every invitation carries.
    package var publicKey: VerifyingKey { VerifyingKey(key.publicKey) }

    private static let checkCount = 2

    private static func check(_ bytes: [UInt8]) -> [UInt8] {
        Array(Digest256(hashing: Array("tambon root".utf8) + bytes).bytes.prefix(checkCount))
    }
}
