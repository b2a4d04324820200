import ComplaintModel
import Crypto
import FieldNode
import SyncProtocol
import Synchronization
import Testing

/// Speaks to a node in whole parcels, as a peer that says and sends what a test wants.
struct TestPeer {
    private let signing: Curve25519.Signing.PrivateKey
    private let agreement: Curve25519.KeyAgreement.PrivateKey
    private let code: String
    private let answer: JoinAnswer?
    private let node: TestNode?
    private var lives: UInt64 = 0

    /// Speaks with the keys of a node, which accepts its invitation with every parcel.
    init(as node: TestNode) throws {
        let files = try NodeFiles(of: node)
        try self.init(
            signing: files.signing,
            agreement: files.agreement,
            code: node.code,
            ledger: try #require(LedgerID(hex: node.node.office.ledger.description)),
            invitation: node.invitation,
            node: node
        )
    }

    /// Speaks with keys of its own, in the name of an office that a node has invited.
    init(
        invitedBy inviter: TestNode,
        code: String = "80.21.karo",
        level: OfficeLevel = .office,
        ledger: LedgerID = LedgerID(high: 0xfeed, low: 0),
        signing: Curve25519.Signing.PrivateKey = Curve25519.Signing.PrivateKey(),
    ) throws {
        try self.init(
            signing: signing,
            agreement: Curve25519.KeyAgreement.PrivateKey(),
            code: code,
            ledger: ledger,
            invitation: try inviter.node.invite(OfficeCode(parsing: code), level: level)
        )
    }

    /// Speaks with keys of its own, with whatever invitation it has got hold of.
    init(
        signing: Curve25519.Signing.PrivateKey = Curve25519.Signing.PrivateKey(),
        agreement: Curve25519.KeyAgreement.PrivateKey = Curve25519.KeyAgreement.PrivateKey(),
        code: String = "80.21.karo",
        ledger: LedgerID = LedgerID(high: 0xfeed, low: 0),
        invitation: [UInt8]?,
        node: TestNode? = nil,
    ) throws {
        self.node = node
        self.signing = signing
        self.agreement = agreement
        self.code = code
        answer = try invitation.map { bytes in
            JoinAnswer(
                secret: try FieldNode.readInvitation(bytes).secret,
                ledger: ledger,
                officeCode: Utf8Text(code),
                officeName: Utf8Text(code)
            )
        }
    }

    /// A parcel for a node that says what is held and brings change sets.
    ///
    /// Each begins a new life: the node is told everything and tells everything.
    mutating func parcel(
        for node: TestNode,
        has vectors: [LedgerID: VersionVector] = [:],
        code: String = "80.21.karo",
        sets: [[UInt8]] = [],
        more: [Message] = [],
    ) throws -> [UInt8] {
        node.clock.advance(milliseconds: 1)
        let life = nextLife()
        let hello = Hello(
            incarnation: Incarnation(life),
            parcelNumber: 1,
            agreementKey: AgreementKey(agreement),
            officeCode: Utf8Text(self.code),
            softwareVersion: "test",
            schemaVersion: 1
        )
        var messages: [Message] = [.hello(hello)]
        if life > 1 {
            let succession = try Succession(
                signing: signing,
                incarnation: Incarnation(life),
                ended: ((life > 16 ? life - 16 : 1)..<life).map { Incarnation($0) }
            )
            messages.append(
                .succession(succession, of: NodeID(of: VerifyingKey(signing.publicKey)))
            )
        }
        if let answer { messages.append(.join(answer)) }
        messages += vectors.sorted { $0.key < $1.key }.map { ledger, vector in
            .have(Have(ledger: ledger, officeCode: Utf8Text(code), vector: vector))
        }
        messages += sets.map { .changeSet($0) } + more
        return try SealedParcel.seal(
            Parcel(messages).frames,
            with: ParcelSeal(
                sender: signing,
                recipients: [AgreementKey(NodeFiles(of: node).agreement)],
                id: ParcelID(high: .random(in: .min ... .max), low: life),
                contentKey: (0..<32).map { _ in UInt8.random(in: .min ... .max) }
            )
        )
    }

    /// Counted for the node in whose name this peer speaks, which may not be the only one.
    private mutating func nextLife() -> UInt64 {
        lives += 1
        guard let node else { return lives }
        return node.livesOfPeers.withLock { count in
            count += 1
            return count
        }
    }

    /// What a node answers to such a parcel.
    mutating func ask(
        _ node: TestNode,
        has vectors: [LedgerID: VersionVector] = [:],
        code: String = "80.21.karo",
        sets: [[UInt8]] = [],
        more: [Message] = [],
    ) throws -> Parcel {
        let parcel = try parcel(for: node, has: vectors, code: code, sets: sets, more: more)
        return try open(node.node.answer(parcel))
    }

    /// The messages of a parcel that is for this peer.
    func open(_ bytes: [UInt8]) throws -> Parcel {
        try Parcel(reading: SealedParcel.open(bytes, with: agreement).frames)
    }

    /// What a node says that it holds of its own ledger.
    mutating func vector(of node: TestNode) throws -> (ledger: LedgerID, vector: VersionVector) {
        let have = try #require(
            try ask(node).haves.first { $0.officeCode == Utf8Text(node.code) }
        )
        return (have.ledger, have.vector)
    }

    /// The change sets of a node's own ledger that lie above a vector.
    mutating func sets(of node: TestNode, above vector: VersionVector) throws -> [[UInt8]] {
        let (ledger, _) = try self.vector(of: node)
        return try ask(node, has: [ledger: vector]).sets(of: ledger)
    }
}

extension Parcel {
    /// What the sender says that it holds.
    var haves: [Have] {
        messages.compactMap { if case .have(let have) = $0 { have } else { nil } }
    }

    /// The change sets.
    var sets: [[UInt8]] {
        messages.compactMap { if case .changeSet(let set) = $0 { set } else { nil } }
    }

    /// The change sets of a ledger.
    func sets(of ledger: LedgerID) throws -> [[UInt8]] {
        try sets.filter { try ChangeSetDecoder.decode($0).ledger == ledger }
    }

    /// What the sender tells a person.
    var notices: [String] {
        messages.compactMap { if case .notice(_, let text) = $0 { text } else { nil } }
    }

    /// The receipts.
    var receipts: [Receipt] {
        messages.compactMap { if case .receipt(let receipt) = $0 { receipt } else { nil } }
    }
}
