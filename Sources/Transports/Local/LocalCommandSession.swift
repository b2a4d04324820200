import Glibc

/// The client's side of one command: blocking, on a thread of its own.
struct LocalCommandSession: ~Copyable {
    let path: String
    let socket: OpenFile
    let streams: LocalStreams

    /// Sends the request and serves the host's frames until the exit code.
    func run(_ request: LocalRequest) throws(LocalCommandError) -> LocalCommandOutcome {
        let frame = LocalFrame.request(request)
        guard frame.isWithinLimit else {
            throw .requestTooLarge(limitBytes: LocalFrame.limitBytes)
        }
        // A host that refuses may close before it has read: its end of the stream decides.
        _ = send(frame)
        guard let first = try receive() else { return .notAccepted }
        guard first == .accepted else { throw .notUnderstood(path: path) }
        return .finished(exitCode: try serve())
    }

    /// Serves an accepted command until its exit code.
    private func serve() throws(LocalCommandError) -> Int32 {
        var isInputWanted = false
        while true {
            if isInputWanted, try inputIsReady() {
                guard send(.input(try nextInput())) else { throw .brokenOff(path: path) }
                isInputWanted = false
            }
            switch try receive() {
            case .inputWanted: isInputWanted = true
            case .output(let bytes): try write(bytes, to: streams.output)
            case .errors(let bytes): try write(bytes, to: streams.errors)
            case .exit(let code): return code
            case .request, .input, .accepted: throw .notUnderstood(path: path)
            case nil: throw .brokenOff(path: path)
            }
        }
    }

    /// Waits for standard input or the host; true if input is there and the host is silent.
    private func inputIsReady() throws(LocalCommandError) -> Bool {
        var waits = [
            pollfd(fd: socket.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: streams.input, events: Int16(POLLIN), revents: 0),
        ]
        do {
            _ = try retrying { unsafe poll(&waits, nfds_t(waits.count), -1) }
        } catch {
            throw .brokenOff(path: path)
        }
        return waits[0].revents == 0
    }

    /// The next piece of standard input; one that cannot be read counts as its end.
    private func nextInput() throws(LocalCommandError) -> [UInt8] {
        var piece = [UInt8](repeating: 0, count: LocalFrame.pieceBytes)
        let count = try? retrying { unsafe Glibc.read(streams.input, &piece, piece.count) }
        return Array(piece.prefix(count ?? 0))
    }

    private func write(_ bytes: [UInt8], to descriptor: CInt) throws(LocalCommandError) {
        do {
            try OpenFile.write(bytes, to: descriptor)
        } catch {
            throw .outputFailed(cause: error)
        }
    }

    /// Sends a frame; false if nobody takes it any more.
    private func send(_ frame: LocalFrame) -> Bool {
        let bytes = frame.bytes
        var sent = 0
        while sent < bytes.count {
            let count = try? retrying {
                unsafe bytes.withUnsafeBytes { buffer in
                    let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[sent...])
                    let flags = CInt(MSG_NOSIGNAL)
                    return unsafe Glibc.send(socket.descriptor, rest.baseAddress, rest.count, flags)
                }
            }
            guard let count else { return false }
            sent += count
        }
        return true
    }

    /// The next frame of the host, nil at the end of the stream, also in the middle of a frame.
    private func receive() throws(LocalCommandError) -> LocalFrame? {
        guard let head = read(LocalFrame.lengthBytes) else { return nil }
        guard let length = LocalFrame.length(head) else { throw .notUnderstood(path: path) }
        guard let body = read(length) else { return nil }
        guard let frame = LocalFrame(body: body) else { throw .notUnderstood(path: path) }
        return frame
    }

    /// Exactly so many bytes, nil if the stream ends or breaks before.
    private func read(_ count: Int) -> [UInt8]? {
        guard let bytes = try? socket.read(limitBytes: count), bytes.count == count else {
            return nil
        }
        return bytes
    }
}
