import NodeStore
import SyncProtocol
import Synchronization

/// What two nodes say to each other while neither has anything new.
///
/// That they hold the same is found by going through all ledgers, of which a hub has thousands. As long
/// as nothing moves here, and the peer says the same again, that need not be found out again. It is
/// kept in memory only, and forgotten rather once too often.
struct Rest {
    /// How far this node's log had come.
    let log: LogMark
    /// What this node says that it holds.
    let own: LedgerDigests.Entry
    /// What the peer says that it holds; nil as long as it has not answered.
    var peer: LedgerDigests.Entry?
}

extension FieldNode {
    /// The rest with a peer, if nothing has moved here since.
    func rest(with peer: PeerName, _ reader: StoreReader) throws -> Rest? {
        guard let rest = rests.withLock({ $0[peer] }), try reader.logMark() == rest.log else {
            return nil
        }
        return rest
    }

    /// The rest with the sender of a parcel, if that says the same again and brings nothing.
    func rest(after parcel: ReadParcel) throws -> Rest? {
        guard let said = parcel.onlyDigest else { return nil }
        return try store.read { try rest(with: parcel.peer, $0) }.flatMap {
            $0.peer == said ? $0 : nil
        }
    }

    /// Notes that neither side has had anything to say.
    ///
    /// - Parameters:
    ///   - told: what this node has said, if it was nothing but a digest.
    ///   - parcel: what the peer has said, which fits what is known of it.
    func noteRest(_ told: Rest?, with parcel: ReadParcel) {
        guard var rest = told, let said = parcel.onlyDigest else { return }
        rest.peer = said
        rests.withLock { [rest] in $0[parcel.peer] = rest }
    }

    /// Forgets a peer's rest: it has said something else.
    func forgetRest(with peer: PeerName) { rests.withLock { $0[peer] = nil } }

    /// Forgets all rests: something has moved that no log tells of.
    func forgetRests() { rests.withLock { $0.removeAll() } }
}

extension ReadParcel {
    /// The digest of all that the sender holds, where it says nothing else.
    var onlyDigest: LedgerDigests.Entry? {
        guard vectors.isEmpty, sets.isEmpty, receipts.isEmpty, !hasMore, digests.count == 1,
            let said = digests.first, said.subject == .sender, said.entries.count == 1,
            let entry = said.entries.first, entry.prefix == .everything
        else { return nil }
        return entry
    }
}

extension Telling {
    /// What is said, where it is the digest of everything and nothing else.
    func rest(at log: LogMark) -> Rest? {
        guard leaves.isEmpty, digests.count == 1, let said = digests.first,
            said.entries.count == 1, let entry = said.entries.first
        else { return nil }
        return Rest(log: log, own: entry)
    }
}
