/// One message of a parcel.
package enum Message: Hashable, Sendable {
    /// Who speaks, and what it understands.
    case hello(Hello)
    /// From whom to whom the parcel goes.
    case address(from: NodeID, to: Recipient)
    /// What the sender holds of a ledger.
    case have(Have)
    /// The bytes of one change set; see ``ChangeSetDecoder``.
    case changeSet([UInt8])
    /// Something that a person at the other end should read.
    case notice(code: UInt32, sentence: String)
    /// The sender has more to send than this parcel holds.
    case more
    /// A message of a kind that this version does not know and may skip.
    case skipped(kind: UInt64, bytes: [UInt8])

    /// The kind's number on the wire.
    package var kind: UInt64 {
        switch self {
        case .hello: 1
        case .address: 2
        case .have: 3
        case .changeSet: 4
        case .notice: 5
        case .more: 6
        case .skipped(let kind, _): kind
        }
    }

    /// The greatest kind number that has a meaning in this version.
    static let lastKnownKind: UInt64 = 6

    /// Whether a reader that does not know the kind may go on without it.
    var maySkip: Bool {
        switch self {
        case .notice, .skipped: true
        case .hello, .address, .have, .changeSet, .more: false
        }
    }

    /// The most bytes of an office's code or a program's version.
    package static let nameByteLimit = 255
    /// The most bytes of a notice's sentence.
    package static let sentenceByteLimit = 4_096
}
