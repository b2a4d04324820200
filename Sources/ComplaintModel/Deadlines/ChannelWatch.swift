/// Whether a channel that is checked daily was checked on every working day.
package enum ChannelWatch {
    /// The working days of a range on which the channel was due and nobody looked, in order.
    ///
    /// A check is due by the end of its day, so the range should end before today. A channel that
    /// is checked whenever a complaint comes is never missed.
    package static func missedDays(
        of channel: Channel,
        in range: ClosedRange<CivilDate>,
        checkedOn: Set<CivilDate>,
        calendar: HolidayCalendar,
    ) -> [CivilDate] {
        guard channel.checking == .daily else { return [] }
        return WorkingDays.days(in: range, calendar: calendar).filter { !checkedOn.contains($0) }
    }
}
