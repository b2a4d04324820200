import ArgumentParser
import FieldNode
import Logging
import Server
import ServiceLifecycle
import Transports
import UnixSignals

/// Answers peers over HTTP, and takes the commands of this office meanwhile.
struct Serve: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer peers over HTTP, and exchange with the node above, until told to end.",
        discussion: """
            It exchanges soon after something was recorded, and at intervals; 'tambon log' tells. \
            GET /health and, on this computer, GET /metrics tell how the node does.
            Other commands on the same node work as ever while it runs.

            Example:
              tambon serve --listen 0.0.0.0:8080
              tambon serve --sync https://centre.example.go.th --every 30
            """,
    )

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Where to listen; port 0 takes a free one.", valueName: "host:port")
    )
    var listen = ListenAddress(host: "127.0.0.1", port: 8080)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Exchange with this node above; else with the one that has invited this node.",
            valueName: "url"
        )
    )
    var sync: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Between two exchanges without a change.", valueName: "minutes")
    )
    var every = 15

    @OptionGroup var options: NodeOptions

    func validate() throws {
        guard (1...10_080).contains(every) else {
            throw ValidationError(
                "--every ต้องเป็นจำนวนนาทีตั้งแต่ 1 ถึง 10080\n"
                    + "--every takes a number of minutes from 1 to 10080."
            )
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        var logger = Logger(label: "tambon", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        let desk = PeerDesk(node: node)
        let server = PeerServer(
            configuration: PeerServerConfiguration(
                host: listen.host,
                port: listen.port,
                shutdownSeconds: 2
            ),
            logger: logger,
            health: desk.health,
            metrics: desk.metrics,
            answer: desk.answer,
        )
        let service = PeerService(server: server) { url in
            try? await console.say("listening on \(url)")
        }
        if let sync { _ = try HTTPPeerLink(sync) }
        var pace = SyncSchedule.Pace.usual
        pace.interval = Int64(every) * 60_000
        let background = BackgroundSync(node: node, address: sync, pace: pace, logger: logger)
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: service, successTerminationBehavior: .gracefullyShutdownGroup),
                .init(service: background),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger,
        )
        configuration.maximumGracefulShutdownDuration = .seconds(3)
        try await ServiceGroup(configuration: configuration).run()
    }
}
