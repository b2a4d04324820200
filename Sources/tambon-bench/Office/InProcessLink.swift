import FieldNode

/// A way to a node of the same process.
struct InProcessLink: PeerLink {
    /// What every node calls the way to the centre.
    static let centreAddress = "centre"

    let address: String
    private let peer: FieldNode

    /// A way to a node.
    init(to peer: MeasuredNode, called address: String = centreAddress) {
        self.peer = peer.node
        self.address = address
    }

    func exchange(_ parcel: [UInt8]) async throws -> [UInt8] { try peer.answer(parcel) }
}
