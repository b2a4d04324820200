import ComplaintModel
import NodeStore
import SyncProtocol

/// A parcel's messages, sorted by what they are.
struct ReadParcel {
    /// The parcel's name.
    let id: ParcelID
    /// Whose key signed it.
    let sender: VerifyingKey
    /// The sender's greeting.
    let hello: Hello
    /// What the sender holds of the ledgers that it names.
    var vectors: [LedgerID: VersionVector] = [:]
    /// The codes of the ledgers that it names.
    var codes: [LedgerID: String] = [:]
    /// The change sets, if the parcel was opened in memory.
    var sets: [[UInt8]] = []
    /// What nodes have on their disks, in their own words.
    var receipts: [Receipt] = []
    /// The sender's newest marks, by the nodes that they are for.
    var tokens: [NodeID: ResumeToken] = [:]
    /// The lives of nodes that the sender has found to be put back from copies.
    var doubted: [PeerName] = []
    /// Lives of nodes that have taken the place of others.
    var successions: [(node: NodeID, succession: Succession)] = []
    /// The sender's acceptance of an invitation.
    var answer: JoinAnswer?
    /// Digests of what the sender holds of many ledgers.
    var digests: [LedgerDigests] = []
    /// What the sender says to a person.
    var notices: [String] = []
    /// Whether the sender has more to send.
    var hasMore = false

    /// Opens a parcel for this node and reads its messages.
    ///
    /// - Throws: `SealedParcelError`, `ParcelError` or ``ExchangeError/noHello``.
    init(_ bytes: [UInt8], for node: FieldNode) throws {
        let opened = try SealedParcel.open(bytes, with: node.keys.agreement)
        try self.init(opened)
    }

    private init(_ opened: OpenedParcel) throws {
        let messages = try Parcel(reading: opened.frames).messages
        guard let first = messages.first else { throw ExchangeError.noHello }
        try self.init(opened.envelope, first: first)
        for message in messages.dropFirst() { add(message) }
    }

    /// Begins with a parcel's first message.
    ///
    /// - Throws: ``ExchangeError/noHello`` if that is another one.
    init(_ envelope: VerifiedEnvelope, first message: Message) throws(ExchangeError) {
        guard case .hello(let hello) = message else { throw .noHello }
        self.hello = hello
        id = envelope.id
        sender = envelope.sender
    }

    /// Takes the next message.
    mutating func add(_ message: Message) {
        switch message {
        case .hello, .skipped: break
        case .have(let have):
            vectors[have.ledger] = have.vector
            codes[have.ledger] = have.officeCode.string
        case .changeSet(let body): sets.append(body)
        case .notice(_, let sentence): notices.append(sentence)
        case .more: hasMore = true
        case .receipt(let receipt): receipts.append(receipt)
        case .token(let token, let node): tokens[node] = token
        case .renew(let node, let life): doubted.append(PeerName(node: node, incarnation: life))
        case .succession(let succession, let node): successions.append((node, succession))
        case .join(let answer): self.answer = answer
        case .digests(let digests): self.digests.append(digests)
        }
    }

    /// The prefixes under which the sender names all of its ledgers, and not only those that have
    /// changed.
    var namedWhole: [Utf8Text] {
        guard let said = digests.first(where: { $0.subject == .sender }) else {
            return [.everything]
        }
        let tree = DigestTree(leaves)
        return said.entries.filter { tree.entry($0.prefix).count == $0.count }.map(\.prefix)
    }

    /// Whether the sender does not know what this node holds, and asks for it.
    var isUnsettled: Bool { digests.contains { $0.subject == .reader } }

    /// The ledgers that the sender names.
    var leaves: [DigestTree.Leaf] {
        vectors.map { ledger, vector in
            DigestTree.Leaf(ledger: ledger, code: Utf8Text(codes[ledger] ?? ""), vector: vector)
        }
    }

    /// The sender and its present life.
    var peer: PeerName {
        PeerName(node: NodeID(of: sender), incarnation: hello.incarnation)
    }
}

/// What the change sets of a parcel came to.
struct ParcelResult {
    var newChanges = 0
    var knownChanges = 0
    /// What is missing, for the sets that wait.
    var waiting: [String] = []
    /// Why sets were refused, each.
    var refusals: [any Error] = []
    /// Sentences for the person at this node.
    var notices: [String] = []
    /// The sender.
    var sender = Sender.unknown
    /// The code of the sender's office.
    var senderCode = ""
    /// What of the sender's ledgers is not known here as the sender says it.
    var misfits: [LedgerDigests.Entry] = []
    /// The prefixes of which the next parcel gives digests, since the peer does not know how this
    /// node's ledgers stand there.
    var renamed: [Utf8Text] = []
}

extension FieldNode {
    /// Applies a parcel that was opened in memory, and notes what the sender holds.
    ///
    /// - Throws: ``ExchangeError`` for a parcel of nobody that this node knows, or `StoreError`.
    func take(_ parcel: ReadParcel) throws -> ParcelResult {
        try take(parcel) { each in for body in parcel.sets { try each(body) } }
    }

