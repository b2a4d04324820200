import Crypto
import SyncProtocol

/// Invitations that are the same in every run.
enum SampleInvitations {
    static let issuerKey = SealedSamples.signingKey(5)

    /// For a further computer of an office.
    static let golden = invitation()

    static func invitation(
        ledger: LedgerID? = SampleMessages.ledger,
        level: NodeLevel = .office,
        officeName: Utf8Text = Utf8Text("องค์การบริหารส่วนตำบลกะรน"),
        address: Utf8Text = Utf8Text("https://phuket.example:8443"),
    ) -> Invitation {
        Invitation(
            root: VerifyingKey(SealedSamples.signingKey(6).publicKey),
            issuer: VerifyingKey(issuerKey.publicKey),
            issuerAgreement: AgreementKey(SealedSamples.readerKey),
            secret: SampleMessages.secret,
            ledger: ledger,
            level: level,
            station: 300,
            officeCode: SampleMessages.code,
            officeName: officeName,
            issuerCode: Utf8Text("80"),
            address: address
        )
    }
}
