/// What one says of a node's key: whose it is, and what it may do.
///
/// A certificate is a claim until an ``Authority`` finds that it counts.
package struct Certificate: Hashable, Sendable {
    /// The most prefixes of one certificate.
    package static let prefixLimit = 64

    /// The key that the node signs with.
    package let signingKey: VerifyingKey
    /// The key that parcels to the node are sealed to.
    package let agreementKey: AgreementKey
    /// Where the node stands.
    package let level: NodeLevel
    /// The code of its office.
    package let code: Utf8Text
    /// The node's own ledger.
    package let ledger: LedgerID
    /// The codes at or under which the node may act, enrol and hold ledgers, sorted; the empty text
    /// means everything, none at all is an office.
    package let prefixes: [Utf8Text]
    /// What the key may do.
    package let rights: Rights
    /// The earlier statements that this one takes the place of, by their rows, sorted.
    package let replaces: [RowID]
    /// The root key's signature, 64 bytes, if it has signed.
    package let rootSignature: [UInt8]?

    /// Describes a certificate; prefixes and rows are sorted, and repeated ones left out.
    package init(
        signingKey: VerifyingKey,
        agreementKey: AgreementKey,
        level: NodeLevel,
        code: Utf8Text,
        ledger: LedgerID,
        prefixes: [Utf8Text] = [],
        rights: Rights,
        replaces: [RowID] = [],
        rootSignature: [UInt8]? = nil,
    ) {
        self.signingKey = signingKey
        self.agreementKey = agreementKey
        self.level = level
        self.code = code
        self.ledger = ledger
        self.prefixes = Set(prefixes).sorted()
        self.rights = rights
        self.replaces = Set(replaces).sorted()
        self.rootSignature = rootSignature
    }

    /// The same certificate with another signature, or none.
    func with(rootSignature: [UInt8]?) -> Certificate {
        Certificate(
            signingKey: signingKey,
            agreementKey: agreementKey,
            level: level,
            code: code,
            ledger: ledger,
            prefixes: prefixes,
            rights: rights,
            replaces: replaces,
            rootSignature: rootSignature
        )
    }
}
