import NodeStore
import SyncProtocol

/// Whose turn it is when a peer's parcel could not be answered.
package enum AnswerFault: Hashable, Sendable {
    /// The peer's: what it sent is no parcel, a damaged one, or one that is sealed for others.
    case parcel
    /// The peer's: this node has no business with what it sent.
    case scope
    /// This node's: there is no room for what came.
    case space
    /// Nobody's: another attempt a little later may well succeed.
    case load
    /// This node's: something is wrong with it.
    case node

    /// Judges what ``FieldNode/answer(_:)`` has thrown.
    package init(_ error: any Error) {
        switch error {
        case is SealedParcelError, is ParcelError, is ChangeSetError, ExchangeError.noHello,
            ExchangeError.sealedForOthers:
            self = .parcel
        case is ExchangeError: self = .scope
        case StoreError.diskFull, StoreError.tooManyWaiting: self = .space
        case StoreError.busy: self = .load
        default: self = .node
        }
    }
}
