import FieldNode
import Transports

/// How the offices of the demonstration reach the centre, and what has travelled.
struct DemoExchange {
    let offices: DemoOffices
    /// What went over the network.
    private(set) var network = SyncReport(peer: "network")
    /// What went on the stick.
    private(set) var stick = SyncReport(peer: "stick")

    /// Begins with nothing moved.
    init(_ offices: DemoOffices) { self.offices = offices }

    /// Brings all three to the same state.
    mutating func all() async throws {
        try await overNetwork()
        try onStick()
    }

    /// Karo calls the centre over HTTP, on this machine's own loopback.
    private mutating func overNetwork() async throws {
        let report = try await DemoServer(node: offices.centre).during {
            [karo = offices.karo] url in
            try await karo.sync(over: try HTTPPeerLink(url))
        }
        try count(report, in: &network)
    }

    /// The stick goes from the school to the centre and back, and once more to the centre with the
    /// school's word that all has come.
    private mutating func onStick() throws {
        let folder = ParcelDirectory(
            path: offices.stick,
            randomBytes: RealWorld.world.randomBytes
        )
        for node in [offices.school, offices.centre, offices.school, offices.centre] {
            try count(try node.sync(through: folder), in: &stick)
        }
    }

    private func count(_ report: SyncReport, in total: inout SyncReport) throws {
        guard report.isComplete, report.refused.isEmpty else {
            throw CommandError.demoFailed(
                what: "an exchange did not end: \(report.refused.joined(separator: "; "))"
            )
        }
        total.rounds += max(report.rounds, 1)
        total.sentChanges += report.sentChanges
        total.receivedChanges += report.receivedChanges
        total.sentBytes += report.sentBytes
        total.receivedBytes += report.receivedBytes
    }
}
