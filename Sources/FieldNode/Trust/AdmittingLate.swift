import NodeStore
import SyncProtocol

/// What a person's word for a revoked node's late work came to.
package struct LateAdmission: Hashable, Sendable, Encodable {
    /// The node.
    package let node: String
    /// Its office's code.
    package let office: String
    /// How many changes were held apart and are taken in now.
    package let admittedChanges: Int
    /// How many of its changes are accepted in all.
    package let acceptedChanges: Int
}

// A stick may bring what a machine had recorded before it was lost, after somebody has revoked it. No
// program can tell that from what a thief has recorded since: a person can, who knows when the machine was
// lost, and may ask the office.

extension FieldNode {
    /// Takes in what is held of a revoked node by now, and nothing further.
    ///
    /// - Parameters:
    ///   - name: the node's id, or its office's code if the office has one such node.
    ///   - root: the root key, if it has signed the revocation.
    /// - Returns: what was taken in.
    /// - Throws: ``TrustError`` if there is no such node or its revocation is not this node's to lift, or
    ///   `StoreError`.
    package func admitLate(_ name: String, root: RootKey? = nil) throws -> LateAdmission {
        try transaction { writer in
            let authority = try authority(writer.reader)
            let certificate = try one(
                of: authority.revokedCertificates,
                named: name,
                orElse: authority.enrolled,
                TrustError.notRevoked
            )
            let key = certificate.signingKey
            let standing = authority.revocations(of: key)
            let late = try changesHeldApart(of: key, writer.reader)
            // Where another node has admitted all of it, there is nothing left for this one to say.
            if late == 0 { return try admission(of: certificate, 0, writer.reader) }
            // Nothing that was accepted is taken back, also where this node does not hold it.
            let limits = try limits(of: key, writer.reader) + standing.flatMap { $0.limits ?? [] }
            let revocation = Revocation(key: key, limits: limits, replaces: standing.map(\.id))
            let id = try register(
                revocation.divided(),
                signedBy: root,
                under: authority,
                in: writer
            )
            guard try self.authority(writer.reader).revocations(of: key).map(\.id) == [id] else {
                throw TrustError.mayNotAdmit(code: certificate.code.string)
            }
            try noteLimit(id, inPlaceOf: Set(standing.map(\.id)), in: writer)
            let left = try changesHeldApart(of: key, writer.reader)
            return try admission(of: certificate, late - left, writer.reader)
        }
    }

    private func admission(
        of certificate: Certificate,
        _ admittedChanges: Int,
        _ reader: StoreReader,
    ) throws -> LateAdmission {
        let key = certificate.signingKey
        return LateAdmission(
            node: NodeID(of: key).description,
            office: certificate.code.string,
            admittedChanges: admittedChanges,
            acceptedChanges: try limits(of: key, reader).reduce(0) { $0 + Int($1.sequence.value) }
        )
    }

    private func changesHeldApart(of key: VerifyingKey, _ reader: StoreReader) throws -> Int {
        try reader.ledgers().reduce(0) { sum, ledger in
            let log = try reader.log(of: ledger)
            return try sum
                + reader.quarantined(in: log).count { dot, _ in
                    log.lineage.lines[dot.line].flatMap { log.key(of: $0.origin) } == key
                }
        }
    }
}

extension Authority {
    /// The certificates of nodes that are revoked and have no other.
    var revokedCertificates: [Certificate] {
        all.filter { $0.state == .revoked }.map(\.certificate).filter { isRevoked($0.signingKey) }
    }

    /// The revocations that limit a key's certificates, in the order of their rows.
    fileprivate func revocations(of key: VerifyingKey) -> [ListedRevocation] {
        revocations.filter { $0.isLive && $0.revocation.key == key }
    }
}
