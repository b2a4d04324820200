import ComplaintModel
import FieldNode
import Foundation

extension Step {
    /// Exchanges the year, ten more changes and then nothing, between the office and a new centre.
    func exchange() async throws -> StepResult {
        let workload = try source.load()
        let database = folder.database(of: folder.copy)
        let before = try DatabaseFigure.sealedIdentities.read(inDatabase: database)
        var result = try await exchanged(workload)
        let after = try DatabaseFigure.sealedIdentities.read(inDatabase: database)
        result[.identityBytes] = before
        result[.tenIdentityBytes] = after - before
        let gain = try DictionaryGain(inDatabase: database)
        result[.dictionaryGain] = Double(gain.bytes)
        result[.tenDictionaryGain] = Double(gain.lastBytes)
        return result
    }

    private func exchanged(_ workload: Workload) async throws -> StepResult {
        let office = try MeasuredNode(opening: folder.copy, at: workload.closingMoment)
        let centre = try MeasuredNode(opening: folder.linked, at: workload.closingMoment)
        let link = InProcessLink(to: centre)
        let start = Usage.now
        let year = try await synced(office, link)
        var result = StepResult(Usage.now.since(start))
        var clerk = try Clerk(at: office, doing: workload)
        for event in workload.more { try clerk.take(event) }
        centre.clock.set(milliseconds: office.node.now.unixMilliseconds)
        let file = try office.node.export(to: MeasuredNode.centreCode) { _ in }
        let ten = try await synced(office, link)
        guard ten.sentChanges == workload.more.count else {
            throw BenchError.incomplete(expected: workload.more.count, found: ten.sentChanges)
        }
        let idle = try await synced(office, link)
        result[.bytes] = Double(year.sentBytes)
        result[.rounds] = Double(year.rounds)
        result[.tenBytes] = Double(ten.sentBytes)
        result[.tenFileBytes] = Double(file.bytes)
        result[.tenRounds] = Double(ten.rounds)
        result[.idleSentBytes] = Double(idle.sentBytes)
        result[.idleReceivedBytes] = Double(idle.receivedBytes)
        result[.idleRounds] = Double(idle.rounds)
        return result
    }

    private func synced(_ office: MeasuredNode, _ link: InProcessLink) async throws -> SyncReport {
        let report = try await office.node.sync(over: link)
        if let refused = report.refused.first { throw BenchError.refused(refused) }
        return report
    }
}
