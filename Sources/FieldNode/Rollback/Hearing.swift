import ComplaintModel
import Crypto
import NodeStore
import SyncProtocol

// What a peer says of itself, and what follows from it.

extension FieldNode {
    /// Looks whether a parcel shows that this node, or the sender, was put back from a copy.
    ///
    /// This node was if a peer shows a mark that it never gave, or this node's own word on a life that
    /// has taken the place of the present one, or if the node above says so, or holds more of what this
    /// life has written: on a stick the changes themselves come only to whoever is known to lack them.
    func noticeRollback(_ parcel: ReadParcel, _ sender: Sender) throws {
        guard sender.isPeer else { return }
        try transaction { writer in
            let life = try incarnation(writer.reader)
            let own = PeerName(node: id, incarnation: life)
            if sender.isAbove && parcel.doubted.contains(own) || isSucceeded(life, by: parcel) {
                return try renew(.toldByPeer, in: writer)
            }
            if try sender.isAbove && namesStrangeOwnChanges(parcel, writer.reader) {
                return try renew(.strangeOwnChanges, in: writer)
            }
            guard let shown = ownMark(shownBy: parcel, in: life) else { return }
            if try !writer.reader.mayHaveGiven(shown, to: parcel.peer.node) {
                try renew(.copiedOrPutBack, in: writer)
            }
        }
        try writeHostStamp()
    }

    /// Whether the sender holds a change of a line that this life writes which is not here.
    private func namesStrangeOwnChanges(
        _ parcel: ReadParcel,
        _ reader: StoreReader,
    ) throws -> Bool {
        try parcel.vectors.contains { ledger, vector in
            guard let line = try reader.setting(Setting.line(in: ledger)).flatMap({ UInt32($0) }),
                let held = try reader.ledger(ledger)
            else { return false }
            let log = try reader.log(of: held)
            let origin = log.lineage.lines[LineNumber(line)]?.origin
            return try vector.entries.contains {
                try $0.origin == origin && log.place(of: $0) == nil
            }
        }
    }

    /// The mark of this node's present life that a parcel shows; nil if it shows none, or one that no
    /// machine with this node's key has given.
    func ownMark(shownBy parcel: ReadParcel, in life: Incarnation) -> ResumeToken? {
        let own = parcel.hello.tokens.first { $0.giver == id && $0.token.incarnation == life }
        guard let shown = own?.token,
            shown == token(shown.serial, shown.chance, of: life, for: parcel.peer.node)
        else { return nil }
        return shown
    }

    /// Whether a parcel was written by one who had heard of this node's present life, and of whom no
    /// other life is known to have taken the place: an old stick tells what was held before.
    ///
    /// It shows a mark of this life, or holds what was written in it. What goes on a stick for any node
    /// above brings no mark.
    func hasHeardPresentLife(_ parcel: ReadParcel, _ reader: StoreReader) throws -> Bool {
        let life = try incarnation(reader)
        let showsMark = ownMark(shownBy: parcel, in: life) != nil
        return try (showsMark || holdsPresentLine(parcel, reader))
            && !isSuperseded(parcel.peer, reader)
    }

    /// Whether the sender holds changes of the line in the own ledger that this life has opened: its name
    /// is chance, so only who has got them can name it.
    private func holdsPresentLine(_ parcel: ReadParcel, _ reader: StoreReader) throws -> Bool {
        guard let vector = parcel.vectors[ownLedger], let held = try reader.ledger(ownLedger),
            let line = try reader.setting(Setting.line(in: ownLedger)).flatMap({ UInt32($0) })
        else { return false }
        let log = try reader.log(of: held)
        let origin = log.lineage.lines[LineNumber(line)]?.origin
        return try vector.entries.contains {
            try $0.origin == origin && log.place(of: $0) != nil
        }
    }

    /// Sees to it that this life has written something where the register's numbers wait for the node
    /// above: by that alone a parcel for any node above tells of it.
    ///
    /// - Throws: `StoreError`.
    func showPresentLife() throws {
        try transaction { writer in
            let reader = writer.reader
            guard office.level != .centre, try isNumberingPaused(reader),
                try reader.setting(Setting.line(in: ownLedger)) == nil,
                try !authority(reader).isRevoked(verifyingKey),
                let held = try reader.ledger(ownLedger)
            else { return }
            let work = try LedgerWork(self, writer, try reader.log(of: held))
            _ = try work.ownLine()
            try work.finish()
        }
    }

    /// The serial of the newest mark that this node has given a node, in whichever of its lives: a new
    /// one shows the marks of the one that it has taken the place of.
    private func givenMark(to peer: PeerName, _ reader: StoreReader) throws -> UInt64 {
        let latest = try reader.peer(of: peer.node)?.token ?? 0
        return max(latest, try reader.peer(peer)?.token ?? 0)
    }

    /// A mark for a peer.
    ///
    /// Its tag is chance, by which a machine knows its own marks from those that were given before it
    /// was put back, or by a copy of it; and what only the node's key can make of all the rest, so that
    /// a peer can only show marks that it was given.
    func token(
        _ serial: UInt64,
        _ chance: [UInt8],
        of life: Incarnation,
        for peer: NodeID,
    ) -> ResumeToken {
        let secret = Digest256(
            hashing: Array("tambon token 1".utf8) + Array(keys.signing.rawRepresentation)
        )
        var content = life.bytes + peer.bytes + chance
        content.appendBigEndian(serial)
        let code = HMAC<SHA256>.authenticationCode(
            for: content,
            using: SymmetricKey(data: secret.bytes)
        )
        return ResumeToken(
            incarnation: life,
            serial: serial,
            tag: chance + Array(code).prefix(ResumeToken.tagByteCount - chance.count)
        )
    }

    /// Takes over what the sender says that it holds, unless a newer parcel of it was read before.
    ///
    /// What went with marks that the sender has not seen counts as not told.
    func hear(_ parcel: ReadParcel, in writer: StoreWriter) throws {
        let peer = parcel.peer
        if parcel.onlyDigest == nil { forgetRest(with: peer) }
        let known = try writer.reader.peer(peer)
        let serial = ownMark(shownBy: parcel, in: try incarnation(writer.reader))?.serial ?? 0
        for (node, token) in parcel.tokens where node == id {
            try writer.keep(token, from: peer.node)
        }
        let mark = ReadParcelMark(
            number: parcel.hello.parcelNumber,
            parcel: parcel.id,
            token: serial
        )
        // An ended life that is still lived is told so in any case.
        let isEnded = try isSuperseded(peer, writer.reader)
        let contradicts = try !isEnded && writer.reader.contradicts(mark, of: peer)
        let isOld = parcel.isOlder(than: known)
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
            isSuperseded: isEnded,
            succession: ownSuccession(of: parcel),
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

extension ReadParcel {
    /// Whether a later parcel of the sender's life was read before.
    func isOlder(than known: StoredPeer?) -> Bool {
        (known?.parcelNumber ?? 0) > hello.parcelNumber
    }
}
