/// The days on which something holds; both ends belong to it, and either may be open.
package struct DayTerm: Hashable, Codable, Sendable {
    /// The first day; nil if it has held ever since.
    package let from: CivilDate?
    /// The last day; nil if no end is known.
    package let to: CivilDate?

    /// Names the days; an end before the beginning leaves none.
    package init(from: CivilDate? = nil, to: CivilDate? = nil) {
        self.from = from
        self.to = to
    }

    /// Whether it holds on a day.
    package func contains(_ day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }

    /// Whether there is a day on which both hold.
    package func overlaps(_ other: DayTerm) -> Bool {
        let isBefore = { (end: CivilDate?, begin: CivilDate?) in
            guard let end, let begin else { return false }
            return end < begin
        }
        return !isBefore(to, other.from) && !isBefore(other.to, from)
    }

    /// Whether there is any day on which it holds.
    package var isEmpty: Bool {
        guard let from, let to else { return false }
        return to < from
    }
}
