import Crypto

@testable import SyncProtocol

/// Somebody who can write in the test ledger: a fixed key, and the origin that it opens.
struct TestAuthor {
    let privateKey: Curve25519.Signing.PrivateKey
    let opening: Opening
    let origin: Origin

    init(number: UInt8, ledger: LedgerID = .test) throws {
        privateKey = try Curve25519.Signing.PrivateKey(
            rawRepresentation: [UInt8](repeating: number, count: 32)
        )
        opening = Opening(
            key: VerifyingKey(privateKey.publicKey),
            nonce: [UInt8](repeating: number, count: Opening.nonceByteCount)
        )
        origin = opening.origin(in: ledger)
    }

    /// A few authors, made once: every world uses them again.
    static let cast: [TestAuthor] = (1...5).compactMap { try? TestAuthor(number: $0) }
}

extension LedgerID {
    static let test = LedgerID(high: 0x7461_6d62_6f6e, low: 1)
}

extension RunSeed {
    /// The seed of an author's n-th signed run.
    static func test(of origin: Origin, run: Int) -> RunSeed {
        var bytes: [UInt8] = []
        bytes.appendBigEndian(origin.high)
        bytes.appendBigEndian(UInt64(run))
        guard let seed = RunSeed(bytes: bytes) else { preconditionFailure("a seed has 16 bytes") }
        return seed
    }
}
