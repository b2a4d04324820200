/// A certificate with what became of it, for a list.
package struct ListedCertificate: Hashable, Sendable {
    /// The row that holds it: what a later statement names to take its place.
    package let id: RowID
    /// What it says.
    package let certificate: Certificate
    /// What became of it.
    package let state: CertificateState
    /// Who wrote it down; nil if the root key has signed it.
    package let issuer: VerifyingKey?
}
