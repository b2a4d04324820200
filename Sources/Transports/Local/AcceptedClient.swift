import NIOCore
import Synchronization

/// A client that has connected, until somebody serves it.
///
/// One that is accepted while the host stops is handed to nobody. Its channel must be ended all the same:
/// NIO ends the process for one that is let go as it is.
final class AcceptedClient: Sendable {
    /// What a client says and is told.
    typealias Frames = NIOAsyncChannel<LocalFrame, LocalFrame>

    private let frames: Frames
    private let isTaken = Atomic(false)

    init(_ frames: Frames) { self.frames = frames }

    deinit {
        if isTaken.load(ordering: .relaxed) { return }
        Task { [frames] in try? await frames.executeThenClose { _, _ in } }
    }

    /// The client, for whoever serves it to its end.
    func take() -> Frames {
        isTaken.store(true, ordering: .relaxed)
        return frames
    }
}
