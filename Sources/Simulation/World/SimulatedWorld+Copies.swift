import ComplaintModel
import FieldNode
import SyncProtocol

/// Copies of disks and folders, and what people do with them.
extension SimulatedWorld {
    /// Copies a node's folder while it is shut down, or lets it make a backup of its books.
    func backUp(_ node: SimulatedNode) throws {
        try readNotices(of: node)
        let path = folder + "/backup\(node.number)-\(node.backups.count % 2)"
        let isBackup =
            plan.faults.contains(.backupRestored) && node.isOffice && random.once(in: 2)
        if isBackup {
            let file = path + ".tambon"
            guard case .done = node.attempt({ try $0.backUp(to: file) }) else { return }
            keep(file, of: node, isBackup: true)
        } else {
            node.stop()
            try node.copyFolder(to: path)
            keep(path, of: node, isBackup: false)
            try reopen(node)
        }
        try observe(node)
        note("\(node.name) backed up")
    }

    private func keep(_ path: String, of node: SimulatedNode, isBackup: Bool) {
        node.backups.removeAll { $0.path == path }
        node.backups.append(
            FolderCopy(
                path: path,
                place: node.place.number,
                meetings: node.meetings,
                isBackup: isBackup
            )
        )
    }

    /// The disk is gone; an earlier copy of it takes its place.
    func putBack(_ node: SimulatedNode) throws {
        guard let copy = node.backups.last, !isNeededForRevocation(node) else { return }
        let kinds = [Occurrence.nodeRestored, .imageRestored].filter(plan.faults.contains)
        if !copy.isBackup, kinds.isEmpty { return }
        if copy.isBackup, hasUnheardTwin(node) { return }
        let before = node.vectors
        node.stop()
        node.isCopy = true
        node.restores += 1
        if copy.isBackup {
            try setUpAgain(node, from: copy)
        } else {
            try putBack(node, copy, random.pick(kinds))
        }
        try forget(before, at: node)
        note("\(node.name) put back")
    }

    /// Whether a copy of a machine is still at work of which nobody above may have heard yet.
    ///
    /// Who then sets the one up from a backup gives up the keys of both, and the other is as good as
    /// revoked, as it is told: nobody here does that.
    private func hasUnheardTwin(_ node: SimulatedNode) -> Bool {
        let lives = nodes.filter { $0.identity == node.identity }
        return lives.count > 1 && (node.identity > 100 || lives.allSatisfy(\.meetings.isEmpty))
    }

    private func putBack(
        _ node: SimulatedNode,
        _ copy: FolderCopy,
        _ kind: Occurrence,
    ) throws {
        count(kind)
        let meetings = node.meetings
        let isDatabaseOnly = kind == .nodeRestored && random.once(in: 3)
        try node.replaceFolder(by: copy.path, keepsStamp: isDatabaseOnly)
        let isMoved = kind == .nodeRestored && !isDatabaseOnly
        if isMoved { node.place.move() } else if !isDatabaseOnly { node.place.become(copy.place) }
        node.forgetBooks()
        forgetMeetings(with: node)
        node.meetings = [:]
        try reopenForgetful(node)
        node.watch = RollbackWatch(witnesses: [], twin: nil)
        if isMoved { try requireTold(node) }
        try observe(node)
        node.watch?.witnesses = witnesses(against: node, meetings, since: copy)
    }

    /// The nodes that can tell that a node was put back: they have heard it twice since the copy was
    /// made, or hold changes of it that it does not know any more.
    ///
    /// Who has heard it once more, and nothing new, takes it for one that has lost an answer as soon as
    /// the number of that parcel is spent on one that does not come to the same ears.
    private func witnesses(
        against node: SimulatedNode,
        _ meetings: [Int: Int],
        since copy: FolderCopy,
    ) -> Set<Int> {
        let own = model.origins(of: node.identity)
        let knowing = nodes.filter { peer in
            guard let met = meetings[peer.number] else { return false }
            let past = copy.meetings[peer.number] ?? 0
            return met >= past + 2 || met > past && holds(peer, moreThan: node, of: own)
        }
        return Set(knowing.map(\.number))
    }

