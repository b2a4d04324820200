/// The work that every measurement is made on.
struct Workload: Sendable {
    /// An office's work, in time order.
    let events: [WorkloadEvent]
    /// A few more changes behind it: what a later exchange has to move.
    let more: [WorkloadEvent]

    /// The days by which the work is moved so that none of it lies before this program was made.
    ///
    /// Whole weeks, so that working days stay working days.
    var shiftDays: Int {
        let first = events.first.flatMap { ClockText.seconds($0.moment) } ?? 0
        let earliest = 20_367  // 6 October 2025
        let missing = max(0, earliest - first / 86_400)
        return (missing + 6) / 7 * 7
    }

    /// When the last of the work is done, in milliseconds since 1970, as the work was moved: a centre
    /// that lived later would make the office doubt its clock.
    var closingMoment: Int64 {
        let last = events.last.flatMap { ClockText.seconds($0.moment) } ?? 0
        return Int64(last + shiftDays * 86_400 - 7 * 3_600) * 1_000
    }

    /// When the office is set up, in milliseconds since 1970: half an hour before its first work,
    /// as the work was moved.
    var openingMoment: Int64 {
        let first = events.first.flatMap { ClockText.seconds($0.moment) } ?? 0
        return Int64(first + shiftDays * 86_400 - 8 * 3_600) * 1_000
    }
}
