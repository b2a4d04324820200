/// A revocation with whether it has an effect, for a list.
package struct ListedRevocation: Hashable, Sendable {
    /// The row that holds it: what a later statement names to lift it.
    package let id: RowID
    /// What it says.
    package let revocation: Revocation
    /// The last accepted places, its own and those named further; nil if it limits no certificate.
    package let limits: Set<Limit>?
    /// Who wrote it down; nil if the root key has signed it.
    package let issuer: VerifyingKey?

    /// Whether it limits a certificate.
    package var isLive: Bool { limits != nil }
}
