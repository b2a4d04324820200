import Crypto
import Foundation
import SyncProtocol

/// A parcel from a sender who seals and signs as it should be, around frames that are anything.
///
/// It is put together from the format's page and not by the writer, which makes no such frames. Of
/// each length there is one head, made once: sealing a head draws on chance, and takes long.
struct ForgedParcel {
    /// The bytes that frames and padding take.
    let frameByteCount: Int

    private let head: [UInt8]
    private let sender: [UInt8]
    private let key: SymmetricKey

    /// The lengths there are, so that bytes can reach the end or leave it far away.
    static let all: [ForgedParcel] = {
        do { return try [64, 2_048].map { try ForgedParcel(frameByteCount: $0) } } catch {
            fatalError("a parcel that keeps every rule cannot be sealed: \(error)")
        }
    }()

    private static let clearCount = 33 + 80
    private static let checksumCount = 8
    private static let senderCount = 32
    /// The number of the first chunk, and that it is the last.
    private static let nonceBytes = [UInt8](repeating: 0, count: 11) + [1]

    /// Seals an honest parcel of that length and takes its beginning.
    private init(frameByteCount: Int) throws {
        let frame = ParcelFrame(kind: 7, flags: 0, content: [])
        let frames = Array(repeating: frame, count: frameByteCount / frame.byteCount - 1)
        let rest = frameByteCount - frames.count * frame.byteCount
        let last = ParcelFrame(kind: 7, flags: 0, content: .init(repeating: 0, count: rest - 3))
        let honest = try SealedParcel.seal(frames + [last], with: FixedKeys.seal())
        let headCount = Self.clearCount + Self.checksumCount
        self.frameByteCount = frameByteCount
        head = Array(honest[..<headCount])
        key = Self.payloadKey(Array(honest[..<Self.clearCount]))
        let box = try ChaChaPoly.SealedBox(combined: Self.nonceBytes + honest[headCount...])
        let plaintext = try ChaChaPoly.open(box, using: key)
        sender = Array(plaintext.prefix(Self.senderCount))
    }

    /// The parcel whose frames and padding are some bytes, of exactly its length.
    func bytes(holding frames: [UInt8]) throws -> [UInt8] {
        var plaintext = sender + frames
        let contentKey = "tambon parcel content key 1".utf8 + FixedKeys.contentKey
        let signed = [Data(head.prefix(Self.clearCount)), Data(contentKey), Data(plaintext)]
        let statement = signed.reduce(Data("tambon parcel sender 1".utf8)) {
            $0 + Data(SHA256.hash(data: $1))
        }
        plaintext += try FixedKeys.sender.signature(for: statement)
        let nonce = try ChaChaPoly.Nonce(data: Self.nonceBytes)
        let sealed = try ChaChaPoly.seal(plaintext, using: key, nonce: nonce)
        return head + Array(sealed.ciphertext) + Array(sealed.tag)
    }

    private static func payloadKey(_ clear: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: FixedKeys.contentKey),
            salt: Array(SHA256.hash(data: clear)),
            info: Array("tambon parcel payload".utf8),
            outputByteCount: 32
        )
    }
}
