package import Crypto

extension Statement {
    /// Signs the statement with the root key.
    ///
    /// - Parameter root: the private half of the root key, which is kept offline.
    /// - Returns: the canonical bytes, signature included.
    /// - Throws: when the private key cannot sign.
    package func signed(by root: Curve25519.Signing.PrivateKey) throws -> [UInt8] {
        let signature = Array(try root.signature(for: signedBytes))
        switch self {
        case .certificate(let certificate):
            return Statement.certificate(certificate.with(rootSignature: signature)).bytes
        case .revocation(let revocation):
            return Statement.revocation(revocation.with(rootSignature: signature)).bytes
        case .unknown: return bytes
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
