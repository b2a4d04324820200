package import Crypto

extension Statement {
    /// Signs the statement with the root key.
    ///
    /// - Parameter root: the private half of the root key, which is kept offline.
    /// - Returns: the statement with its signature; one of an unknown kind as it is.
    /// - Throws: when the private key cannot sign.
    package func signed(by root: Curve25519.Signing.PrivateKey) throws -> Statement {
        let signature = Array(try root.signature(for: signedBytes))
        switch self {
        case .certificate(let certificate):
            return .certificate(certificate.with(rootSignature: signature))
        case .revocation(let revocation):
            return .revocation(revocation.with(rootSignature: signature))
        case .furtherPlaces(let places):
            return .furtherPlaces(places.with(rootSignature: signature))
        case .unknown: return self
        }
    }

    /// Whether the statement carries a signature that this root key has made.
    package func isSigned(by root: VerifyingKey) -> Bool {
        guard let signature = rootSignature else { return false }
        return root.isValid(signature, for: signedBytes)
    }

    /// "tambon statement 1" ‖ the bytes before the signature.
    private var signedBytes: [UInt8] { Array("tambon statement 1".utf8) + unsignedBytes }
}
