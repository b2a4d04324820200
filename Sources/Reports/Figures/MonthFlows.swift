/// What came in and what ended in a month: the figures of it that a year adds up.
///
/// Differences are of the same form, so counts may be below zero. A count of zero has no entry.
package struct MonthFlows: Hashable, Sendable {
    /// Cases received in the month.
    package private(set) var received: Int
    /// Cases that ended in the month, whenever they were received.
    package private(set) var closed: Int
    /// Cases on which nobody has worked any more since the month: declined, voided, handed over, or
    /// reserved for an office above.
    package private(set) var notPursued: Int
    /// The cases received, by the code of their channel.
    package private(set) var channels: [String: Int]
    /// The cases received, by the code of their category; empty for none.
    package private(set) var categories: [String: Int]

    /// Gathers the figures of a month.
    package init(
        received: Int = 0,
        closed: Int = 0,
        notPursued: Int = 0,
        channels: [String: Int] = [:],
        categories: [String: Int] = [:],
    ) {
        self.received = received
        self.closed = closed
        self.notPursued = notPursued
        self.channels = channels.filter { $0.value != 0 }
        self.categories = categories.filter { $0.value != 0 }
    }

    /// The cases received that are reserved for one office: they are counted under that, in place of
    /// channel and category.
    var reserved: Int { channels[NamedCount.reservedCode] ?? 0 }

    /// Whether there is nothing in it.
    package var isZero: Bool { self == MonthFlows() }

    package static func + (left: MonthFlows, right: MonthFlows) -> MonthFlows {
        MonthFlows(
            received: left.received + right.received,
            closed: left.closed + right.closed,
            notPursued: left.notPursued + right.notPursued,
            channels: left.channels.merging(right.channels, uniquingKeysWith: +),
            categories: left.categories.merging(right.categories, uniquingKeysWith: +),
        )
    }

    package static prefix func - (flows: MonthFlows) -> MonthFlows {
        MonthFlows(
            received: -flows.received,
            closed: -flows.closed,
            notPursued: -flows.notPursued,
            channels: flows.channels.mapValues(-),
            categories: flows.categories.mapValues(-),
        )
    }

    package static func - (left: MonthFlows, right: MonthFlows) -> MonthFlows { left + -right }
}

extension MonthFlows: Codable {}
