/// Where a deadline in calendar days ends when its last day is a day off.
package enum DeadlineRoll: String, Codable, Sendable {
    /// On its last day, holiday or not.
    case none
    /// At the end of the next working day.
    case nextWorkingDay
}
