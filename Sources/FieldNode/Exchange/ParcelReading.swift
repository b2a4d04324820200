import NodeStore
import SyncProtocol

/// A parcel's messages, sorted by what they are.
struct ReadParcel {
    /// The sender's greeting.
    let hello: Hello
    /// Whom it is for; nil on a link, where the address is plain.
    let recipient: Recipient?
    /// What the sender holds.
    var vectors: [LedgerID: VersionVector] = [:]
    /// The codes of the ledgers that it names.
    var codes: [LedgerID: String] = [:]
    /// The code of the sender's own office: that of the first ledger it names.
    var senderCode = ""
    /// The change sets.
    var sets: [[UInt8]] = []
    /// What the sender says to a person.
    var notices: [String] = []
    /// Whether the sender has more to send.
    var hasMore = false

    init(_ parcel: Parcel) throws {
        var hello: Hello?
        var recipient: Recipient?
        for message in parcel.messages {
            switch message {
            case .hello(let greeting): hello = greeting
            case .address(_, let to): recipient = to
            case .have(let have):
                vectors[have.ledger] = have.vector
                codes[have.ledger] = have.officeCode.string
                if senderCode.isEmpty { senderCode = have.officeCode.string }
            case .changeSet(let body): sets.append(body)
            case .notice(_, let sentence): notices.append(sentence)
            case .more: hasMore = true
            case .skipped: break
            }
        }
        guard let hello else { throw ExchangeError.noHello }
        self.hello = hello
        self.recipient = recipient
    }
}

/// What the change sets of a parcel came to.
struct ParcelResult {
    var newChanges = 0
    var knownChanges = 0
    /// What is missing, for the sets that wait.
    var waiting: [String] = []
    /// Sets that were refused, each with the reason.
    var refused: [String] = []
}

extension FieldNode {
    /// Applies the change sets of a parcel, and notes what the sender holds.
    ///
    /// Several that follow each other share a transaction; where anything is wrong with one of them,
    /// each gets a transaction of its own, so one bad set never blocks the others.
    func take(_ parcel: ReadParcel) throws -> ParcelResult {
        var result = ParcelResult()
        for group in Self.groups(of: parcel.sets) {
            if let absorbed = try absorbTogether(group, codes: parcel.codes) {
                result.add(absorbed)
                continue
            }
            for body in group {
                do { result.add(try absorb(body, codes: parcel.codes)) } catch {
                    try result.refuse(error)
                }
            }
        }
        try hear(parcel)
        return result
    }

    /// Takes over what the sender says that it holds, unless a newer parcel of it was read before.
    private func hear(_ parcel: ReadParcel) throws {
        let node = parcel.hello.node.bytes
        try store.write { writer in
            if let known = try writer.reader.peer(node),
                known.parcelNumber > parcel.hello.parcelNumber
            {
                return
            }
            try writer.hear(
                from: StoredPeer(
                    id: node,
                    code: parcel.senderCode,
                    parcelNumber: parcel.hello.parcelNumber,
                    heardAt: world.nowMilliseconds()
                ),
                vectors: parcel.vectors
            )
        }
    }
}

extension ParcelResult {
    mutating func add(_ absorbed: Absorbed) {
        newChanges += absorbed.newChanges
        knownChanges += absorbed.knownChanges
        waiting += absorbed.gaps.map(\.description)
    }

    /// Notes why a set was refused; what is wrong with this node is thrown on.
    mutating func refuse(_ error: any Error) throws {
        switch error {
        case is ChangeSetError, is ExchangeError, StoreError.tooManyWaiting:
            refused.append("\(error)")
        default: throw error
        }
    }
}
