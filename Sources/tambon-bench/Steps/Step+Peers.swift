import Foundation
import SyncProtocol

// The same work by plain SQLite, by its session extension, and the size limit.
extension Step {
    /// Writes events to plain tables, all of them in one transaction.
    func plain(_ events: [WorkloadEvent]) throws -> StepResult {
        let rows = events.map(PlainRow.init)
        var result = try {
            let tables = try PlainTables(path: folder.plain)
            let (_, usage) = try Usage.measure { try tables.write(rows, perTransaction: 0) }
            return StepResult(usage)
        }()
        result[.changes] = Double(events.count)
        result[.databaseBytes] = Double(FileManager.default.databaseBytes(folder.plain))
        return result
    }

    /// Writes events under the session extension, a change set each.
    func session(_ events: [WorkloadEvent]) throws -> StepResult {
        let rows = events.map(PlainRow.init)
        var result = try {
            let outbox = try SessionOutbox(creating: folder.session)
            let (_, usage) = try Usage.measure { try outbox.write(rows, isDurable: false) }
            return StepResult(usage)
        }()
        result[.changes] = Double(events.count)
        result[.databaseBytes] = Double(FileManager.default.databaseBytes(folder.session))
        return result
    }

    /// Packs what the sessions have kept, and then ten more changes.
    func sessionExport() throws -> StepResult {
        let outbox = try SessionOutbox(opening: folder.session)
        let held = try outbox.lastEntry()
        let (packed, usage) = try Usage.measure { try outbox.export(after: 0) }
        var result = StepResult(usage)
        try packed.write(to: folder.changeSet)
        result[.bytes] = Double(packed.bytes.count)
        try outbox.write(try source.load().more.map(PlainRow.init), isDurable: true)
        result[.tenBytes] = Double(try outbox.export(after: held).bytes.count)
        return result
    }

    /// Applies the packed year to new plain tables.
    func sessionApply() throws -> StepResult {
        let packed = try SessionChangeSet(readingFrom: folder.changeSet)
        var result = try {
            let tables = try PlainTables(path: folder.plain)
            let (_, usage) = try Usage.measure { try packed.apply(to: tables) }
            return StepResult(usage)
        }()
        result[.databaseBytes] = Double(FileManager.default.databaseBytes(folder.plain))
        return result
    }

    /// Packs the workload, and ten more changes, as the size limit has them.
    func limit() throws -> StepResult {
        let workload = try source.load()
        let (all, usage) = try Usage.measure { try packed(workload.events, hasIdentities: true) }
        var result = StepResult(usage)
        result[.changes] = Double(workload.events.count)
        result[.limitBytes] = all
        result[.limitWithoutIdentities] = try packed(workload.events, hasIdentities: false)
        result[.tenLimitBytes] = try packed(workload.more, hasIdentities: true)
        result[.tenLimitWithoutIdentities] = try packed(workload.more, hasIdentities: false)
        for case .complaint(let complaint) in workload.events {
            result[.identities] += 1
            let texts = [complaint.name, complaint.addr, complaint.phone]
            result[.plainIdentityBytes] += Double(OneByteThai.bytes(texts.joined()).count)
        }
        return result
    }

    private func packed(_ events: [WorkloadEvent], hasIdentities: Bool) throws -> Double {
        let columns = try LimitColumns(events, hasIdentities: hasIdentities)
        return Double(Deflate.compress(columns.bytes).count)
    }
}
