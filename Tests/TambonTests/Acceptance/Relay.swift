import Foundation
import Glibc
import Synchronization
import TestGround

/// A bad line between two nodes: it lets so many bytes through, and then breaks or stalls.
final class Relay: Sendable {
    /// What the line does to the bytes that the caller sends.
    enum Mood: Sendable {
        /// Everything passes.
        case pass
        /// After so many bytes the connection breaks, and so does every later one at once.
        case cut(afterBytes: Int)
        /// After so many bytes nothing moves until the mood changes.
        case hold(afterBytes: Int)
    }

    private struct Situation {
        var mood: Mood
        var passedBytes = 0
        var isClosed = false
    }

    /// The address that callers use.
    let url: String
    private let listening: Int32
    private let targetPort: UInt16
    private let situation: Mutex<Situation>

    /// Listens at a free port and connects every caller to a port of this machine.
    init(to targetPort: UInt16, _ mood: Mood) throws {
        self.targetPort = targetPort
        situation = Mutex(Situation(mood: mood))
        listening = try LoopbackSocket.listen()
        url = "http://127.0.0.1:\(LoopbackSocket.port(of: listening))"
        Thread.detachNewThread { [self] in
            while true {
                let caller = accept(listening, nil, nil)
                guard caller >= 0 else { return }
                _ = fcntl(caller, F_SETFD, FD_CLOEXEC)
                carry(caller)
            }
        }
    }

    /// Bytes of callers that have gone through.
    var passedBytes: Int { situation.withLock { $0.passedBytes } }

    /// Changes the mood and counts anew.
    func become(_ mood: Mood) {
        situation.withLock {
            $0.mood = mood
            $0.passedBytes = 0
        }
    }

    /// Takes no more callers.
    func close() {
        situation.withLock { $0.isClosed = true }
        shutdown(listening, Int32(SHUT_RDWR))
        Glibc.close(listening)
    }

    private func carry(_ caller: Int32) {
        guard let target = try? LoopbackSocket.connect(to: targetPort) else {
            Glibc.close(caller)
            return
        }
        let isOver = Mutex(0)
        for (from, to, isUpward) in [(caller, target, true), (target, caller, false)] {
            Thread.detachNewThread { [self] in
                pump(from, to, isUpward: isUpward)
                for socket in [from, to] { shutdown(socket, Int32(SHUT_RDWR)) }
                let ended = isOver.withLock {
                    $0 += 1
                    return $0
                }
                if ended == 2 { for socket in [from, to] { Glibc.close(socket) } }
            }
        }
    }

    private func pump(_ from: Int32, _ to: Int32, isUpward: Bool) {
        var piece = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = unsafe read(from, &piece, piece.count)
            if count <= 0 { return }
            var rest = piece[..<count]
            while !rest.isEmpty {
                guard let room = isUpward ? room(for: rest.count) : rest.count else { return }
                if room == 0 { usleep(2_000) }
                let passing = rest.prefix(room)
                rest = rest.dropFirst(room)
                guard LoopbackSocket.write(Array(passing), to: to) else { return }
            }
        }
    }

    /// How many of the caller's next bytes may pass now; nil if the line is broken.
    private func room(for count: Int) -> Int? {
        situation.withLock { situation in
            if situation.isClosed { return nil }
            var room = count
            switch situation.mood {
            case .pass: break
            case .cut(let limit):
                if situation.passedBytes >= limit { return nil }
                room = min(room, limit - situation.passedBytes)
            case .hold(let limit): room = min(room, max(0, limit - situation.passedBytes))
            }
            situation.passedBytes += room
            return room
        }
    }
}
