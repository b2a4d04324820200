/// What became of a certificate.
package enum CertificateState: Hashable, Sendable {
    /// It counts.
    case counts
    /// It counts for what its key wrote up to the places of a revocation.
    case revoked
    /// A later statement has taken its place.
    case replaced
    /// It counts, but not for the ledger that it names as the key's own: another certificate binds
    /// that to a code beyond the prefixes of whoever issued this one.
    case contested
    /// Nobody who was entitled to issue it has done so.
    case unfounded
}
