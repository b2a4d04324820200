import ComplaintModel
import FieldNode
import Foundation
import NodeStore

extension Step {
    /// Exchanges ten more changes, and then nothing, between the office and the centre.
    func exchange() async throws -> StepResult {
        let workload = try source.load()
        let office = try MeasuredNode(opening: folder.copy)
        let centre = try MeasuredNode(opening: folder.centre)
        let link = InProcessLink(to: centre.node)
        try check(try await office.node.sync(over: link))
        var clerk = try Clerk(at: office, doing: workload)
        for event in workload.more { try clerk.take(event) }
        office.clock.set(milliseconds: centre.node.now.unixMilliseconds)
        let file = try office.node.export(to: MeasuredNode.centreCode) { _ in }
        let start = Usage.now
        let ten = try await office.node.sync(over: link)
        try check(ten)
        guard ten.sentChanges == workload.more.count else {
            throw BenchError.incomplete(expected: workload.more.count, found: ten.sentChanges)
        }
        let idle = try await office.node.sync(over: link)
        try check(idle)
        var result = StepResult(Usage.now.since(start))
        result[.tenBytes] = Double(ten.sentBytes)
        result[.tenFileBytes] = Double(file.bytes)
        result[.tenRounds] = Double(ten.rounds)
        result[.idleSentBytes] = Double(idle.sentBytes)
        result[.idleReceivedBytes] = Double(idle.receivedBytes)
        result[.idleRounds] = Double(idle.rounds)
        return result
    }

    private func check(_ report: SyncReport) throws {
        if let refused = report.refused.first { throw BenchError.refused(refused) }
    }
}

/// A way to a node of the same process.
private struct InProcessLink: PeerLink {
    let address = "centre"
    private let centre: FieldNode

    init(to centre: FieldNode) { self.centre = centre }

    func exchange(_ parcel: [UInt8]) async throws -> [UInt8] { try centre.answer(parcel) }
}
