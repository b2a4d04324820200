import ComplaintModel
import Crypto
import FieldNode
import SyncProtocol

/// A district's second computer, which brings the ledgers of many offices to its hub in real parcels.
struct Carrier {
    private let signing = Curve25519.Signing.PrivateKey()
    private let agreement = Curve25519.KeyAgreement.PrivateKey()
    private let root: VerifyingKey
    private let answer: JoinAnswer
    private let code: OfficeCode
    private var parcels: UInt64 = 0

    /// An office's ledger on its way.
    struct Freight {
        /// The code it goes by.
        let code: String
        /// The ledger.
        let ledger: SignedLedger
    }

    /// Takes up an invitation for a district; the parcels go to nodes that know of it.
    init(accepting bytes: [UInt8], for code: OfficeCode) throws {
        let invitation = try FieldNode.readInvitation(bytes)
        self.code = code
        root = invitation.root
        answer = JoinAnswer(
            secret: invitation.secret,
            ledger: LedgerID(high: 0xca22_1e22, low: 0),
            officeCode: invitation.officeCode,
            officeName: invitation.officeCode
        )
    }

    /// A parcel with ledgers for a node.
    mutating func parcel(_ freight: [Freight], to reader: AgreementKey) throws -> [UInt8] {
        parcels += 1
        let hello = Hello(
            incarnation: Incarnation(1),
            parcelNumber: parcels,
            agreementKey: AgreementKey(agreement),
            officeCode: answer.officeCode,
            softwareVersion: FieldNode.softwareVersion,
            schemaVersion: 1
        )
        var messages: [Message] = [.hello(hello), .join(answer)]
        for item in freight {
            let have = Have(
                ledger: item.ledger.ledger,
                officeCode: Utf8Text(item.code),
                vector: VersionVector()
            )
            messages.append(.have(have))
        }
        for item in freight { messages += try item.ledger.sets().map { .changeSet($0) } }
        let seal = try ParcelSeal(
            sender: signing,
            recipients: [reader],
            id: ParcelID(high: .random(in: .min ... .max), low: parcels),
            contentKey: (0..<32).map { _ in .random(in: .min ... .max) }
        )
        return try SealedParcel.seal(Parcel(messages).frames, with: seal)
    }

    /// The district's registry, in which this computer certifies the author of every office.
    func registry(of offices: [Freight]) throws -> Freight {
        let prefix = Utf8Text(code.text)
        let registry = SignedLedger(LedgerID.registry(root: root, prefix: prefix), by: signing)
        try registry.open()
        let statements = offices.map { office in
            Statement.certificate(
                Certificate(
                    signingKey: VerifyingKey(office.ledger.signing.publicKey),
                    agreementKey: AgreementKey(agreement),
                    level: .office,
                    code: Utf8Text(office.code),
                    ledger: office.ledger.ledger,
                    rights: [.writes]
                )
            )
        }
        for start in stride(from: 0, to: statements.count, by: Self.statementsOfAChange) {
            let some = statements[start..<min(start + Self.statementsOfAChange, statements.count)]
            try registry.author(some.enumerated().map { $1.write(ordinal: UInt16($0)) }, at: 0)
        }
        return Freight(code: "registry/\(code.text)", ledger: registry)
    }

    private static let statementsOfAChange = 64
}
