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

    /// The sender's word on its own lives; nil if it has none, or has not signed it.
    func ownSuccession(of parcel: ReadParcel) -> Succession? {
        parcel.successions.first { node, succession in
            node == parcel.peer.node && succession.incarnation == parcel.hello.incarnation
                && succession.isSigned(by: parcel.sender)
        }?.succession
    }

    /// Whether another life of a node has taken the place of this one, as far as is known.
    func isSuperseded(_ peer: PeerName, _ reader: StoreReader) throws -> Bool {
        if try reader.isSuperseded(peer) { return true }
        return try knownSuccessions(of: peer.node, reader).contains {
            $0.ended.contains(peer.incarnation)
        }
    }

    /// Whether a life of a node, as others tell of it, may be an earlier one than that which was last heard
    /// from here: a node that was put back twice to one image does not know of its life between.
    func mayHaveEnded(_ peer: PeerName, _ reader: StoreReader) throws -> Bool {
        guard let heard = try reader.peer(of: peer.node)?.name, heard != peer else { return false }
        return try !knownSuccessions(of: peer.node, reader).contains {
            $0.incarnation == peer.incarnation && $0.ended.contains(heard.incarnation)
        }
    }

    /// The words of a node on its lives: those that it has said itself, or that came with its receipts.
    private func knownSuccessions(of node: NodeID, _ reader: StoreReader) throws -> [Succession] {
        let told = try reader.setting(Setting.lives(of: node)).flatMap { [UInt8](hex: $0) }
        return try reader.successions(of: node) + (told.map { [try Succession(bytes: $0)] } ?? [])
    }

    /// The words of some receipts' issuers on their own lives: of an earlier life's receipt that comes late
    /// its reader, who may never hear from the issuer, could not tell that it counts for nothing.
    func successions(ofIssuersOf receipts: [Receipt], _ reader: StoreReader) throws -> [Message] {
        let issuers = Set(receipts.map { NodeID(of: $0.issuer) }).subtracting([id]).sorted()
        return try issuers.flatMap { node in
            try knownSuccessions(of: node, reader).map { .succession($0, of: node) }
        }
    }

    /// Keeps what a parcel says of the lives of nodes that have issued receipts, in their own words.
    func keepSuccessions(_ parcel: ReadParcel, in writer: StoreWriter) throws {
        let issuers = Set(parcel.receipts.map(\.issuer)).subtracting([parcel.sender, verifyingKey])
        let authority = try authority(writer.reader)
        for issuer in issuers.sorted() where authority.level(of: issuer) != nil {
            let node = NodeID(of: issuer)
            for (_, word) in parcel.successions.filter({ $0.node == node })
            where word.isSigned(by: issuer) {
                let life = PeerName(node: node, incarnation: word.incarnation)
                if try isSuperseded(life, writer.reader) { continue }
                try writer.set(Setting.lives(of: node), to: word.bytes.hex)
            }
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
            messages += try reader.successions(of: node)
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
