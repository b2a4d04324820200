import NIOCore
import Synchronization

/// The connections of one host, and the moment from which no more commands are accepted.
final class LocalConnections: Sendable {
    private enum Connection {
        /// No request yet: closed when the host stops, so that the client tries again elsewhere.
        case waiting(any Channel)
        /// A command runs: when the host stops, only its wait for input is ended.
        case running(any Channel, LocalInput)
    }

    private struct State {
        var isStopping = false
        var server: (any Channel)?
        var connections: [ObjectIdentifier: Connection] = [:]
    }

    private let state = Mutex(State())

    /// Takes note of the channel that listens; it is closed if the host has been stopped already.
    func listen(_ server: any Channel) {
        let isStopping = state.withLock { state in
            state.server = server
            return state.isStopping
        }
        if isStopping { server.close(promise: nil) }
    }

    /// Takes note of a connection; false if the host is stopping.
    func open(_ channel: any Channel) -> Bool {
        enter(.waiting(channel), for: channel)
    }

    /// Accepts the command of a connection; false if the host is stopping.
    func accept(_ channel: any Channel, input: LocalInput) -> Bool {
        enter(.running(channel, input), for: channel)
    }

    /// Forgets a connection that has ended.
    func close(_ channel: any Channel) {
        state.withLock { $0.connections[ObjectIdentifier(channel)] = nil }
    }

    /// From now on nothing is accepted; what runs is left to end.
    func stop() {
        let (server, connections) = state.withLock { state in
            state.isStopping = true
            return (state.server, state.connections.values)
        }
        server?.close(promise: nil)
        for connection in connections {
            switch connection {
            case .waiting(let channel): channel.close(promise: nil)
            case .running(_, let input): input.stop()
            }
        }
    }

    /// Stops, and closes the connections of the commands that run, which cancels their tasks.
    func abort() {
        stop()
        for case .running(let channel, _) in state.withLock({ $0.connections.values }) {
            channel.close(promise: nil)
        }
    }

    private func enter(_ connection: Connection, for channel: any Channel) -> Bool {
        state.withLock { state in
            guard !state.isStopping else { return false }
            state.connections[ObjectIdentifier(channel)] = connection
            return true
        }
    }
}
