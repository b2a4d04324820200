import ArgumentParser
import FieldNode
import Logging
import Server
import ServiceLifecycle
import UnixSignals

/// Answers peers over HTTP, and takes the commands of this office meanwhile.
struct Serve: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer peers over HTTP, until it is told to end.",
        discussion: """
            Other commands on the same node work as ever while it runs.

            Example:
              tambon serve --listen 0.0.0.0:8080
            """,
    )

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Where to listen; port 0 takes a free one.", valueName: "host:port")
    )
    var listen = ListenAddress(host: "127.0.0.1", port: 8080)

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        var logger = Logger(label: "tambon", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        let server = PeerServer(
            configuration: PeerServerConfiguration(
                host: listen.host,
                port: listen.port,
                shutdownSeconds: 2
            ),
            logger: logger,
            answer: PeerDesk(node: node).answer,
        )
        let service = PeerService(server: server) { url in
            try? await console.say("listening on \(url)")
        }
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)
            ],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger,
        )
        configuration.maximumGracefulShutdownDuration = .seconds(3)
        try await ServiceGroup(configuration: configuration).run()
    }
}
