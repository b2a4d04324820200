import NIOCore
import Synchronization

/// The standard input of a command that runs in the host, fetched from the client piece by piece.
///
/// Nothing is read at the client's end before the command asks: a command that reads no input
/// never waits for any.
package final class LocalInput: Sendable {
    private enum State {
        case idle
        case asked(CheckedContinuation<[UInt8], any Error>)
        case ended
        case failed(LocalCommandError)
    }

    private struct Reading {
        var state = State.idle
        var hasBegun = false
    }

    /// How long a command that has begun to read still gets input after its host was asked to stop.
    private static let grace = Duration.seconds(5)

    private let reading = Mutex(Reading())
    private let ask: @Sendable () -> Void

    /// Makes an input; `ask` sends word to the client that a piece is wanted.
    init(ask: @escaping @Sendable () -> Void) {
        self.ask = ask
    }

    /// The next bytes of standard input, nil at its end.
    ///
    /// One reader at a time: a second call while one waits is a programmer's error.
    ///
    /// - Throws: ``LocalCommandError`` if the client has gone or the host is stopping.
    package func read() async throws -> [UInt8]? {
        let bytes = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait($0) }
        } onCancel: {
            fail(.hostStopping)
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// Whether anything was read, which is then gone at the client's end.
    package var hasBegun: Bool { reading.withLock { $0.hasBegun } }

    /// Hands over a piece from the client; false if none was asked for.
    func deliver(_ bytes: [UInt8]) -> Bool {
        let reader = reading.withLock { reading -> CheckedContinuation<[UInt8], any Error>? in
            guard case .asked(let reader) = reading.state else { return nil }
            reading.state = bytes.isEmpty ? .ended : .idle
            reading.hasBegun = true
            return reader
        }
        reader?.resume(returning: bytes)
        return reader != nil
    }

    /// Ends the input because the host is stopping: at once where nothing was read, so that the command
    /// can begin anew elsewhere; after a while where something was, since the rest is on its way.
    func stop() {
        guard hasBegun else { return fail(.hostStopping) }
        Task {
            try? await Task.sleep(for: Self.grace)
            fail(.hostStopping)
        }
    }

    /// Ends the input with an error, for the reader that waits and for all later ones.
    func fail(_ error: LocalCommandError) {
        let reader = reading.withLock { reading -> CheckedContinuation<[UInt8], any Error>? in
            switch reading.state {
            case .ended, .failed: return nil
            case .idle:
                reading.state = .failed(error)
                return nil
            case .asked(let reader):
                reading.state = .failed(error)
                return reader
            }
        }
        reader?.resume(throwing: error)
    }

    private func wait(_ reader: CheckedContinuation<[UInt8], any Error>) {
        let result = reading.withLock { reading -> Result<[UInt8], any Error>? in
            switch reading.state {
            case .idle:
                reading.state = .asked(reader)
                return nil
            case .asked: preconditionFailure("two tasks read the input of one command")
            case .ended: return .success([])
            case .failed(let error): return .failure(error)
            }
        }
        if let result {
            reader.resume(with: result)
        } else {
            ask()
        }
    }
}
