import ComplaintModel
import NodeStore
import SyncProtocol

/// What the revocation of a node came to.
package struct RevocationReport: Hashable, Sendable, Encodable {
    /// The node.
    package let node: String
    /// Its office's code.
    package let office: String
    /// How many of its changes stay accepted: those that were held here.
    package let acceptedChanges: Int
}

extension FieldNode {
    /// Revokes a node: what it writes from now on is not admitted, on any node that hears of it,
    /// and nobody sends it anything any more.
    ///
    /// What is held of it here stays.
    ///
    /// - Parameters:
    ///   - name: the node's id, or its office's code if the office has one node.
    ///   - root: the root key, for a node that no other may revoke.
    ///   - placesAChange: how many of the node's places one change is to name.
    /// - Returns: what stays accepted.
    /// - Throws: ``FieldNodeError`` if there is no such node, or it is not this node's to revoke.
    package func revoke(
        _ name: String,
        root: RootKey? = nil,
        placesAChange: Int = Revocation.writtenCount,
    ) throws -> RevocationReport {
        try transaction { writer in
            let authority = try authority(writer.reader)
            let certificate = try one(
                of: authority.enrolled,
                named: name,
                orElse: authority.revokedCertificates,
                TrustError.alreadyRevoked
            )
            let key = certificate.signingKey
            let limits = try self.limits(of: key, writer.reader)
            try register(
                Revocation(key: key, limits: limits).divided(into: placesAChange),
                signedBy: root,
                under: authority,
                in: writer
            )
            guard try self.authority(writer.reader).isRevoked(key) else {
                throw TrustError.mayNotRevoke(code: certificate.code.string)
            }
            return RevocationReport(
                node: NodeID(of: key).description,
                office: certificate.code.string,
                acceptedChanges: limits.reduce(0) { $0 + Int($1.sequence.value) }
            )
        }
    }

    /// Writes a revocation of any number of places, signed by the root key if that is given, into this
    /// node's registry.
    ///
    /// - Returns: the row of the revocation.
    /// - Throws: ``TrustError/wrongRootKey`` for that of another deployment, or `StoreError`.
    @discardableResult
    func register(
        _ revocation: (first: Revocation, further: [[Limit]]),
        signedBy root: RootKey?,
        under authority: Authority,
        in writer: StoreWriter,
    ) throws -> RowID {
        if let root, root.publicKey != authority.root { throw TrustError.wrongRootKey }
        return try inRegistry(writer) { work in
            let id = try work.register(try Statement.revocation(revocation.first).signed(by: root))
            for limits in revocation.further {
                let places = FurtherPlaces(of: id, limits: limits)
                try work.register(try Statement.furtherPlaces(places).signed(by: root))
            }
            return id
        }
    }

    /// The node among some that a person names by its id, or by its office's code.
    ///
    /// - Parameters:
    ///   - certificates: those of the nodes that can be meant.
    ///   - name: the id or the code.
    ///   - others: those of nodes that cannot, and may be named by mistake.
    ///   - mistake: what is wrong then, given the office's code.
    /// - Returns: the certificate.
    /// - Throws: ``TrustError`` if no node goes by the name, or more than one.
    func one(
        of certificates: [Certificate],
        named name: String,
        orElse others: [Certificate],
        _ mistake: (String) -> TrustError,
    ) throws(TrustError) -> Certificate {
        func isNamed(_ certificate: Certificate) -> Bool {
            NodeID(of: certificate.signingKey).description == name
                || certificate.code.string == name
        }
        let found = certificates.filter(isNamed)
        guard let one = found.first else {
            let other = others.first(where: isNamed)
            throw other.map { mistake($0.code.string) } ?? .unknownNode(typed: name)
        }
        let nodes = Set(found.map { NodeID(of: $0.signingKey).description })
        guard nodes.count == 1 else { throw .ambiguousNode(typed: name, ids: nodes.sorted()) }
        return one
    }

    /// The last place held of every line that a key has written.
    func limits(of key: VerifyingKey, _ reader: StoreReader) throws -> [Limit] {
        try reader.ledgers().flatMap { ledger in
            let log = try reader.log(of: ledger)
            return log.lineage.lines.compactMap { number, line -> Limit? in
                guard log.key(of: line.origin) == key, let tip = log.tip(of: number) else {
                    return nil
                }
                return Limit(
                    ledger: log.ledger,
                    origin: line.origin,
                    sequence: tip.sequence,
                    hash: tip.hash
                )
            }
        }
    }

    /// Writes a certificate for this centre's own key, signed by the root key: after a restore, which
    /// makes new keys.
    ///
    /// - Throws: ``TrustError/wrongRootKey``, or `StoreError`.
    package func certify(root: RootKey) throws {
        let known = try store.read { try self.root($0) }
        guard office.level == .centre, known == nil || known == root.publicKey else {
            throw TrustError.wrongRootKey
        }
        try foundRegistry(root)
    }
}

extension Statement {
    /// The statement with the root key's signature, or as it is where no root key is given.
    fileprivate func signed(by root: RootKey?) throws -> Statement {
        try root.map { try signed(by: $0.key) } ?? self
    }
}
