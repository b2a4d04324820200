import Crypto

@testable import SyncProtocol

/// Keys, recipients and frames that are the same in every run.
enum SealedSamples {
    static let senderKey = signingKey(1)
    static let readerKey = agreementKey(2)
    static let coReaderKey = agreementKey(3)
    static let strangerKey = agreementKey(4)

    /// The content key of every sample: what any recipient of a parcel knows.
    static let contentKey = (0..<32).map { UInt8($0) }

    /// For the reader and the co-reader.
    static let seal = seal(to: [readerKey, coReaderKey])

    /// What the golden file holds.
    static let goldenFrames = [
        ParcelFrame(kind: 1, flags: 0, content: Array("สวัสดี".utf8)),
        ParcelFrame(kind: 4, flags: 0, content: []),
        ParcelFrame(kind: 900, flags: 1, content: (0..<200).map { UInt8($0) }),
    ]

    static func golden() throws -> [UInt8] {
        try FixtureFolder.golden.bytes("parcel-1.sealed")
    }

    static func seal(
        to readers: [Curve25519.KeyAgreement.PrivateKey],
        number: UInt64 = 1,
    ) -> ParcelSeal {
        made {
            try ParcelSeal(
                sender: senderKey,
                recipients: readers.map { AgreementKey($0) },
                id: ParcelID(high: 0xabcd, low: number),
                contentKey: contentKey
            )
        }
    }

    static func signingKey(_ byte: UInt8) -> Curve25519.Signing.PrivateKey {
        made { try Curve25519.Signing.PrivateKey(rawRepresentation: raw(byte)) }
    }

    static func agreementKey(_ byte: UInt8) -> Curve25519.KeyAgreement.PrivateKey {
        made { try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: raw(byte)) }
    }

    /// Frames whose bytes, heads and all, are exactly `count`.
    static func frames(ofByteCount count: Int) -> [ParcelFrame] {
        guard count > 0 else { return [] }
        for overhead in 3...8 where count >= overhead {
            let byte = UInt8(truncatingIfNeeded: count)
            let content = [UInt8](repeating: byte, count: count - overhead)
            let frame = ParcelFrame(kind: 7, flags: 0, content: content)
            if frame.byteCount == count { return [frame] }
        }
        preconditionFailure(
            "No frame has \(count) bytes; take 3 or more, and no border of a length."
        )
    }

    private static func raw(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: 32) }

    private static func made<Value>(_ make: () throws -> Value) -> Value {
        do { return try make() } catch { preconditionFailure("A sample cannot be made: \(error)") }
    }
}
