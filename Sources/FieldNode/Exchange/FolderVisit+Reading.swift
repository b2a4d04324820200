import NodeStore
import SyncProtocol

// What a node takes from a folder.

extension FolderVisit {
    /// Takes what is in the parcels that are for this node.
    ///
    /// - Throws: `StoreError`; what is wrong with a parcel is in the report.
    mutating func readParcels(_ progress: (SyncReport) -> Void) throws {
        var waiting: [Early] = []
        for parcel in found.sorted() {
            if let early = try read(parcel) { waiting.append(early) }
            progress(report)
        }
        for early in waiting { try settle(early) }
    }

    /// A parcel that builds on changes that had not come when it was read.
    private struct Early {
        let parcel: FoundParcel
        let result: ParcelResult
        let bytes: Int
        /// The changes that had been received by then.
        let receivedBefore: Int
    }

    /// Reads a parcel; gives it back if something in it waits.
    private mutating func read(_ parcel: FoundParcel) throws -> Early? {
        var size = 0
        do {
            let bytes = try folder.open(parcel.name)
            size = bytes.count
            let stored = try StoredParcel(bytes, for: node)
            if stored.setCount > 0 { answered.insert(parcel.sender) }
            if try node.store.read({ try $0.wasApplied(stored.letter.id) }) {
                try note(ParcelResult(), of: parcel, bytes: size)
                return nil
            }
            let result = try take(stored, size)
            if result.waiting.isEmpty {
                try note(result, of: parcel, bytes: size)
                return nil
            }
            return Early(
                parcel: parcel,
                result: result,
                bytes: size,
                receivedBefore: report.receivedChanges
            )
        } catch {
            try note(error, parcel.name, from: parcel.sender, bytes: size)
            return nil
        }
    }

    private mutating func take(_ parcel: StoredParcel, _ size: Int) throws -> ParcelResult {
        let result = try node.take(parcel)
        report.receivedBytes += size
        report.receivedChanges += result.newChanges
        report.knownChanges += result.knownChanges
        report.notices += result.notices
        if result.refused.isEmpty, result.waiting.isEmpty {
            try node.noteApplied(parcel.letter)
        }
        return result
    }

    /// Says what became of a parcel that was read too early: later ones may have brought what it
    /// waited for.
    private mutating func settle(_ early: Early) throws {
        guard report.receivedChanges > early.receivedBefore else {
            return try note(early.result, of: early.parcel, bytes: early.bytes)
        }
        do {
            let stored = try StoredParcel(try folder.open(early.parcel.name), for: node)
            var result = try node.take(stored)
            result.newChanges += early.result.newChanges
            report.receivedChanges += result.newChanges - early.result.newChanges
            if result.refused.isEmpty, result.waiting.isEmpty {
                try node.noteApplied(stored.letter)
            }
            try note(result, of: early.parcel, bytes: early.bytes, wasEarly: true)
        } catch {
            try note(error, early.parcel.name, from: early.parcel.sender, bytes: early.bytes)
        }
    }

    private mutating func note(
        _ result: ParcelResult,
        of parcel: FoundParcel,
        bytes: Int,
        wasEarly: Bool = false,
    ) throws {
        report.waiting += result.waiting
        report.refused += result.refused.map { "\(parcel.name): \($0)" }
        if !result.refused.isEmpty || !result.waiting.isEmpty { report.isComplete = false }
        let isNew = wasEarly || result.newChanges > 0
        let deed: ParcelOutcome.Deed =
            !result.refused.isEmpty
            ? .refused : !result.waiting.isEmpty ? .waiting : isNew ? .applied : .known
        report.parcels.append(
            ParcelOutcome(
                name: parcel.name,
                deed,
                from: try node.store.read { [node] in
                    try node.officeCode(of: parcel.sender, $0)
                },
                changes: result.newChanges,
                bytes: bytes,
                reason: (result.refused + result.waiting).first
            )
        )
    }
}
