import ComplaintModel
import NodeStore
import SyncProtocol

/// What goes into a parcel, and for whom.
struct ParcelPlan {
    /// The change sets.
    var offer = Offer()
    /// The ledgers whose vectors it tells.
    var ledgers: [StoreReader.HeldLedger] = []
    /// Who can open it, 1 to 8.
    var recipients: [AgreementKey] = []
    /// The peer it answers or addresses; nil for any node above.
    var peer: VerifyingKey?
    /// The peer's life that it answers; nil for the one that was heard from last.
    var life: PeerName?
    /// What was said last, if nothing has moved since: then it says no more than that.
    var rest: Rest?
    /// Whether the peer answers at once, so that only what has changed needs to be told.
    var isAnswered = false
    /// What of the peer's ledgers this node finds that it does not know.
    var misfits: [LedgerDigests.Entry] = []
    /// The prefixes of which it gives digests besides that of everything.
    var renamed: [Utf8Text] = []
    /// Whether it carries receipts also for ledgers of which nothing has changed.
    var hasAllReceipts = false
    /// What it says to a person.
    var notices: [String] = []
    /// Whether its length is hidden.
    var padding = ParcelPadding.none
}

/// A parcel as it leaves.
struct WrittenParcel {
    let id: ParcelID
    /// The serial of the mark that it brings its reader; 0 if it brings none.
    let token: UInt64
    let bytes: [UInt8]
    /// What it says, if it says nothing but what the node holds.
    let rest: Rest?
}

/// All of a parcel but its change sets.
struct Letter {
    /// The serial of the mark in it; 0 for none.
    let token: UInt64
    /// What it says, if it says nothing but what the node holds.
    let rest: Rest?
    /// What stands before the change sets.
    let beforeSets: [ParcelFrame]
    /// What stands behind them.
    let afterSets: [ParcelFrame]
}

extension FieldNode {
    /// The version of this program, as greetings and `--version` say it.
    package static let softwareVersion = "0.1.0"

    /// Puts a parcel together and seals it; its number is on the disk before anybody can see it.
    ///
    /// - Throws: `StoreError` for what SQLite reports.
    func parcel(_ plan: ParcelPlan) throws -> WrittenParcel {
        let letter = try letter(plan)
        let seal = try seal(plan)
        let sets = Parcel(plan.offer.sets.map { .changeSet($0) }).frames
        return WrittenParcel(
            id: seal.id,
            token: letter.token,
            bytes: try SealedParcel.seal(
                letter.beforeSets + sets + letter.afterSets,
                with: seal,
                padding: plan.padding
            ),
            rest: letter.rest
        )
    }

    /// Writes all of a parcel but its change sets; its number is on the disk before anybody can see
    /// it.
    ///
    /// - Throws: `StoreError` for what SQLite reports.
    func letter(_ plan: ParcelPlan) throws -> Letter {
        // One transaction: of two parcels that leave together, the later number says the later things.
        let letter = try store.write { writer in
            let (number, token) = try nextParcelNumber(plan, in: writer)
            let peer = try peer(of: plan, writer.reader)?.name
            let mark = token?.serial ?? 0
            let telling = try telling(plan, to: peer, with: mark, in: writer)
            let before = try messages(
                plan,
                telling,
                number: number,
                token: token,
                writer.reader
            )
            let receipts = try receipts(
                plan,
                to: peer,
                parcelNumber: number,
                with: mark,
                in: writer
            )
            var after: [Message] = plan.notices.map { .notice(code: 1, sentence: $0) }
            after += try successions(ofIssuersOf: receipts, writer.reader)
            after += receipts.map { .receipt($0) }
            if plan.offer.hasMore { after.append(.more) }
            let isQuiet = plan.offer.sets.isEmpty && receipts.isEmpty
            let said = try isQuiet ? telling.rest(at: writer.reader.logMark()) : nil
            return Letter(
                token: mark,
                rest: plan.rest ?? said,
                beforeSets: Parcel(before).frames,
                afterSets: Parcel(after).frames
            )
        }
        try writeHostStamp()
        return letter
    }

    /// From whom and for whom a parcel is, under a new name and key.
    func seal(_ plan: ParcelPlan) throws -> ParcelSeal {
        guard let id = ParcelID(bytes: world.randomBytes(ParcelID.byteCount)) else {
            preconditionFailure("a world gives as many random bytes as it is asked for")
        }
        return try ParcelSeal(
            sender: keys.signing,
            recipients: plan.recipients,
            id: id,
            contentKey: world.randomBytes(32)
        )
    }

    private func messages(
        _ plan: ParcelPlan,
        _ telling: Telling,
        number: UInt64,
        token: ResumeToken?,
        _ reader: StoreReader,
    ) throws -> [Message] {
        let life = try incarnation(reader)
        let hello = Hello(
            incarnation: life,
            parcelNumber: number,
            tokens: try tokens(for: readers(of: plan, reader), reader),
            agreementKey: AgreementKey(keys.agreement),
            officeCode: Utf8Text(office.code.text),
            softwareVersion: Self.softwareVersion,
            schemaVersion: store.schema.version
        )
        var messages: [Message] = [.hello(hello)]
        if let answer = try joinAnswer(reader) { messages.append(.join(answer)) }
        if let peer = plan.peer, let token {
            let node = NodeID(of: peer)
            messages.append(.token(token, for: node))
            for doubted in try reader.peers(of: node) where doubted.isDoubted {
                messages.append(.renew(node, doubted.name.incarnation))
            }
        }
        messages += try successions(
            for: readers(of: plan, reader),
            life: plan.life?.incarnation,
            reader
        )
        messages += telling.digests.map { .digests($0) }
        messages += telling.leaves.map { leaf in
            .have(Have(ledger: leaf.ledger, officeCode: leaf.code, vector: leaf.vector))
        }
        return messages
    }

