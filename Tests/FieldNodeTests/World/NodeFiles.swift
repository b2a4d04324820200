import Crypto
import Foundation
import SyncProtocol
import Testing

/// The secrets of a node, as whoever has its folder reads them.
struct NodeFiles {
    let signing: Curve25519.Signing.PrivateKey
    let agreement: Curve25519.KeyAgreement.PrivateKey

    init(of node: TestNode) throws {
        let read = { (name: String) in
            try #require(
                FileManager.default.contents(atPath: node.directory + "/keys/" + name)
            )
        }
        signing = try Curve25519.Signing.PrivateKey(rawRepresentation: read("signing.key"))
        agreement = try Curve25519.KeyAgreement.PrivateKey(
            rawRepresentation: read("agreement.key")
        )
    }

    /// The messages of a parcel that is for this node.
    func open(_ bytes: [UInt8]) throws -> Parcel {
        try Parcel(reading: SealedParcel.open(bytes, with: agreement).frames)
    }
}
