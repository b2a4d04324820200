import ComplaintModel
import FieldNode
import Foundation

/// Carries out one step within this process.
struct Step {
    let folder: StepFolder
    let source: WorkloadSource

    /// How many events are written durably, each in a transaction of its own.
    static let durableCount = 6_000

    /// Runs a step.
    func run(_ name: StepName) async throws -> StepResult {
        switch name {
        case .work: try work()
        case .limit: try limit()
        case .exportFresh, .exportStored: try export()
        case .importFile: try importFile()
        case .index: try index()
        case .plain: try plain(try events())
        case .session: try session(try events())
        case .sessionExport: try sessionExport()
        case .sessionApply: try sessionApply()
        case .exchange: try await exchange()
        case .record: try record()
        }
    }

    private func events() throws -> [WorkloadEvent] { try source.load().events }

    private func work() throws -> StepResult {
        let workload = try source.load()
        let office = try MeasuredNode.enrolledOffice(in: folder, at: workload.openingMoment)
        var clerk = try Clerk(at: office, doing: workload)
        var timing = RecordTiming()
        try timing.take(workload.events[...], by: &clerk)
        return timing.result
    }

    // A database is measured once its node has been closed, when the write-ahead log is empty.

    private func export() throws -> StepResult {
        var (parcel, result) = try exported()
        result[.changes] = Double(parcel.changes)
        result[.bytes] = Double(parcel.bytes)
        try measureDatabase(of: folder.copy, into: &result)
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
        try measureDatabase(of: folder.centre, into: &result)
        return result
    }

    private func imported() throws -> StepResult {
        let file = try ParcelFile(path: folder.parcel)
        let centre = try MeasuredNode(opening: folder.centre)
        let (report, usage) = try Usage.measure {
            try centre.node.import(file, name: "parcel", isTrial: false)
        }
        if let refused = report.refused.first { throw BenchError.refused(refused) }
        var result = StepResult(usage)
        result[.changes] = Double(report.newChanges)
        return result
    }

    private func index() throws -> StepResult {
        var result = try {
            let centre = try MeasuredNode(opening: folder.centre)
            var request = ListRequest()
            // What has not been indexed yet is indexed before anything is searched.
            request.search = "น้ำประปา"
            request.limit = 1
            let (_, usage) = try Usage.measure { try centre.node.list(request) }
            return StepResult(usage)
        }()
        try measureDatabase(of: folder.centre, into: &result)
        return result
    }

    private func measureDatabase(of node: String, into result: inout StepResult) throws {
        let database = folder.database(of: node)
        result[.databaseBytes] = Double(FileManager.default.databaseBytes(database))
        result[.searchBytes] = try DatabaseFigure.searchIndex.read(inDatabase: database)
        result[.identityBytes] = try DatabaseFigure.sealedIdentities.read(inDatabase: database)
    }
}
