import ArgumentParser
import FieldNode
import Transports

/// The way of a command to its node: opened here, or in the hands of the process that has it open.
struct NodeAccess {
    /// How long a command tries.
    static let patience = Duration.seconds(5)
    private static let pause = Duration.milliseconds(40)

    /// The node's folder, as an absolute path.
    let directory: String
    /// The caller's streams.
    let console: TerminalConsole

    /// Carries a command out and returns its exit code.
    ///
    /// One process holds a node. While another does, the command is handed to it through its
    /// socket; where that is not listened at, or ends before it has read anything, both ways are
    /// tried again.
    func carryOut(_ command: any NodeCommand, words: [String]) async throws -> Int32 {
        let clock = ContinuousClock()
        var deadline = clock.now.advanced(by: Self.patience)
        repeat {
            if let node = try FieldNode.open(directory: directory, world: RealWorld.world) {
                return await NodeHost(node: node).run(command, console)
            }
            let began = clock.now
            if let code = try await handOver(words), code != NodeHost.notHere { return code }
            // What waited long for a person's input has lost no patience by that.
            if clock.now - began > Self.patience {
                deadline = clock.now.advanced(by: Self.patience)
            }
            try await Task.sleep(for: Self.pause)
        } while clock.now < deadline
        throw CommandError.nodeHeld(directory: directory)
    }

    /// Hands the command to the process that holds the node; nil if that has not taken it.
    private func handOver(_ words: [String]) async throws -> Int32? {
        let request = LocalRequest(
            arguments: words,
            workingDirectory: console.workingDirectory,
            outputIsTerminal: console.showsProgress,
        )
        let outcome = try await LocalCommandClient(path: NodeHost.socketPath(directory)).run(
            request,
            standardInput: console.inputDescriptor,
            standardOutput: console.outputDescriptor,
            standardError: console.errorDescriptor,
        )
        switch outcome {
        case .finished(let code): return code
        case .nobodyListens, .notAccepted: return nil
        }
    }
}
