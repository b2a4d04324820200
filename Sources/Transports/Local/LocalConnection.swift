import NIOCore

/// One client of a host, from its request to the exit code of its command.
struct LocalConnection {
    let client: AcceptedClient.Frames
    let connections: LocalConnections

    private typealias Frames = NIOAsyncChannelInboundStream<LocalFrame>.AsyncIterator

    private var channel: any Channel { client.channel }

    /// Serves the client; whatever goes wrong with it ends this connection only.
    func serve(_ handler: @escaping LocalCommandHost.Handler) async {
        defer { connections.close(channel) }
        try? await client.executeThenClose { frames, _ in
            guard connections.open(channel), try await LocalPeer.of(channel)?.isAllowed == true
            else { return }
            var frames = frames.makeAsyncIterator()
            guard case .request(let request)? = try await frames.next() else { return }
            let input = LocalInput { [channel] in
                channel.writeAndFlush(LocalFrame.inputWanted, promise: nil)
            }
            guard connections.accept(channel, input: input) else { return }
            try await channel.writeAndFlush(LocalFrame.accepted).get()
            let command = LocalCommand(request: request, input: input)
            await carryOut(command, frames: &frames, handler: handler)
        }
    }

    /// Runs the handler, and beside it passes the client's input on.
    private func carryOut(
        _ command: LocalCommand,
        frames: inout Frames,
        handler: @escaping LocalCommandHost.Handler,
    ) async {
        await withTaskGroup { group in
            group.addTask { [channel] in
                let code = await handler(command, LocalReply(channel: channel))
                // A client that has gone cannot be told; the command has been carried out.
                try? await channel.writeAndFlush(LocalFrame.exit(code)).get()
                channel.close(promise: nil)
            }
            while case .input(let bytes)? = try? await frames.next(), command.input.deliver(bytes) {
                continue
            }
            // The command has ended, or the client has gone: closing ends the writes that wait.
            command.input.fail(.clientGone)
            channel.close(promise: nil)
            group.cancelAll()
        }
    }
}
