import ComplaintModel
import FieldNode
import Foundation

/// Carries out one step within this process.
struct Step {
    let folder: StepFolder
    let source: WorkloadSource

    /// How many events are written durably to the plain tables.
    private static let durableCount = 6_000

    /// Runs a step.
    func run(_ name: StepName) async throws -> StepResult {
        switch name {
        case .work: try work()
        case .exportFresh, .exportStored: try export()
        case .importFile: try importFile()
        case .plain: try plain()
        case .plainDurable: try plainDurable()
        case .record: try record()
        case .exchange: try await exchange()
        }
    }

    private func work() throws -> StepResult {
        let workload = try source.load()
        let first = workload.events.first.flatMap { ClockText.seconds($0.moment) } ?? 0
        let opening = Int64(first + workload.shiftDays * 86_400 - 8 * 3_600) * 1_000
        let office = try MeasuredNode.enrolledOffice(in: folder, at: opening)
        return try timed(workload.events, by: try Clerk(at: office, doing: workload))
    }

    private func record() throws -> StepResult {
        let workload = try source.load()
        let office = try MeasuredNode(opening: folder.copy)
        var more = WorkloadGenerator.workload(complaints: 50, seed: source.seed &+ 1).events
        more.sort { $0.moment < $1.moment }
        return try timed(more, by: try Clerk(at: office, doing: workload))
    }

    /// Takes events one by one, and tells the median of each kind.
    private func timed(_ events: [WorkloadEvent], by clerk: Clerk) throws -> StepResult {
        var clerk = clerk
        var records: [Usage] = []
        var acts: [Usage] = []
        let (_, total) = try Usage.measure {
            for event in events {
                let (_, usage) = try Usage.measure { try clerk.take(event) }
                if case .complaint = event { records.append(usage) } else { acts.append(usage) }
            }
        }
        var result = StepResult(total)
        result[.changes] = Double(events.count)
        result[.wallMilliseconds] = 1_000 * records.map(\.wallSeconds).median
        result[.cpuMilliseconds] = 1_000 * records.map(\.cpuSeconds).median
        result[.actWallMilliseconds] = 1_000 * acts.map(\.wallSeconds).median
        result[.actCPUMilliseconds] = 1_000 * acts.map(\.cpuSeconds).median
        return result
    }

    // A database is measured once its node has been closed, when the write-ahead log is empty.

    private func export() throws -> StepResult {
        var (parcel, result) = try exported()
        result[.changes] = Double(parcel.changes)
        result[.parcelBytes] = Double(parcel.bytes)
        let database = folder.database(of: folder.copy)
        result[.identityBytes] = try SealedBytes.count(inDatabase: database)
        result[.databaseBytes] = databaseBytes(database)
        return result
    }

    private func exported() throws -> (ExportedParcel, StepResult) {
        let office = try MeasuredNode(opening: folder.copy)
        try Data().write(to: URL(filePath: folder.parcel))
        let file = try FileHandle(forWritingTo: URL(filePath: folder.parcel))
        let (parcel, usage) = try Usage.measure {
            try office.node.export(to: MeasuredNode.centreCode) {
                try file.write(contentsOf: Data($0))
            }
        }
        try file.close()
        return (parcel, StepResult(usage))
    }

    private func importFile() throws -> StepResult {
        var result = try imported()
        result[.databaseBytes] = databaseBytes(folder.database(of: folder.centre))
        return result
    }

    private func imported() throws -> StepResult {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder.parcel)))
        let centre = try MeasuredNode(opening: folder.centre)
        let (report, usage) = try Usage.measure {
            try centre.node.import(bytes, name: "parcel", isTrial: false)
        }
        if let refused = report.refused.first { throw BenchError.refused(refused) }
        var result = StepResult(usage)
        result[.changes] = Double(report.newChanges)
        return result
    }

    private func plain() throws -> StepResult {
        try plain(try source.load().events, perTransaction: 0)
    }

    private func plainDurable() throws -> StepResult {
        try plain(Array(try source.load().events.prefix(Self.durableCount)), perTransaction: 1)
    }

    private func plain(_ events: [WorkloadEvent], perTransaction: Int) throws -> StepResult {
        var result = try written(events.map(PlainRow.init), perTransaction: perTransaction)
        result[.changes] = Double(events.count)
        result[.databaseBytes] = databaseBytes(folder.plain)
        return result
    }

    private func written(_ rows: [PlainRow], perTransaction: Int) throws -> StepResult {
        let tables = try PlainTables(path: folder.plain)
        let (_, usage) = try Usage.measure {
            try tables.write(rows, perTransaction: perTransaction)
        }
        return StepResult(usage)
    }

    private func databaseBytes(_ path: String) -> Double {
        Double(FileManager.default.databaseBytes(path))
    }
}
