import Synchronization

/// One bound for the bytes of all bodies that are in memory at a time, whoever sends them.
///
/// Where they become too many, the largest body that has not come whole is given up. An office's
/// parcel is small beside what a few callers can heap up who send much and never end, so it gets
/// through among them; to keep it out takes as many bodies of its own size as fill the budget. What
/// has come whole is worked on, and stays.
final class BodyBudget: Sendable {
    /// A body that the budget counts.
    struct Ticket: Hashable, Sendable {
        fileprivate let number: Int
    }

    fileprivate struct Body {
        var bytes = 0
        /// Gives it up; nil once it has come whole.
        var drop: (@Sendable () -> Void)?
    }

    fileprivate struct Bodies {
        var held: [Ticket: Body] = [:]
        var bytes = 0
        var opened = 0
        var dropped = 0
    }

    private let limitBytes: Int
    private let bodies = Mutex(Bodies())

    /// Makes an empty budget.
    ///
    /// - Parameter limitBytes: The most bytes in memory; at least as many as one body may have.
    init(limitBytes: Int) { self.limitBytes = limitBytes }

    /// The bytes that are held now.
    var heldBytes: Int { bodies.withLock(\.bytes) }

    /// How many bodies were given up so far.
    var droppedBodies: Int { bodies.withLock(\.dropped) }

    /// Both in the text form that Prometheus reads.
    var metrics: String {
        """
        # HELP tambon_body_bytes Bytes of request bodies in memory.
        # TYPE tambon_body_bytes gauge
        tambon_body_bytes \(heldBytes)
        # HELP tambon_dropped_bodies Unfinished request bodies given up for want of memory.
        # TYPE tambon_dropped_bodies gauge
        tambon_dropped_bodies \(droppedBodies)

        """
    }

    /// Begins to count a body.
    ///
    /// - Parameter drop: Called once if the body is given up.
    /// - Returns: What to name it by.
    func open(drop: @escaping @Sendable () -> Void) -> Ticket {
        bodies.withLock { bodies in
            bodies.opened += 1
            let ticket = Ticket(number: bodies.opened)
            bodies.held[ticket] = Body(drop: drop)
            return ticket
        }
    }

    /// Counts bytes that have come; whatever body is too much then is given up, maybe this one.
    func add(_ bytes: Int, to ticket: Ticket) {
        let dropped = bodies.withLock { bodies -> [Body] in
            guard bodies.held[ticket] != nil else { return [] }
            bodies.held[ticket]?.bytes += bytes
            bodies.bytes += bytes
            var dropped: [Body] = []
            while bodies.bytes > limitBytes, let body = bodies.removeLargestUnfinished() {
                dropped.append(body)
            }
            bodies.dropped += dropped.count
            return dropped
        }
        for body in dropped { body.drop?() }
    }

    /// Notes that a body has come whole.
    func finish(_ ticket: Ticket) { bodies.withLock { $0.held[ticket]?.drop = nil } }

    /// Forgets a body that is in memory no longer.
    func close(_ ticket: Ticket) { bodies.withLock { _ = $0.remove(ticket) } }
}

extension BodyBudget.Bodies {
    fileprivate mutating func removeLargestUnfinished() -> BodyBudget.Body? {
        let unfinished = held.filter { $0.value.drop != nil }
        return unfinished.max { $0.value.bytes < $1.value.bytes }.flatMap { remove($0.key) }
    }

    fileprivate mutating func remove(_ ticket: BodyBudget.Ticket) -> BodyBudget.Body? {
        let body = held.removeValue(forKey: ticket)
        bytes -= body?.bytes ?? 0
        return body
    }
}
