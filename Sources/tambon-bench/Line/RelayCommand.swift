import ArgumentParser

/// Relays connections as if they went a long way.
struct RelayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relay",
        abstract: "Passes connections on to another address, and holds every byte back.",
        discussion: """
            Example:
              tambon-bench relay --listen 127.0.0.1:8090 --to 127.0.0.1:8080
              tambon sync http://127.0.0.1:8090
            """
    )

    @Option(help: "Where to listen, as host:port.")
    var listen: String

    @Option(help: "Where connections are passed on to, as host:port.")
    var to: String

    @Option(help: "What a round trip takes, making a connection included.")
    var delayMilliseconds = 600

    func validate() throws {
        for address in [listen, to] where Self.parts(of: address) == nil {
            throw ValidationError("\(address) is no host:port.")
        }
        guard delayMilliseconds >= 0 else {
            throw ValidationError("--delay-milliseconds takes no negative number.")
        }
    }

    func run() async throws {
        guard let here = Self.parts(of: listen), let there = Self.parts(of: to) else { return }
        let relay = Relay(
            host: there.host,
            port: there.port,
            roundTrip: .milliseconds(delayMilliseconds)
        )
        try await relay.run(listening: here) { port in
            // Whoever waits for this line reads it through a pipe, where it would else be kept back.
            Narration.tell("relaying \(here.host):\(port) to \(to)")
        }
    }

    private static func parts(of address: String) -> (host: String, port: Int)? {
        guard let colon = address.lastIndex(of: ":"), colon != address.startIndex,
            let port = Int(address[address.index(after: colon)...]), (0..<1 << 16).contains(port)
        else { return nil }
        return (String(address[..<colon]), port)
    }
}
