import ComplaintModel
import SyncProtocol

/// A node that was put back from a copy, or copied, is noticed, and begins new chains.
extension SimulatedWorld {
    /// Two nodes have exchanged, and both have heard each other to the end.
    ///
    /// - Throws: ``Violation`` if they should have found by now that one of them was put back.
    func met(_ left: SimulatedNode, _ right: SimulatedNode) throws {
        for (node, peer) in [(left, right), (right, left)] {
            node.meetings[peer.number, default: 0] += 1
            node.watch?.meetings[peer.number, default: 0] += 1
            noteHeard(peer, by: node)
            noteRollback(of: node)
            try checkWatch(of: node, after: peer)
            releaseCopies(of: peer, from: node)
        }
        if random.once(in: 8) { try checkArrivals(at: left) }
    }

    /// Of a peer that was copied only the copy that a node meets first can tell that node anything: the
    /// marks that it gives go by the peer's key, which both have, and the newer ones take the place of
    /// those that the other copy holds.
    ///
    /// What the other has of the node's own changes is held against its chains all the same.
    private func releaseCopies(of peer: SimulatedNode, from node: SimulatedNode) {
        for copy in nodes where copy !== peer && copy.identity == peer.identity {
            node.watch?.witnesses.remove(copy.number)
        }
    }

    private func checkWatch(of node: SimulatedNode, after peer: SimulatedNode) throws {
        guard let watch = node.watch, !watch.isTold,
            let exchanges = watch.meetings[peer.number], exchanges >= 2
        else { return }
        if peer.saysPutBack(node) { return told(of: node, closing: false) }
        if watch.witnesses.contains(peer.number) {
            throw Violation(
                promise: .rollbackFound,
                detail: "\(node.name) was put back, has exchanged with \(peer.name), which could "
                    + "tell, and neither has noticed"
            )
        }
        guard let twin = watch.twin.map({ nodes[$0] }), let other = twin.watch, !other.isTold,
            other.meetings[peer.number] ?? 0 >= 2
        else { return }
        throw Violation(
            promise: .rollbackFound,
            detail: "\(node.name) and its copy \(twin.name) have both exchanged with "
                + "\(peer.name), and nobody has noticed"
        )
    }

    /// Looks whether a node knows by now that it was put back; from then on it begins new chains.
    func noteRollback(of node: SimulatedNode) {
        guard let watch = node.watch, !watch.isKnown, node.saysPutBack else { return }
        told(of: node, closing: true)
    }

    private func told(of node: SimulatedNode, closing: Bool) {
        node.watch?.isTold = true
        if closing {
            node.watch?.isKnown = true
            node.watch?.closed = model.origins(of: node.identity)
            node.watch?.hasUnseenWork = true
        }
        note("  \(node.name) is found to be put back or copied")
        count(.rollbackTold)
    }

    /// The staff reads what there is to read, so that only what comes later is news.
    ///
    /// They make room before: on a full disk the notices would stay, and be taken for news.
    func readNotices(of node: SimulatedNode) throws {
        noteRollback(of: node)
        node.giveRoom()
        try node.dropNotices()
    }

    /// What a node finds at its start must be told then.
    func requireTold(_ node: SimulatedNode) throws {
        noteRollback(of: node)
        if node.watch?.isTold == true { return }
        throw Violation(
            promise: .rollbackFound,
            detail: "\(node.name) lies on another disk than before, and does not say so"
        )
    }

    /// A node that was put back does not know any more whom it had heard.
    func forgetMeetings(with node: SimulatedNode) {
        for other in nodes {
            other.meetings[node.number] = nil
            other.watch?.witnesses.remove(node.number)
            other.watch?.meetings[node.number] = nil
        }
    }
}
