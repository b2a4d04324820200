/// One message of a parcel.
package enum Message: Hashable, Sendable {
    /// Who speaks, and what it understands.
    case hello(Hello)
    /// What the sender holds of a ledger.
    case have(Have)
    /// The bytes of one change set; see ``ChangeSetDecoder``.
    case changeSet([UInt8])
    /// Something that a person at the other end should read.
    case notice(code: UInt32, sentence: String)
    /// The sender has more to send than this parcel holds.
    case more
    /// What a node has on its disk, in its own words.
    case receipt(Receipt)
    /// The newest token of the sender for the one it speaks to.
    case token(ResumeToken, for: NodeID)
    /// The sender has seen that this incarnation of a node was put back from a copy, or copied.
    case renew(NodeID, Incarnation)
    /// One life of a node has taken the place of others, in that node's own signed words.
    case succession(Succession, of: NodeID)
    /// The sender accepts an invitation.
    case join(JoinAnswer)
    /// Digests of what the sender holds of many ledgers.
    case digests(LedgerDigests)
    /// A message of a kind that this version does not know and may skip.
    case skipped(kind: UInt64, bytes: [UInt8])

    /// The kind's number on the wire; 2 has no meaning.
    package var kind: UInt64 {
        switch self {
        case .hello: 1
        case .have: 3
        case .changeSet: 4
        case .notice: 5
        case .more: 6
        case .receipt: 7
        case .token: 8
        case .renew: 9
        case .join: 10
        case .digests: 11
        case .succession: 12
        case .skipped(let kind, _): kind
        }
    }

    /// The kind of a change set, which is told before it is in memory.
    package static let changeSetKind: UInt64 = 4
    /// The kind numbers that have a meaning in this version.
    static let knownKinds: Set<UInt64> = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

    /// Whether a reader that does not know the kind may go on without it.
    var maySkip: Bool {
        switch self {
        case .notice, .receipt, .token, .renew, .succession, .skipped: true
        case .hello, .have, .changeSet, .more, .join, .digests: false
        }
    }

    /// The most bytes of an office's code or a program's version.
    package static let nameByteLimit = 255
    /// The most bytes of a notice's sentence.
    package static let sentenceByteLimit = 4_096
}