    /// Whether a peer holds changes of some chains that a node does not hold.
    private func holds(
        _ peer: SimulatedNode,
        moreThan node: SimulatedNode,
        of chains: Set<Origin>,
    ) -> Bool {
        peer.vectors.contains { ledger, vector in
            let held = node.vectors[ledger] ?? VersionVector()
            return vector.entries.contains { entry in
                chains.contains(entry.origin)
                    && !model.isHeld(CausalModel.Point(ledger: ledger, entry: entry), by: held)
            }
        }
    }

    /// Opens a node of which nobody has read yet what it says; what it said before is old.
    private func reopenForgetful(_ node: SimulatedNode) throws {
        node.watch = nil
        try reopen(node)
    }

    /// The machine is gone; a new one is set up from the backup, gets new keys, and is invited anew.
    private func setUpAgain(_ node: SimulatedNode, from copy: FolderCopy) throws {
        count(.backupRestored)
        node.place.move()
        // A new machine has a disk of its own, and whoever puts a backup there sees to the room.
        node.giveRoom()
        try node.restore(from: copy.path)
        newIdentities += 1
        node.identity = 100 + newIdentities
        if let ledger = node.scope.first { bookKeepers[ledger].insert(node.identity) }
        node.forgetBooks()
        forgetMeetings(with: node)
        node.meetings = [:]
        node.watch = nil
        node.backups = []
        partFromTwin(node)
        try reopen(node)
        node.watch = RollbackWatch(witnesses: [], twin: nil)
        try requireTold(node)
        try observe(node)
        let invitation = try nodes[node.above[0]].invitation(for: node)
        do {
            try node.accept(invitation)
        } catch {
            guard node.isShort else { throw error }
            // It was said that the disk is full: whoever has typed it makes room, and types it again.
            node.giveRoom()
            try node.accept(invitation)
        }
    }

    /// What nobody else holds is lost with the disk.
    private func forget(_ before: [Int: VersionVector], at node: SimulatedNode) throws {
        noteForgetful(node)
        for ledger in node.scope {
            let holders = nodes.compactMap { $0.vectors[ledger] }
            model.loseWhatOnly(
                before[ledger] ?? VersionVector(),
                held: ledger,
                beside: holders
            )
        }
    }

    // MARK: Two of one

    /// A node lives another life than its twin from now on: nobody can take the one for the other.
    private func partFromTwin(_ node: SimulatedNode) {
        for other in nodes where other.watch?.twin == node.number { other.watch?.twin = nil }
    }

    /// Somebody copies the disk and goes on with both.
    func clone(_ node: SimulatedNode, _ kind: Occurrence) throws {
        count(kind)
        try readNotices(of: node)
        node.stop()
        let twin = makeNode(node.code, node.level, above: node.above, scope: node.scope)
        twin.schema = node.schema
        try node.copyFolder(to: twin.folder)
        if kind == .imageCloned { twin.place.become(node.place.number) }
        (node.isCopy, twin.isCopy) = (true, true)
        twin.identity = node.identity
        join(twin)
        noteCopy(twin, of: node)
        // Both go by one address: who calls the one may now reach the other.
        for caller in nodes where caller.above.contains(node.number) {
            caller.above.append(twin.number)
            again(.call(from: caller.number, to: twin.number), withinMinutes: 1_200)
        }
        if node.watch?.isTold == true { partFromTwin(node) }
        node.watch = nil
        try reopen(node)
        node.watch = RollbackWatch(witnesses: [], twin: twin.number)
        try observe(node)
        try reopen(twin)
        twin.watch = RollbackWatch(witnesses: [], twin: node.number)
        if kind == .nodeCloned { try requireTold(twin) }
        try observe(twin)
        note("\(node.name) copied to \(twin.name)")
    }
}
