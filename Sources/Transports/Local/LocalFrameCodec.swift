import NIOCore

/// Cuts the host's incoming bytes into frames, and refuses what is none.
struct LocalFrameDecoder: ByteToMessageDecoder {
    typealias InboundOut = LocalFrame

    mutating func decode(
        context: ChannelHandlerContext,
        buffer: inout ByteBuffer,
    ) throws -> DecodingState {
        let start = buffer.readerIndex
        guard let head = buffer.getBytes(at: start, length: LocalFrame.lengthBytes) else {
            return .needMoreData
        }
        guard let length = LocalFrame.length(head) else { throw LocalProtocolViolation() }
        let bodyStart = start + LocalFrame.lengthBytes
        guard let body = buffer.getBytes(at: bodyStart, length: length) else {
            return .needMoreData
        }
        guard let frame = LocalFrame(body: body) else { throw LocalProtocolViolation() }
        buffer.moveReaderIndex(to: bodyStart + length)
        context.fireChannelRead(Self.wrapInboundOut(frame))
        return .continue
    }

    /// A frame cut off by the end of the connection is no frame.
    mutating func decodeLast(
        context: ChannelHandlerContext,
        buffer: inout ByteBuffer,
        seenEOF: Bool,
    ) throws -> DecodingState {
        while try decode(context: context, buffer: &buffer) == .continue {}
        buffer.clear()
        return .needMoreData
    }
}

/// Writes the host's frames.
struct LocalFrameEncoder: MessageToByteEncoder {
    typealias OutboundIn = LocalFrame

    func encode(data: LocalFrame, out: inout ByteBuffer) throws {
        out.writeBytes(data.bytes)
    }
}

/// The other side spoke something else; the connection is closed without a word.
struct LocalProtocolViolation: Error {}
