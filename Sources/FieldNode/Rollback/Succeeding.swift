import NodeStore
import SyncProtocol

// Which lives of a node have taken the place of which others, in the nodes' own signed words.

extension FieldNode {
    /// The signed word on the lives that the present one has taken the place of; nil if there is none.
    func succession(_ reader: StoreReader) throws -> Succession? {
        try reader.setting(Setting.succession).flatMap { [UInt8](hex: $0) }
            .map { try Succession(bytes: $0) }
    }

    /// Signs that a new life has taken the place of the present one and of those before it.
    func succeed(_ ended: Incarnation, by life: Incarnation, in writer: StoreWriter) throws {
        let earlier = try succession(writer.reader)?.ended ?? []
        let succession = try Succession(
            signing: keys.signing,
            incarnation: life,
            ended: Array((earlier + [ended]).suffix(Succession.endedLimit))
        )
        try writer.set(Setting.succession, to: succession.bytes.hex)
    }

    /// What is known of a node's lives that have taken the place of others.
    private func successions(of node: NodeID, _ reader: StoreReader) throws -> [Succession] {
        try reader.settings(prefix: Setting.successions(of: node)).compactMap { [UInt8](hex: $0) }
            .map { try Succession(bytes: $0) }
    }

    /// Keeps the sender's word on its own lives.
    ///
    /// - Returns: the lives that the sender's present one has taken the place of.
    func keepSuccession(of parcel: ReadParcel, in writer: StoreWriter) throws -> [Incarnation] {
        let own = parcel.successions.first { node, succession in
            node == parcel.peer.node && succession.incarnation == parcel.hello.incarnation
                && succession.isSigned(by: parcel.sender)
        }
        guard let (_, succession) = own else { return [] }
        try writer.set(Setting.succession(of: parcel.peer), to: succession.bytes.hex)
        return succession.ended
    }

    /// Whether another life of a node has taken the place of this one, as far as is known.
    func isSuperseded(_ peer: PeerName, _ reader: StoreReader) throws -> Bool {
        if try reader.isSuperseded(peer) { return true }
        return try successions(of: peer.node, reader).contains {
            $0.ended.contains(peer.incarnation)
        }
    }

    /// What a parcel tells of successions: the sender's own, and to each reader those of its own node,
    /// since the original of a copy does not know that the copy has begun a new life.
    ///
    /// - Parameters:
    ///   - readers: the nodes that the parcel is for.
    ///   - life: the life that it is known to reach; nil if it may be any.
    ///   - reader: what is held.
    /// - Returns: the messages.
    /// - Throws: `StoreError`.
    func successions(
        for readers: [NodeID],
        life: Incarnation?,
        _ reader: StoreReader,
    ) throws -> [Message] {
        var messages: [Message] = []
        if let own = try succession(reader) { messages.append(.succession(own, of: id)) }
        for node in readers {
            messages += try successions(of: node, reader)
                .filter { succession in life.map { succession.ended.contains($0) } ?? true }
                .map { .succession($0, of: node) }
        }
        return messages
    }

    /// Whether a parcel shows, in this node's own signed words, that another life has taken the place
    /// of the present one: this machine is the original of a copy, or was put back from one.
    func isSucceeded(_ life: Incarnation, by parcel: ReadParcel) -> Bool {
        parcel.successions.contains { node, succession in
            node == id && succession.incarnation != life && succession.ended.contains(life)
                && succession.isSigned(by: verifyingKey)
        }
    }
}
