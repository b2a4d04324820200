import Crypto
import Foundation
import SyncProtocol
import Testing

/// Somebody who has an office's keys, and seals to its centre whatever he wants.
struct DishonestOffice {
    private let signing: Curve25519.Signing.PrivateKey
    private let agreement: Curve25519.KeyAgreement.PrivateKey
    private let reader: AgreementKey
    private let code: String

    /// Takes the keys out of an office's folder, and the key to seal to out of its centre's.
    init(_ office: FaultNode, sealingTo centre: FaultNode) throws {
        signing = try Curve25519.Signing.PrivateKey(
            rawRepresentation: Self.key("signing.key", of: office)
        )
        agreement = try Curve25519.KeyAgreement.PrivateKey(
            rawRepresentation: Self.key("agreement.key", of: office)
        )
        reader = AgreementKey(
            try Curve25519.KeyAgreement.PrivateKey(
                rawRepresentation: Self.key("agreement.key", of: centre)
            )
        )
        code = office.office
    }

    /// A parcel that begins as it should and goes on with these frames.
    ///
    /// - Parameters:
    ///   - number: its own; every parcel is one of another life.
    ///   - frames: what follows its greeting.
    /// - Returns: the sealed parcel.
    /// - Throws: `SealingError` if there can be no such parcel.
    func parcel(_ number: UInt64, _ frames: [ParcelFrame]) throws -> [UInt8] {
        let hello = Hello(
            incarnation: Incarnation(number),
            parcelNumber: 1,
            agreementKey: AgreementKey(agreement),
            officeCode: Utf8Text(code),
            softwareVersion: "test",
            schemaVersion: 1
        )
        return try SealedParcel.seal(
            SyncProtocol.Parcel([.hello(hello)]).frames + frames,
            with: ParcelSeal(
                sender: signing,
                recipients: [reader],
                id: ParcelID(high: 0xbad, low: number),
                contentKey: (0..<32).map { _ in UInt8.random(in: .min ... .max) }
            )
        )
    }

    /// A frame with a change set.
    static func frame(of set: [UInt8]) -> ParcelFrame {
        SyncProtocol.Parcel([.changeSet(set)]).frames[0]
    }

    private static func key(_ name: String, of node: FaultNode) throws -> Data {
        try Data(contentsOf: URL(filePath: node.directory + "/keys/" + name))
    }
}
