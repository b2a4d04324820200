import ComplaintModel
import Crypto
import NodeStore
import SyncProtocol

/// Seals what tells who a complainant is, and opens it again.
///
/// Each identity is sealed under a random key of its own (ChaCha20-Poly1305). The ciphertext goes
/// into the log; the key stays outside it, wrapped by the node's unlock key, and can be destroyed.
struct IdentityVault {
    let keys: NodeKeys
    let world: World
    let ledger: LedgerID

    /// The nonce of every identity: no key ever seals a second one.
    private static let onlyNonce = [UInt8](repeating: 0, count: nonceCount)
    private static let nonceCount = 12

    /// Seals the identity fields of an entry; nil if there is none.
    func seal(_ identity: [EditableField: String], in writer: StoreWriter) throws -> Value? {
        if identity.isEmpty { return nil }
        let key = SymmetricKey(data: world.randomBytes(32))
        let keyID = UInt64(bigEndianBytes: world.randomBytes(8))
        let sealed = try box(
            IdentityText(identity).bytes,
            under: key,
            nonce: Self.onlyNonce,
            keyID: keyID
        )
        let nonce = world.randomBytes(Self.nonceCount)
        let wrapped = try box(
            unsafe key.withUnsafeBytes { unsafe Array($0) },
            under: keys.unlock,
            nonce: nonce,
            keyID: keyID
        )
        try writer.keepKey(keyID, wrapped: nonce + wrapped)
        return .sealed(keyID: keyID, ciphertext: sealed)
    }

    /// Opens a sealed identity; nil if this node has no key to it.
    func opened(_ value: Value, in reader: StoreReader) throws -> [EditableField: String]? {
        guard case .sealed(let keyID, let ciphertext) = value,
            let wrapped = try reader.wrappedKey(keyID),
            let key = unwrapped(wrapped, keyID: keyID),
            let bytes = try? unbox(
                Self.onlyNonce + ciphertext,
                under: SymmetricKey(data: key),
                keyID: keyID
            ),
            let text = IdentityText(bytes: bytes)
        else { return nil }
        return text.fields
    }

    /// Whether an unlock key of the node opens the wrapped key of an identity of this ledger.
    func unwraps(_ wrapped: [UInt8], keyID: UInt64) -> Bool {
        unwrapped(wrapped, keyID: keyID) != nil
    }

    private func unwrapped(_ wrapped: [UInt8], keyID: UInt64) -> [UInt8]? {
        keys.unlocks.lazy.compactMap { try? unbox(wrapped, under: $0, keyID: keyID) }.first
    }

    /// Ciphertext and tag.
    private func box(
        _ bytes: [UInt8],
        under key: SymmetricKey,
        nonce: [UInt8],
        keyID: UInt64,
    ) throws -> [UInt8] {
        let sealed = try ChaChaPoly.seal(
            bytes,
            using: key,
            nonce: try ChaChaPoly.Nonce(data: nonce),
            authenticating: context(keyID)
        )
        return Array(sealed.combined.dropFirst(Self.nonceCount))
    }

    /// Opens nonce, ciphertext and tag.
    private func unbox(_ bytes: [UInt8], under key: SymmetricKey, keyID: UInt64) throws -> [UInt8] {
        let sealed = try ChaChaPoly.SealedBox(combined: bytes)
        return Array(try ChaChaPoly.open(sealed, using: key, authenticating: context(keyID)))
    }

    /// Binds a ciphertext to its ledger and key, so that it opens nowhere else.
    private func context(_ keyID: UInt64) -> [UInt8] {
        var bytes = Array("tambon identity 1".utf8) + ledger.bytes
        bytes.appendBigEndian(keyID)
        return bytes
    }
}
