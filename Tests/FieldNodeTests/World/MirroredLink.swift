import ComplaintModel
import FieldNode

/// A link to a node whose twin reads every parcel as well; only the node's own answer goes back.
struct MirroredLink: PeerLink {
    let address: String
    private let peer: FieldNode
    private let twin: FieldNode

    init(to peer: FieldNode, and twin: FieldNode) {
        address = "mirrored:\(peer.office.code.text)"
        self.peer = peer
        self.twin = twin
    }

    func exchange(_ parcel: [UInt8]) async throws -> [UInt8] {
        _ = try twin.answer(parcel)
        return try peer.answer(parcel)
    }
}
