import Crypto
import NodeStore
import SyncProtocol

// What a peer says of itself, and what follows from it.

extension FieldNode {
    /// Looks whether a parcel shows that this node, or the sender, was put back from a copy.
    ///
    /// This node was if a peer shows a mark that it never gave, or if the node above says so.
    func noticeRollback(_ parcel: ReadParcel, _ sender: Sender) throws {
        guard sender.isPeer else { return }
        try transaction { writer in
            let life = try incarnation(writer.reader)
            let own = PeerName(node: id, incarnation: life)
            if sender.isAbove, parcel.doubted.contains(own) {
                return try renew(.toldByPeer, in: writer)
            }
            guard let shown = ownMark(shownBy: parcel, in: life) else { return }
            if try shown > givenMark(to: parcel.peer, writer.reader) {
                try renew(.copiedOrPutBack, in: writer)
            }
        }
        try writeHostStamp()
    }

    /// The serial of the mark of this node's present life that a parcel shows; nil if it shows none, or
    /// one that this node cannot have given.
    private func ownMark(shownBy parcel: ReadParcel, in life: Incarnation) -> UInt64? {
        guard let shown = parcel.hello.tokens[id],
            shown == token(shown.serial, of: life, for: parcel.peer.node)
        else { return nil }
        return shown.serial
    }

    /// The serial of the newest mark that this node has given a node, in whichever of its lives: a new
    /// one shows the marks of the one that it has taken the place of.
    private func givenMark(to peer: PeerName, _ reader: StoreReader) throws -> UInt64 {
        let latest = try reader.peer(of: peer.node)?.token ?? 0
        return max(latest, try reader.peer(peer)?.token ?? 0)
    }

    /// A mark for a peer.
    ///
    /// Its tag comes from the node's own key, so that a peer can only show marks that it was given.
    func token(_ serial: UInt64, of life: Incarnation, for peer: NodeID) -> ResumeToken {
        let secret = Digest256(
            hashing: Array("tambon token 1".utf8) + Array(keys.signing.rawRepresentation)
        )
        var content = life.bytes + peer.bytes
        content.appendBigEndian(serial)
        let code = HMAC<SHA256>.authenticationCode(
            for: content,
            using: SymmetricKey(data: secret.bytes)
        )
        return ResumeToken(
            incarnation: life,
            serial: serial,
            tag: Array(Array(code).prefix(ResumeToken.tagByteCount))
        )
    }

    /// Takes over what the sender says that it holds, unless a newer parcel of it was read before.
    ///
    /// What went with marks that the sender has not seen counts as not told.
    func hear(_ parcel: ReadParcel, in writer: StoreWriter) throws {
        let peer = parcel.peer
        if parcel.onlyDigest == nil { forgetRest(with: peer) }
        let known = try writer.reader.peer(peer)
        let serial = ownMark(shownBy: parcel, in: try incarnation(writer.reader)) ?? 0
        for (node, token) in parcel.tokens where node == id {
            try writer.keep(token, from: peer.node)
        }
        if try writer.reader.isSuperseded(peer) { return try writer.forgetTold(to: peer, above: 0) }
        let mark = ReadParcelMark(
            number: parcel.hello.parcelNumber,
            parcel: parcel.id,
            token: serial
        )
        let contradicts = try writer.reader.contradicts(mark, of: peer)
        let isOld = (known?.parcelNumber ?? 0) > parcel.hello.parcelNumber
        try writer.hear(
            from: StoredPeer(
                name: peer,
                agreementKey: parcel.hello.agreementKey.bytes,
                code: parcel.hello.officeCode.string,
                parcelNumber: max(known?.parcelNumber ?? 0, parcel.hello.parcelNumber),
                heardAt: world.nowMilliseconds(),
                software: parcel.hello.softwareVersion,
                token: try givenMark(to: peer, writer.reader),
                isDoubted: (known?.isDoubted ?? false) || contradicts
            ),
            superseding: parcel.hello.superseded,
            holding: isOld ? [] : parcel.leaves,
            wholeUnder: isOld ? [] : parcel.namedWhole
        )
        try writer.note(mark, of: peer)
        if contradicts, known?.isDoubted != true {
            try noticeDoubt(of: parcel, in: writer)
        }
        if let known, serial != known.token { try writer.forgetTold(to: peer, above: serial) }
    }

    private func noticeDoubt(of parcel: ReadParcel, in writer: StoreWriter) throws {
        let code = parcel.hello.officeCode.string
        try writer.leaveNotice(
            thai: "มีสองเครื่องใช้ข้อมูลชุดเดียวกันของ \(code) หรือเครื่องนั้นนำสำเนาข้อมูลกลับมาใช้ "
                + "ไม่มีข้อมูลสูญหาย แต่โปรดตรวจสอบกับสำนักงานนั้น",
            english: "two machines run the node \(parcel.peer.node) of \(code), or it was put back "
                + "from a copy; no change is lost, but ask that office which machine is the right one",
            at: world.nowMilliseconds()
        )
    }
}
