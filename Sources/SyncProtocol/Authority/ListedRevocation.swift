/// A revocation with whether it has an effect, for a list.
package struct ListedRevocation: Hashable, Sendable {
    /// The row that holds it: what a later statement names to lift it.
    package let id: RowID
    /// What it says.
    package let revocation: Revocation
    /// Whether it limits a certificate.
    package let isLive: Bool
    /// Who wrote it down; nil if the root key has signed it.
    package let issuer: VerifyingKey?
}