    /// Applies a parcel's change sets as they come, and then notes what the sender holds.
    ///
    /// Change sets that follow each other share a transaction; where anything is wrong with one of
    /// them, each gets a transaction of its own, so one bad set never blocks the others. Each vouches
    /// for itself. What the sender says of itself counts only once all have been read; it shares the
    /// transaction of the last sets, so that a small parcel is taken whole or not at all.
    ///
    /// - Parameters:
    ///   - parcel: all of the parcel but its change sets.
    ///   - sets: hands out the change sets in their order.
    ///   - conclude: what else belongs to the last transaction.
    /// - Returns: what became of them.
    /// - Throws: ``ExchangeError`` for a parcel of nobody that this node knows, `StoreError`, or what
    ///   `sets` throws; the change sets that came before are applied then, and nothing else.
    func take(
        _ parcel: ReadParcel,
        sets: (_ each: ([UInt8]) throws -> Void) throws -> Void,
        conclude: (ParcelResult, StoreWriter) throws -> Void = { _, _ in },
    ) throws -> ParcelResult {
        var result = ParcelResult()
        let (heldApart, admitted, holidays) = try transaction { writer in
            (
                try writer.reader.quarantineCount(),
                try admitSender(of: parcel, sets: sets, in: writer),
                try ownAddedHolidays(writer.reader)
            )
        }
        func end(_ result: inout ParcelResult, _ writer: StoreWriter) throws {
            try hear(parcel, into: &result, in: writer)
            result.notices += try noticeHolidays(since: holidays, in: writer)
            let more = try writer.reader.quarantineCount() - heldApart
            if more > 0 { result.notices.append(Sentence.heldApart(more).lines) }
            try conclude(result, writer)
        }
        result.admit(admitted)
        result.senderCode = parcel.hello.officeCode.string
        try noticeRollback(parcel, result.sender)
        var group = SetGroup()
        try sets { body in
            if group.isFull(before: body) {
                _ = try absorb(group, codes: parcel.codes, into: &result) { _, _ in }
                group = SetGroup()
            }
            group.add(body)
        }
        if try absorb(group, codes: parcel.codes, into: &result, then: end) { return result }
        let before = result
        return try transaction { writer in
            var result = before
            try end(&result, writer)
            return result
        }
    }

    /// Applies sets: all in one transaction together with what follows, or, if that cannot be, one by
    /// one and without what follows.
    ///
    /// - Returns: whether all was done together.
    private func absorb(
        _ group: SetGroup,
        codes: [LedgerID: String],
        into result: inout ParcelResult,
        then follow: (inout ParcelResult, StoreWriter) throws -> Void,
    ) throws -> Bool {
        let before = result
        let together = try absorbTogether(group, codes: codes) { absorbed, writer in
            var result = before
            for one in absorbed { result.add(one) }
            try follow(&result, writer)
            return result
        }
        if let together {
            result = together
            return true
        }
        for body in group.bodies {
            do { result.add(try absorb(body, codes: codes)) } catch { try result.refuse(error) }
        }
        return false
    }

    private func hear(
        _ parcel: ReadParcel,
        into result: inout ParcelResult,
        in writer: StoreWriter,
    ) throws {
        try keepSuccessions(parcel, in: writer)
        result.notices += try take(
            parcel.receipts,
            from: parcel.sender,
            isOld: parcel.isOlder(than: writer.reader.peer(parcel.peer)),
            in: writer
        )
        result.noteRevocation()
        guard result.sender.isPeer else { return }
        if let answer = parcel.answer {
            try certifyPredecessors(
                in: answer,
                of: parcel.sender,
                agreementKey: parcel.hello.agreementKey,
                in: writer
            )
        }
        try liftLimits(in: writer)
        try hear(parcel, in: writer)
        // The chain to the sender, or its revocation, may have come with this very parcel.
        result.sender = try standing(of: parcel.sender, writer.reader)
        result.noteRevocation()
        result.misfits = try misfits(of: parcel, writer.reader)
        if result.misfits.isEmpty { try settle(parcel, in: writer) }
        result.renamed = try takeMisfits(of: parcel, as: result.sender, in: writer)
        if !parcel.hasMore, result.waiting.isEmpty, result.refused.isEmpty,
            result.sender.isAbove, try isNumberingPaused(writer.reader),
            try hasHeardPresentLife(parcel, writer.reader),
            try holdsAll(of: parcel.peer, writer.reader)
        {
            try resumeNumbering(in: writer)
        }
        try closeRegister(in: writer)
        try relayWaitingTransfers(in: writer)
    }
}

extension ParcelResult {
    /// Why sets were refused, each in a sentence for logs.
    var refused: [String] { refusals.map { "\($0)" } }

    /// Begins with what the sender is.
    ///
    /// What told it comes once more with the other sets, and is known then.
    mutating func admit(_ admitted: (sender: Sender, learnt: Int)) {
        sender = admitted.sender
        newChanges += admitted.learnt
        knownChanges -= admitted.learnt
    }

    /// Tells the person at this node that the sender was revoked, if it was.
    mutating func noteRevocation() {
        if sender == .revoked { notices.append(Sentence.revokedSender(senderCode).lines) }
    }

    mutating func add(_ absorbed: Absorbed) {
        newChanges += absorbed.newChanges
        knownChanges += absorbed.knownChanges
        waiting += absorbed.gaps.map(\.description)
    }

    /// Notes why a set was refused; what is wrong with this node is thrown on.
    mutating func refuse(_ error: any Error) throws {
        switch error {
        case is ChangeSetError, is ExchangeError, StoreError.tooManyWaiting:
            refusals.append(error)
        default: throw error
        }
    }
}
