import ComplaintModel
import FieldNode
import Foundation

/// An office-month, each part of it counted by itself.
struct CountedWork {
    let folder: StepFolder
    let source: WorkloadSource

    /// The parts, by the names under which they are kept and compared.
    typealias Parts = [String: Counts]

    /// Does the work in a new folder.
    func run() async throws -> Parts {
        let workload = try source.load()
        var parts: Parts = [:]
        let office = try MeasuredNode.enrolledOffice(in: folder, at: workload.openingMoment)
        let centre = try MeasuredNode(opening: folder.newCentre, at: workload.closingMoment)
        let link = InProcessLink(to: centre)
        var clerk = try Clerk(at: office, doing: workload)
        parts["record"] = try await Counts.of {
            for event in workload.events { try clerk.take(event) }
            return 0
        }
        var parcel: [UInt8] = []
        for name in ["export-fresh", "export-stored"] {
            parcel = []
            parts[name] = try await Counts.of {
                try office.node.export(to: MeasuredNode.centreCode) { parcel += $0 }.bytes
            }
        }
        parts["import"] = try await Counts.of {
            let report = try centre.node.import(parcel, name: "parcel", isTrial: false)
            if let refused = report.refused.first { throw BenchError.refused(refused) }
            return 0
        }
        // Both learn what the other holds, so that what follows is an exchange like any other.
        _ = try await office.node.sync(over: link)
        for event in workload.more { try clerk.take(event) }
        centre.clock.set(milliseconds: office.node.now.unixMilliseconds)
        for name in ["ten-changes", "nothing-new"] {
            parts[name] = try await Counts.of {
                let report = try await office.node.sync(over: link)
                return report.sentBytes + report.receivedBytes
            }
        }
        return parts
    }
}
