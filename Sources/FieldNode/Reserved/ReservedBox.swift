import ComplaintModel
import Crypto
import Foundation
import NodeStore
import SyncProtocol

/// Texts that are sealed for the nodes of one office: what a reserved case says, since the accused may
/// sit at the counter where it was recorded, and may keep the books; and who the complainant is, where
/// an office shares that with the one that it asks to take a case over.
///
/// The words are sealed under a random key (ChaCha20-Poly1305), and that key for each node that may read
/// them (HPKE). Nobody else can open it, the node that has sealed it included. Its length is a multiple
/// of ``granule``, so that it tells little.
enum ReservedBox {
    /// What is sealed: a box of one purpose does not open as one of another.
    enum Purpose: String {
        case reserved = "tambon reserved 1"
        case identity = "tambon handed identity 1"
    }

    /// Stands among the words of a case whose identity was changed since it was reserved.
    static let editedIdentity = "edited-identity"

    private static let granule = 256
    private static let nonce = [UInt8](repeating: 0, count: 12)
    /// An office with more nodes than this has some that cannot read.
    static let readerLimit = 8

    /// Seals texts by their names.
    ///
    /// - Parameters:
    ///   - texts: the texts.
    ///   - purpose: what they are.
    ///   - readers: the keys of those who may read them; at least one.
    ///   - ledger: the books that the value stands in, and opens in.
    ///   - world: chance.
    /// - Returns: the cell's value: the sealed words, and behind them the key for each reader.
    /// - Throws: what the libraries report.
    static func seal(
        _ texts: [String: String],
        as purpose: Purpose,
        to readers: [AgreementKey],
        in ledger: LedgerID,
        world: World,
    ) throws -> Value {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        var words = Array(try encoder.encode(texts))
        // JSON takes spaces behind it.
        while words.count % granule != 0 { words.append(UInt8(ascii: " ")) }
        let key = world.randomBytes(32)
        let sealed = try ChaChaPoly.seal(
            words,
            using: SymmetricKey(data: key),
            nonce: try ChaChaPoly.Nonce(data: nonce),
            authenticating: context(purpose, ledger)
        )
        let boxes = try readers.prefix(readerLimit).map { reader in
            Value.sealed(
                keyID: 0,
                ciphertext: try SealedBox.seal(key, to: reader, info: context(purpose, ledger))
            )
        }
        let content = Array(sealed.combined.dropFirst(nonce.count))
        return .tuple([.sealed(keyID: 0, ciphertext: content)] + boxes)
    }

    /// The texts of a sealed value; nil if they are for others, or not as they were sealed.
    static func open(
        _ value: Value?,
        as purpose: Purpose,
        with keys: NodeKeys,
        in ledger: LedgerID,
    ) -> [String: String]? {
        guard case .tuple(let parts) = value, case .sealed(_, let content) = parts.first else {
            return nil
        }
        let info = context(purpose, ledger)
        for case .sealed(_, let box) in parts.dropFirst() {
            let secret = keys.readers.lazy.compactMap { SealedBox.open(box, with: $0, info: info) }
            guard let secret = secret.first,
                let sealed = try? ChaChaPoly.SealedBox(combined: nonce + content),
                let words = try? ChaChaPoly.open(
                    sealed,
                    using: SymmetricKey(data: secret),
                    authenticating: info
                )
            else { continue }
            return try? JSONDecoder().decode([String: String].self, from: words)
        }
        return nil
    }

    private static func context(_ purpose: Purpose, _ ledger: LedgerID) -> [UInt8] {
        Array(purpose.rawValue.utf8) + ledger.bytes
    }
}
