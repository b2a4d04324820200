/// What a certificate lets its key do.
///
/// Bits that this version does not know are kept and give nothing; nobody can hand on a right that
/// it does not have itself.
package struct Rights: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// To write everything in the ledger that the certificate names as the key's own.
    package static let writes = Rights(rawValue: 1)
    /// To write in the ledgers under the certificate's prefixes, except the reserved cells.
    package static let acts = Rights(rawValue: 2)
    /// To issue certificates and revocations under the certificate's prefixes, and to write in the
    /// registries there.
    package static let enrols = Rights(rawValue: 4)
}
