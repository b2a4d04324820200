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

    private let state = Mutex(State.idle)
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

    /// Hands over a piece from the client; false if none was asked for.
    func deliver(_ bytes: [UInt8]) -> Bool {
        let reader = state.withLock { state -> CheckedContinuation<[UInt8], any Error>? in
            guard case .asked(let reader) = state else { return nil }
            state = bytes.isEmpty ? .ended : .idle
            return reader
        }
        reader?.resume(returning: bytes)
        return reader != nil
    }

    /// Ends the input with an error, for the reader that waits and for all later ones.
    func fail(_ error: LocalCommandError) {
        let reader = state.withLock { state -> CheckedContinuation<[UInt8], any Error>? in
            switch state {
            case .ended, .failed: return nil
            case .idle:
                state = .failed(error)
                return nil
            case .asked(let reader):
                state = .failed(error)
                return reader
            }
        }
        reader?.resume(throwing: error)
    }

    private func wait(_ reader: CheckedContinuation<[UInt8], any Error>) {
        let result = state.withLock { state -> Result<[UInt8], any Error>? in
            switch state {
            case .idle:
                state = .asked(reader)
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
