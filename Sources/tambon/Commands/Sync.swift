import ArgumentParser
import FieldNode
import Synchronization
import Transports

/// Exchanges with a peer over the network, or by a folder.
struct Sync: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Exchange changes with a peer: an address, or a folder that is carried.",
        discussion: """
            A link that breaks loses nothing: repeat the command, and only the rest is moved.

            Example:
              tambon sync https://centre.example.go.th
              tambon sync /media/usb
            """,
    )

    @Argument(help: ArgumentHelp("http://…, https://…, or a folder.", valueName: "peer"))
    var peer: String

    @OptionGroup var options: NodeOptions

    func validate() throws {
        guard peer.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("โปรดระบุที่อยู่หรือโฟลเดอร์\nName an address or a folder.")
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        let progress = SyncProgress(console)
        let report = try await progress.during { show in
            try await exchange(node, console, show)
        }
        if options.json {
            try await console.output(json: report)
        } else {
            try await SyncSummary(report).tell(console)
        }
        if !report.isComplete || !report.refused.isEmpty || !report.waiting.isEmpty {
            throw ExitCode.failure
        }
    }

    private var isAddress: Bool {
        let lower = peer.lowercased()
        return lower.hasPrefix("http://") || lower.hasPrefix("https://")
    }

    private func exchange(
        _ node: FieldNode,
        _ console: any Console,
        _ show: @escaping @Sendable (SyncReport) -> Void,
    ) async throws -> SyncReport {
        if isAddress {
            return try await node.sync(over: try HTTPPeerLink(peer), progress: show)
        }
        let folder = ParcelDirectory(
            path: console.path(peer),
            randomBytes: RealWorld.world.randomBytes
        )
        let read = Mutex<SyncReport?>(nil)
        do {
            return try node.sync(through: folder) { report in
                read.withLock { $0 = report }
                show(report)
            }
        } catch {
            try await tellWhatWasRead(read.withLock { $0 }, console)
            throw error
        }
    }

    /// A medium that takes nothing has given what it had: that stays taken, and the person is told.
    private func tellWhatWasRead(_ report: SyncReport?, _ console: any Console) async throws {
        guard var report, !options.json else { return }
        report.isComplete = false
        try await SyncSummary(report).tell(console)
    }
}
