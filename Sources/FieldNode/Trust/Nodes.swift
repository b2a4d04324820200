import ComplaintModel
import NodeStore
import SyncProtocol

/// One enrolled node, as `nodes` lists it.
package struct NodeView: Hashable, Sendable, Encodable {
    /// The node's id.
    package let node: String
    /// Its office's code.
    package let office: String
    package let level: String
    /// `enrolled`, `revoked`, `replaced`, `contested` or `unfounded`.
    package let state: String
    /// The code of the node that enrolled it; empty for the root key.
    package let enrolledBy: String
    /// The codes under which it administers and keeps ledgers; one of nothing is everything.
    package let prefixes: [String]
    /// When it was last heard from: ISO 8601, Bangkok time; nil if never.
    package let heard: String?
    /// The version of its program; nil if it was never heard from.
    package let software: String?
    /// Whether it is this node.
    package let isThis: Bool
    /// Whether two machines seem to run it, or it was put back from a copy.
    package let isDoubted: Bool
}

/// An invitation that nobody has accepted yet, as `nodes` lists it.
package struct InvitationView: Hashable, Sendable, Encodable {
    package let office: String
    package let level: String
    /// When it was issued: ISO 8601, Bangkok time.
    package let at: String
}

/// What `nodes` shows.
package struct NodesView: Hashable, Sendable, Encodable {
    package let nodes: [NodeView]
    package let invitations: [InvitationView]
}

extension FieldNode {
    /// The nodes that the registries held here name, and the invitations that are open.
    package func nodes() throws -> NodesView {
        try store.read { reader in
            let authority = try authority(reader)
            return NodesView(
                nodes: Self.listedOnce(
                    try authority.all.map { try view($0, authority, reader) }
                ),
                invitations: try reader.invitations().filter { $0.usedBy == nil }.map {
                    InvitationView(office: $0.code, level: $0.level, at: moment($0.at))
                }
            )
        }
    }

    /// The states, those first that say more of what a node may do.
    private static let states = ["enrolled", "contested", "revoked", "replaced", "unfounded"]

    /// Each node once for an office: of several certificates the one that counts.
    private static func listedOnce(_ views: [NodeView]) -> [NodeView] {
        let rank = { (view: NodeView) in states.firstIndex(of: view.state) ?? states.count }
        var places: [[String]: Int] = [:]
        var listed: [NodeView] = []
        for view in views {
            let name = [view.node, view.office]
            guard let place = places[name] else {
                places[name] = listed.count
                listed.append(view)
                continue
            }
            if rank(view) < rank(listed[place]) { listed[place] = view }
        }
        return listed
    }

    private func moment(_ milliseconds: Int64) -> String {
        LocalMoment(unixMilliseconds: milliseconds).iso
    }

    private func state(of listed: ListedCertificate, _ authority: Authority) -> String {
        guard listed.state == .counts else { return "\(listed.state)" }
        let isFormer = authority.isFormer(listed.certificate.signingKey)
        return isFormer ? "\(CertificateState.replaced)" : "enrolled"
    }

    private func view(
        _ listed: ListedCertificate,
        _ authority: Authority,
        _ reader: StoreReader,
    ) throws -> NodeView {
        let certificate = listed.certificate
        let node = NodeID(of: certificate.signingKey)
        let peer = try reader.peer(of: node)
        let issuer = listed.issuer.flatMap { authority.certificate(of: $0).first?.code.string }
        return NodeView(
            node: node.description,
            office: certificate.code.string,
            level: certificate.level.office.rawValue,
            state: state(of: listed, authority),
            enrolledBy: issuer ?? "",
            prefixes: certificate.prefixes.map(\.string),
            heard: peer.map { moment($0.heardAt) },
            software: peer?.software,
            isThis: certificate.signingKey == verifyingKey,
            isDoubted: peer?.isDoubted ?? false
        )
    }
}