    /// The nodes that can open a parcel.
    private func readers(of plan: ParcelPlan, _ reader: StoreReader) throws -> [NodeID] {
        if let peer = plan.peer { return [NodeID(of: peer)] }
        return try likelyPeers(reader).keys.map { NodeID(of: $0) }.sorted()
    }

    /// The marks to show: those that the readers gave, of each life that gave any, since nobody knows
    /// which of a machine and its copy will read it.
    ///
    /// The others' have no place in it: of a hub that many have given marks, the reader's own might not be
    /// among those that are shown, and it would take the node for a copy.
    private func tokens(
        for readers: [NodeID],
        _ reader: StoreReader,
    ) throws -> [ShownToken] {
        let shown = try readers.flatMap { try reader.tokens(of: $0) }
        return Array(shown.prefix(Hello.tokenLimit))
    }

    /// The life of the peer that a parcel is for; nil where nothing was heard of it.
    func peer(of plan: ParcelPlan, _ reader: StoreReader) throws -> StoredPeer? {
        if let life = plan.life { return try reader.peer(life) }
        return try plan.peer.flatMap { try reader.peer(of: NodeID(of: $0)) }
    }

    /// Counts a parcel, and the mark that it carries for the peer that it is for.
    private func nextParcelNumber(
        _ plan: ParcelPlan,
        in writer: StoreWriter,
    ) throws -> (UInt64, token: ResumeToken?) {
        let number = try lastParcelNumber(writer.reader) + 1
        try writer.set(Setting.parcelNumber, to: String(number))
        guard let known = try peer(of: plan, writer.reader) else { return (number, nil) }
        let token = token(
            known.token + 1,
            world.randomBytes(ResumeToken.chanceByteCount),
            of: try incarnation(writer.reader),
            for: known.name.node
        )
        try writer.give(token, to: known.name)
        return (number, token)
    }

    /// The ledgers held, the own one first.
    func heldLedgers() throws -> [StoreReader.HeldLedger] {
        try store.read { reader in
            let all = try reader.ledgers()
            return all.filter(\.isOwn) + all.filter { !$0.isOwn }
        }
    }

    /// The nodes above this one that can open its parcels: those that the registries name, the one that
    /// has invited it, and a centre for whose keys the root key vouches.
    ///
    /// - Throws: ``TrustError/notEnrolled(code:)`` if there is nobody.
    func recipientsAbove(_ reader: StoreReader) throws -> [VerifyingKey: AgreementKey] {
        let authority = try authority(reader)
        var keys: [VerifyingKey: AgreementKey] = [:]
        let own = Utf8Text(office.code.text)
        let above = authority.nodesAbove(own).filter {
            $0.signingKey != verifyingKey && !authority.isFormer($0.signingKey)
        }
        let vouched = try vouchedCentre(reader)
        if let vouched { keys[vouched.signingKey] = vouched.agreementKey }
        for certificate in above.prefix(SealedParcel.recipientLimit - 1 - keys.count) {
            keys[certificate.signingKey] = certificate.agreementKey
        }
        if let invitation = try acceptedInvitation(reader),
            !authority.isRevoked(invitation.issuer), keys[invitation.issuer] == nil,
            !authority.isNamed(invitation.issuer)
        {
            keys[invitation.issuer] = invitation.issuerAgreement
        }
        if keys.isEmpty { throw TrustError.notEnrolled(code: office.code.text) }
        return keys
    }

    /// Who can open the first parcel to an address of which nothing is known: the nodes above, and the
    /// other computers of the office; at a centre, those that it has heard from.
    ///
    /// - Throws: ``TrustError/notEnrolled(code:)`` or ``TrustError/heardNobody(code:)`` if there is
    ///   nobody.
    func likelyPeers(_ reader: StoreReader) throws -> [VerifyingKey: AgreementKey] {
        let authority = try authority(reader)
        guard authority.root != nil else { throw TrustError.notEnrolled(code: office.code.text) }
        var peers = (try? recipientsAbove(reader)) ?? [:]
        var others = authority.holders(of: ownLedger)
        if office.level == .centre {
            let heard = Set(try reader.peers().map(\.name.node))
            others += authority.enrolled.filter { heard.contains(NodeID(of: $0.signingKey)) }
        }
        for certificate in others where certificate.signingKey != verifyingKey {
            if peers.count == SealedParcel.recipientLimit { break }
            peers[certificate.signingKey] = certificate.agreementKey
        }
        if peers.isEmpty {
            throw office.level == .centre
                ? TrustError.heardNobody(code: office.code.text)
                : TrustError.notEnrolled(code: office.code.text)
        }
        return peers
    }
}
