/// What a centre that was put back from a backup answers to a parcel that was sealed for its former keys:
/// the root key's word on its present ones.
///
/// Whoever has sent the parcel knows the root key from its invitation. No other node can be told so
/// shortly: its certificate leans on others, which stand in the registries.
///
/// Bytes: magic (8) ‖ version (1) ‖ the certificate, as a registry holds it.
package struct PresentKeys: Hashable, Sendable {
    /// The first eight bytes.
    package static let magic = Array("TAMBONK\0".utf8)
    /// The version that this program reads and writes.
    package static let formatVersion: UInt8 = 1
    /// The most bytes.
    package static let byteLimit = 8_192

    /// Whose the keys are, in words that the root key has signed.
    package let certificate: Certificate

    /// Tells of a certificate.
    package init(_ certificate: Certificate) { self.certificate = certificate }

    /// The bytes that are answered with.
    package var bytes: [UInt8] {
        Self.magic + [Self.formatVersion] + Statement.certificate(certificate).bytes
    }

    /// Reads an answer; nil if it is another one, or of a version that this program does not know.
    package init?(reading bytes: [UInt8]) {
        let head = Self.magic + [Self.formatVersion]
        guard bytes.count <= Self.byteLimit, bytes.starts(with: head),
            case .certificate(let certificate) = try? Statement(
                decoding: Array(bytes.dropFirst(head.count))
            )
        else { return nil }
        self.certificate = certificate
    }

    /// Whether the root key has signed it.
    package func isSigned(by root: VerifyingKey) -> Bool {
        Statement.certificate(certificate).isSigned(by: root)
    }
}
