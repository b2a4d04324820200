import Crypto
import SyncProtocol

/// Keys of no value to anybody, the same in every run.
enum FixedKeys {
    /// What any recipient of a parcel knows.
    static let contentKey = (0..<32).map { UInt8($0) }
    /// Who signs parcels and invitations.
    static let sender: Curve25519.Signing.PrivateKey = made {
        try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: 1, count: 32))
    }
    /// Who opens parcels; one of the readers of the parcels among the fixtures.
    static let reader: Curve25519.KeyAgreement.PrivateKey = made {
        try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: [UInt8](repeating: 2, count: 32))
    }

    /// From the sender, for the reader.
    static func seal() throws -> ParcelSeal {
        try ParcelSeal(
            sender: sender,
            recipients: [AgreementKey(reader)],
            id: ParcelID(high: 1, low: 1),
            contentKey: contentKey
        )
    }

    private static func made<Key>(_ make: () throws -> Key) -> Key {
        do { return try make() } catch { fatalError("32 bytes were refused as a key: \(error)") }
    }
}
