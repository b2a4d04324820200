import ComplaintModel
import Crypto
import FieldNode
import SyncProtocol
import Testing

/// A province with many offices under it, and the centre above.
///
/// The offices are bytes and no nodes: each is a ledger of one case, whose author the province's
/// registry certifies. A second computer of the province has brought them.
struct Province {
    /// The node above.
    let centre: TestNode
    /// The province's node, which holds every office's ledger.
    let hub: TestNode
    /// The offices' ledgers.
    let offices: [CraftedLedger]
    /// The changes of the province's own registry.
    let registryChanges: Int
    private var carrier: TestPeer

    /// As many ledgers as one parcel brings.
    private static let parcelLedgers = 1_000
    /// As many districts as the offices are spread over.
    private static let districts = 89

    /// Sets a province up with so many offices; the centre holds nothing of them yet.
    init(offices count: Int) async throws {
        centre = try TestNode("centre", level: .centre)
        hub = try centre.enrolled("80", level: .province)
        let signing = Curve25519.Signing.PrivateKey()
        carrier = try TestPeer(invitedBy: centre, code: "80", level: .province, signing: signing)
        _ = try carrier.ask(centre)
        try await hub.sync(with: centre)
        offices = try (1...count).map { number in
            let office = try CraftedLedger(UInt64(number))
            try office.author(Self.complaint(number))
            return office
        }
        let root = try #require(centre.root).publicKey
        let registry = try Self.registry(of: offices, root: root, by: signing)
        registryChanges = registry.changes.count
        try bring([registry], code: { _ in "registry/80" })
        for start in stride(from: 0, to: count, by: Self.parcelLedgers) {
            try bring(Array(offices[start..<min(start + Self.parcelLedgers, count)]))
        }
    }

    /// The code of the office with a ledger.
    static func code(of office: CraftedLedger) -> String {
        "80.\(office.ledger.low % UInt64(districts)).o\(office.ledger.low)"
    }

    /// One more change of an office comes to the province.
    mutating func change(_ index: Int) throws {
        try offices[index].author(Self.complaint(offices.count + index))
        try bring([offices[index]])
    }

    /// The second computer brings ledgers, each as one set.
    private mutating func bring(
        _ ledgers: [CraftedLedger],
        code: (CraftedLedger) -> String = code,
    ) throws {
        let haves = ledgers.map { ledger in
            Message.have(
                Have(
                    ledger: ledger.ledger,
                    officeCode: Utf8Text(code(ledger)),
                    vector: VersionVector()
                )
            )
        }
        let sets = try ledgers.map { try $0.set(1...$0.changes.count) }
        #expect(try carrier.ask(hub, sets: sets, more: haves).notices == [])
    }

    /// The province's registry, which certifies the author of every office.
    private static func registry(
        of offices: [CraftedLedger],
        root: VerifyingKey,
        by signing: Curve25519.Signing.PrivateKey,
    ) throws -> CraftedLedger {
        let registry = try CraftedLedger(
            in: LedgerID.registry(root: root, prefix: Utf8Text("80")),
            by: signing
        )
        let agreement = AgreementKey(Curve25519.KeyAgreement.PrivateKey())
        let statements = offices.map { office in
            Statement.certificate(
                Certificate(
                    signingKey: VerifyingKey(office.signing.publicKey),
                    agreementKey: agreement,
                    level: .office,
                    code: Utf8Text(code(of: office)),
                    ledger: office.ledger,
                    rights: [.writes]
                )
            )
        }
        for start in stride(from: 0, to: statements.count, by: 64) {
            let some = statements[start..<min(start + 64, statements.count)]
            try registry.author(some.enumerated().map { $1.write(ordinal: UInt16($0)) })
        }
        return registry
    }

    private static func complaint(_ number: Int) -> [CellWrite] {
        let cells: [(UInt32, Value)] = [
            (1, .tuple([.integer(2569), .integer(Int64(number))])), (2, .integer(29_390_520)),
            (4, .code("walk-in")), (7, .text("เรื่องที่ \(number)")),
        ]
        return cells.map { cell, value in
            CellWrite(
                table: TableTag(1),
                row: .own(0),
                cell: CellTag(cell),
                rule: .overwritable,
                value: value
            )
        }
    }
}
