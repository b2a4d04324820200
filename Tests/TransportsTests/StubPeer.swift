import NIOCore
import NIOPosix

/// A peer of few words: whatever is asked, it answers with the same bytes, or not at all.
struct StubPeer {
    let url: String
    private let channel: any Channel

    /// Listens at a free port; `answer` nil means silence.
    init(answer: String?, thenCloses: Bool = true) async throws {
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        CannedAnswer(answer: answer, thenCloses: thenCloses)
                    )
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        url = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)"
    }

    /// Closes the port; connections to it are refused from then on.
    func close() async throws {
        try await channel.close()
    }
}

/// Answers every connection once its request, head and body, has arrived.
private final class CannedAnswer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answer: String?
    private let thenCloses: Bool
    private var request: [UInt8] = []
    private var hasAnswered = false

    init(answer: String?, thenCloses: Bool) {
        self.answer = answer
        self.thenCloses = thenCloses
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        request += unwrapInboundIn(data).readableBytesView
        guard let answer, !hasAnswered, hasBody else { return }
        hasAnswered = true
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
        if thenCloses { context.close(promise: nil) }
    }

    /// Whether something follows the empty line; a test's parcel is too small to come in pieces.
    private var hasBody: Bool {
        request.indices.contains { index in
            request[index...].starts(with: "\r\n\r\n".utf8) && request.count > index + 4
        }
    }
}
