import ComplaintModel
import Crypto
import Foundation
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

    /// Seals the identity fields of an entry; nil if there is none.
    func seal(_ identity: [EditableField: String], in writer: StoreWriter) throws -> Value? {
        if identity.isEmpty { return nil }
        let names = Dictionary(
            uniqueKeysWithValues: identity.map { ($0.key.rawValue, $0.value) }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let key = SymmetricKey(data: world.randomBytes(32))
        let keyID = UInt64(bigEndianBytes: world.randomBytes(8))
        let sealed = try box(Array(try encoder.encode(names)), under: key, keyID: keyID)
        let wrapped = try box(
            unsafe key.withUnsafeBytes { unsafe Array($0) },
            under: keys.unlock,
            keyID: keyID
        )
        try writer.keepKey(keyID, wrapped: wrapped)
        return .sealed(keyID: keyID, ciphertext: sealed)
    }

    /// Opens a sealed identity.
    ///
    /// - Throws: ``FieldNodeError/identityNotHere`` if this node has no key to it.
    func open(_ value: Value, in reader: StoreReader) throws -> [EditableField: String] {
        guard case .sealed(let keyID, let ciphertext) = value,
            let wrapped = try reader.wrappedKey(keyID),
            let key = try? unbox(wrapped, under: keys.unlock, keyID: keyID),
            let bytes = try? unbox(ciphertext, under: SymmetricKey(data: key), keyID: keyID),
            let names = try? JSONDecoder().decode([String: String].self, from: Data(bytes))
        else { throw FieldNodeError.identityNotHere }
        var identity: [EditableField: String] = [:]
        for (name, text) in names {
            if let field = EditableField(rawValue: name) { identity[field] = text }
        }
        return identity
    }

    private func box(_ bytes: [UInt8], under key: SymmetricKey, keyID: UInt64) throws -> [UInt8] {
        let nonce = try ChaChaPoly.Nonce(data: world.randomBytes(12))
        let sealed = try ChaChaPoly.seal(
            bytes,
            using: key,
            nonce: nonce,
            authenticating: context(keyID)
        )
        return Array(sealed.combined)
    }

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
