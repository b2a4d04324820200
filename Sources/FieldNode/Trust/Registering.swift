import ComplaintModel
import NodeStore
import SyncProtocol
import Synchronization

// Writing into the registry that this node administers.

extension FieldNode {
    /// Founds the deployment at the centre: its registry, and the certificate by which this node may
    /// write it.
    func foundRegistry(_ root: RootKey) throws {
        let certificate = Certificate(
            signingKey: verifyingKey,
            agreementKey: AgreementKey(keys.agreement),
            level: .centre,
            code: Utf8Text(office.code.text),
            ledger: ownLedger,
            prefixes: [.everything],
            rights: [.writes, .acts, .enrols]
        )
        let signed = try Statement.certificate(certificate).signed(by: root.key)
        try transaction { writer in
            try writer.set(Setting.root, to: root.publicKey.bytes.hex)
            knownAuthority.withLock { $0 = nil }
            try register(signed, in: writer)
        }
    }

    /// Writes a statement into this node's registry.
    ///
    /// - Returns: the name of its row, by which a later statement can take its place.
    @discardableResult
    func register(_ statement: Statement, in writer: StoreWriter) throws -> RowID {
        try inRegistry(writer) { try $0.register(statement) }
    }

    /// Writes statements into this node's registry, whose effects are then worked out once.
    func inRegistry<Value>(
        _ writer: StoreWriter,
        _ body: (LedgerWork) throws -> Value,
    ) throws -> Value {
        guard let root = try root(writer.reader) else {
            throw TrustError.notEnrolled(code: office.code.text)
        }
        let prefix = office.level == .centre ? Utf8Text.everything : Utf8Text(office.code.text)
        let id = LedgerID.registry(root: root, prefix: prefix)
        let log =
            try writer.reader.ledger(id).map { try writer.reader.log(of: $0) }
            ?? writer.addLedger(
                id,
                code: StoreReader.HeldLedger.registryCode(prefix),
                isOwn: false
            )
        let work = try LedgerWork(self, writer, log)
        let value = try body(work)
        try work.finish()
        return value
    }

    /// The invitation of this node that a parcel accepts; nil if it accepts none, or another node's.
    func ownInvitation(
        acceptedBy parcel: ReadParcel,
        _ reader: StoreReader,
    ) throws -> (answer: JoinAnswer, invitation: StoredInvitation)? {
        guard let answer = parcel.answer,
            let invitation = try reader.invitation(Digest256(hashing: answer.secret))
        else { return nil }
        return (answer, invitation)
    }

    /// Enrols the sender of a parcel that accepts an invitation of this node.
    ///
    /// A repeated answer of the same node changes nothing.
    ///
    /// - Throws: ``ExchangeError`` if the invitation was used by another or is for another office, or the
    ///   answer names a ledger that is another office's.
    func enrol(
        _ parcel: ReadParcel,
        accepting accepted: (answer: JoinAnswer, invitation: StoredInvitation),
        in writer: StoreWriter,
    ) throws {
        let (answer, invitation) = accepted
        let sender = parcel.sender
        if let user = invitation.usedBy {
            guard user == sender else {
                throw ExchangeError.usedInvitation(code: invitation.code)
            }
            return
        }
        guard invitation.code == answer.officeCode.string,
            invitation.ledger == nil || invitation.ledger == answer.ledger,
            let level = OfficeLevel(rawValue: invitation.level)
        else {
            throw ExchangeError.wrongInvitation(
                invited: invitation.code,
                joining: answer.officeCode.string
            )
        }
        guard try invitation.ledger != nil || mayName(answer, sender, writer.reader) else {
            throw ExchangeError.foreignBook(code: answer.officeCode.string, ledger: answer.ledger)
        }
        let isHub = level != .office
        let certificate = Certificate(
            signingKey: sender,
            agreementKey: parcel.hello.agreementKey,
            level: level.node,
            code: answer.officeCode,
            ledger: answer.ledger,
            prefixes: isHub ? [answer.officeCode] : [],
            rights: isHub ? [.writes, .acts, .enrols] : [.writes]
        )
        if !isHub { try noticeOtherBooks(of: answer, in: writer) }
        try register(.certificate(certificate), in: writer)
        try writer.use(invitation.secretDigest, by: sender)
    }

    /// Tells the staff if an office has books already, and a computer joins with others: two registers go on
    /// under one code, each with numbers of its own.
    private func noticeOtherBooks(of answer: JoinAnswer, in writer: StoreWriter) throws {
        let hasOthers = try authority(writer.reader).all.contains { listed in
            listed.certificate.code == answer.officeCode && listed.state != .unfounded
                && listed.certificate.ledger != answer.ledger
        }
        if !hasOthers { return }
        let code = answer.officeCode.string
        try writer.leaveNotice(
            thai: "เครื่องที่เพิ่งเข้าร่วมของ \(code) มีสมุดของตัวเอง แยกจากสมุดที่สำนักงานนี้มีอยู่แล้ว "
                + "เลขทะเบียนอาจซ้ำกัน และรายงานทะเบียนแสดงเฉพาะสมุดที่ใช้อยู่ "
                + "ถ้าไม่ได้ตั้งใจ ให้เพิกถอนเครื่องที่ไม่ให้ใช้สมุดต่อ แล้วเชิญใหม่ในโฟลเดอร์ว่าง",
            english:
                "a computer that joined as \(code) has books of its own beside those that the office "
                + "has already: numbers may stand twice, and the register's report shows the books in "
                + "use alone; if nobody meant that, revoke the computer whose books are not to go on, and "
                + "invite it anew, in an empty folder",
            at: world.nowMilliseconds()
        )
    }

    /// Whether a node may name a ledger as its office's that its invitation does not name: it has founded
    /// it, or nobody knows it as another office's, as with the books of a machine that was lost before it
    /// was enrolled.
    private func mayName(
        _ answer: JoinAnswer,
        _ sender: VerifyingKey,
        _ reader: StoreReader,
    ) throws -> Bool {
        if answer.ledger == .founded(by: sender) { return true }
        let claims = try authority(reader).all
            .filter { $0.certificate.ledger == answer.ledger && $0.state != .unfounded }
        let held = try reader.ledger(answer.ledger)
        return claims.allSatisfy { $0.certificate.code == answer.officeCode }
            && held.map { $0.code == answer.officeCode.string } ?? true
    }

    /// Whether somebody who is not revoked has certified a key.
    ///
    /// Such a key needs no other certificate: one from above would outlive a revocation by the node below
    /// that gave the first one, and only the node above could revoke it then.
    func isBacked(_ key: VerifyingKey, _ reader: StoreReader) throws -> Bool {
        let authority = try authority(reader)
        return authority.all.contains { listed in
            listed.certificate.signingKey == key && listed.state == .counts
                && listed.issuer.map { !authority.isRevoked($0) } ?? true
        }
    }
}

extension LedgerWork {
    /// Writes a statement, in a change of its own, into the registry that this is about.
    ///
    /// - Returns: the name of its row.
    @discardableResult
    func register(_ statement: Statement) throws -> RowID {
        RowID(hash: try author([statement.write()]).hash.prefix12, ordinal: 0)
    }
}
