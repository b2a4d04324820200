import Crypto
import Testing

@testable import SyncProtocol

/// Somebody with keys: fixed ones, so that a world can be repeated.
struct TestNode: Sendable {
    let signing: Curve25519.Signing.PrivateKey
    let agreement: AgreementKey
    let key: VerifyingKey

    init(number: UInt8) throws {
        try self.init(secret: [UInt8](repeating: number, count: 32))
    }

    init(secret bytes: [UInt8]) throws {
        signing = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        agreement = AgreementKey(try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes))
        key = VerifyingKey(signing.publicKey)
    }

    /// The node's one origin in a ledger.
    func origin(in ledger: LedgerID) -> Origin {
        Opening(key: key, nonce: [UInt8](repeating: 0, count: Opening.nonceByteCount))
            .origin(in: ledger)
    }

    func certificate(
        _ code: String,
        ledger: UInt64,
        prefixes: [String] = [],
        rights: Rights = .writes,
        level: NodeLevel = .office,
        replaces: [RowID] = [],
    ) -> Statement {
        certificate(
            code,
            ledger: .office(ledger),
            prefixes: prefixes,
            rights: rights,
            level: level,
            replaces: replaces
        )
    }

    func certificate(
        _ code: String,
        ledger: LedgerID,
        prefixes: [String] = [],
        rights: Rights = .writes,
        level: NodeLevel = .office,
        replaces: [RowID] = [],
    ) -> Statement {
        .certificate(
            Certificate(
                signingKey: key,
                agreementKey: agreement,
                level: level,
                code: Utf8Text(code),
                ledger: ledger,
                prefixes: prefixes.map { Utf8Text($0) },
                rights: rights,
                replaces: replaces
            )
        )
    }

    /// One who may do everything under some prefixes.
    func hub(_ prefixes: String..., ledger: UInt64, replaces: [RowID] = []) -> Statement {
        certificate(
            prefixes[0].isEmpty ? "centre" : prefixes[0],
            ledger: ledger,
            prefixes: prefixes,
            rights: [.writes, .acts, .enrols],
            level: prefixes[0].isEmpty ? .centre : .province,
            replaces: replaces
        )
    }

    func revocation(_ limits: [Limit] = [], replaces: [RowID] = []) -> Statement {
        .revocation(Revocation(key: key, limits: limits, replaces: replaces))
    }

    /// A place of the node's own chain in a ledger.
    func limit(_ sequence: UInt32, in ledger: LedgerID) -> Limit {
        Limit(
            ledger: ledger,
            origin: origin(in: ledger),
            sequence: SequenceNumber(sequence),
            hash: Digest256(hashing: [UInt8(truncatingIfNeeded: sequence)])
        )
    }
}

extension LedgerID {
    static func office(_ number: UInt64) -> LedgerID {
        LedgerID(high: 0x6f66_6669_6365, low: number)
    }
}

/// A registry that is written statement by statement.
struct TestRegistry {
    let root: TestNode
    let centre: TestNode
    let province: TestNode
    let neighbour: TestNode
    let district: TestNode
    let office: TestNode
    let thief: TestNode
    private(set) var statements: [HeldStatement] = []
    private var tips: [Origin: UInt32] = [:]

    /// Everybody, made once: thousands of worlds use them again.
    private static let cast = (100...106).compactMap { try? TestNode(number: $0) }

    init() throws {
        try #require(Self.cast.count == 7)
        root = Self.cast[0]
        centre = Self.cast[1]
        province = Self.cast[2]
        neighbour = Self.cast[3]
        district = Self.cast[4]
        office = Self.cast[5]
        thief = Self.cast[6]
    }

    var authority: Authority { Authority(root: root.key, statements: statements) }

    func ledger(of prefix: String) -> LedgerID {
        .registry(root: root.key, prefix: Utf8Text(prefix))
    }

    static func id(_ number: Int) -> RowID {
        RowID(hash: HashPrefix12(high: UInt64(number), low: 7), ordinal: 0)
    }

    /// Writes a statement down as the next change of its author in a registry.
    @discardableResult
    mutating func add(
        _ statement: Statement,
        by author: TestNode,
        in prefix: String,
        ledger: LedgerID? = nil,
        id: RowID? = nil,
    ) -> RowID {
        let ledger = ledger ?? self.ledger(of: prefix)
        let origin = author.origin(in: ledger)
        tips[origin, default: 0] += 1
        let held = HeldStatement(
            id: id ?? Self.id(statements.count + 1),
            registryPrefix: Utf8Text(prefix),
            author: author.key,
            place: HeldStatement.Place(
                ledger: ledger,
                origin: origin,
                dot: Dot(line: LineNumber(0), sequence: SequenceNumber(tips[origin] ?? 0))
            ),
            statement: statement
        )
        statements.append(held)
        return held.id
    }

    /// Writes down a statement that the root key signs.
    @discardableResult
    mutating func addSigned(
        _ statement: Statement,
        by author: TestNode? = nil,
        in prefix: String = "",
        id: RowID? = nil,
    ) throws -> RowID {
        let signed = try Statement(decoding: try statement.signed(by: root.signing).bytes)
        return add(signed, by: author ?? centre, in: prefix, id: id)
    }

    /// The root certifies two provinces, the first of them a district, and that an office.
    mutating func enrolEverybody() throws {
        try addSigned(province.hub("80", ledger: 80))
        try addSigned(neighbour.hub("90", ledger: 90))
        add(district.hub("80.21", ledger: 8_021), by: province, in: "80")
        add(office.certificate("80.21.karo", ledger: 1), by: district, in: "80.21")
    }
}
