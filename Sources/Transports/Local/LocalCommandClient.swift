import NIOPosix

/// Hands a command to the process that holds the node, and takes back what it prints.
package struct LocalCommandClient: Sendable {
    private let path: String

    /// Names the socket in the node's folder; nothing is touched yet.
    package init(path: String) {
        self.path = path
    }

    /// Has a command carried out, with the given descriptors as its standard streams.
    ///
    /// Standard input is read only when the command asks for it. The waiting happens on a thread
    /// of its own, not on those of the tasks.
    ///
    /// - Throws: ``LocalCommandError`` if the host cannot be used, or ended half-way.
    package func run(
        _ request: LocalRequest,
        standardInput: CInt = 0,
        standardOutput: CInt = 1,
        standardError: CInt = 2,
    ) async throws(LocalCommandError) -> LocalCommandOutcome {
        let streams = LocalStreams(
            input: standardInput,
            output: standardOutput,
            errors: standardError,
        )
        let result = await onThread { () throws(LocalCommandError) in
            guard let socket = try LocalSocket.connect(path) else { return .nobodyListens }
            return try LocalCommandSession(path: path, socket: socket, streams: streams)
                .run(request)
        }
        return try result.get()
    }

    private func onThread(
        _ work: @escaping @Sendable () throws(LocalCommandError) -> LocalCommandOutcome
    ) async -> Result<LocalCommandOutcome, LocalCommandError> {
        let thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
        defer { thread.shutdownGracefully { _ in } }
        do {
            return try await thread.runIfActive { Result(catching: work) }
        } catch {
            preconditionFailure("a thread that was started took no work: \(error)")
        }
    }
}
