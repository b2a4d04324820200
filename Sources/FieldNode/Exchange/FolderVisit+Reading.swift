import NodeStore
import SyncProtocol

// What a node takes from a folder.

extension FolderVisit {
    /// Takes what is in the parcels that are for this node.
    ///
    /// - Throws: `StoreError`; what is wrong with a parcel is in the report.
    mutating func readParcels(_ progress: (SyncReport) -> Void) throws {
        var waiting: [Early] = []
        var strangers: [FoundParcel] = []
        for parcel in found.sorted() {
            let isKnown = try read(parcel, into: &waiting, setsStrangersAside: true)
            if !isKnown { strangers.append(parcel) }
            progress(report)
        }
        // Whoever is certified by another parcel here is none any more.
        for parcel in strangers {
            _ = try read(parcel, into: &waiting, setsStrangersAside: false)
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

    /// Reads a parcel, or sets it aside unread if its sender is to be refused.
    ///
    /// - Parameters:
    ///   - parcel: the parcel.
    ///   - waiting: takes it if something in it waits.
    ///   - setsStrangersAside: whether there is more to read, which may tell of its sender.
    /// - Returns: false if it was set aside.
    /// - Throws: `StoreError`; what is wrong with the parcel is in the report.
    private mutating func read(
        _ parcel: FoundParcel,
        into waiting: inout [Early],
        setsStrangersAside: Bool,
    ) throws -> Bool {
        var size = 0
        do {
            let bytes = try folder.open(parcel.name)
            size = bytes.count
            let stored = try StoredParcel(bytes, for: node)
            if stored.setCount > 0 { answered.insert(parcel.sender) }
            if try node.store.read({ try $0.wasApplied(stored.letter.id) }) {
                try note(ParcelResult(), of: parcel, bytes: size)
                return true
            }
            let result = try take(stored, size)
            if result.waiting.isEmpty {
                try note(result, of: parcel, bytes: size)
                return true
            }
            waiting.append(
                Early(
                    parcel: parcel,
                    result: result,
                    bytes: size,
                    receivedBefore: report.receivedChanges
                )
            )
        } catch is ExchangeError where setsStrangersAside {
            return false
        } catch {
            try note(error, parcel.name, from: parcel.sender, bytes: size)
        }
        return true
    }

    private mutating func take(_ parcel: StoredParcel, _ size: Int) throws -> ParcelResult {
        let result = try node.take(parcel)
        report.receivedBytes += size
        report.receivedChanges += result.newChanges
        report.knownChanges += result.knownChanges
        report.notices += result.notices
        if result.sender == .revoked { revoked[parcel.letter.sender] = parcel.letter }
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
        report.refuse(parcel.name, because: result.refusals)
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
