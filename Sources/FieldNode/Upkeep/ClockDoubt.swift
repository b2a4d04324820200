import ComplaintModel
import NodeStore

extension FieldNode {
    /// What a clock that is right can say: not earlier than 1 October 2025, before this program was made.
    private static let possibleTimes: Range<Int64> = 1_759_276_800_000..<StoreReader.latestTime
    /// 1 October 2023: whose clock is that far behind has not set it to the wrong year, its battery is empty.
    private static let firstBookMilliseconds: Int64 = 1_696_118_400_000
    /// How far the clock may be behind the newest change held, in milliseconds: a day.
    private static let toleranceMilliseconds: Int64 = 86_400_000
    /// A date this many years ahead of everything held is a slip, whatever the clock says.
    private static let yearsAhead = 10

    /// Whether the machine's clock is too early or too late to judge a date by.
    ///
    /// The doubt is this node's own: it never enters merge, order, state or summaries. What others have
    /// recorded under a clock far ahead says nothing against this one.
    func isClockSuspect(_ reader: StoreReader) throws -> Bool {
        let now = world.nowMilliseconds()
        if !Self.possibleTimes.contains(now) { return true }
        return now + Self.toleranceMilliseconds < (try reader.newestChangeTime() ?? 0)
    }

    /// Whether the machine's clock is too early or too late to judge a date by.
    ///
    /// - Throws: `StoreError`.
    package func isClockSuspect() throws -> Bool { try store.read { try isClockSuspect($0) } }

    /// Whether a clock that says so is so far off that no book is kept for its year: its battery is empty,
    /// or it was set to the year as people here write it.
    static func isFarOff(_ moment: LocalMoment) -> Bool {
        moment < LocalMoment(unixMilliseconds: firstBookMilliseconds) || isBeyondUse(moment)
    }

    /// Whether a moment is so far ahead that no book is kept for its year, whoever has typed it.
    static func isBeyondUse(_ moment: LocalMoment) -> Bool {
        moment >= LocalMoment(unixMilliseconds: possibleTimes.upperBound)
    }

    /// Refuses a typed date that lies years ahead, where the clock cannot tell which day it is.
    ///
    /// - Throws: ``FieldNodeError/model(_:)``, or `StoreError`.
    func checkFarAhead(_ typed: LocalMoment, _ reader: StoreReader) throws {
        let newest = max(try reader.newestChangeTime() ?? 0, Self.possibleTimes.lowerBound)
        let (date, known) = (typed.date, LocalMoment(unixMilliseconds: newest).date)
        if date > known.adding(years: Self.yearsAhead) {
            let slip = DateSlip.likely(date, today: known)
            throw FieldNodeError.model(.dateAfterToday(date, today: known, slip: slip))
        }
    }
}

extension LedgerWork {
    /// The day of whose book a complaint gets its number: that of its receipt; or today, where the book of
    /// then takes no line any more, or nobody has typed the receipt and the clock was far off.
    ///
    /// - Parameters:
    ///   - received: when the complaint was received.
    ///   - recorded: when it was written down, as the clock said.
    /// - Returns: nil as long as the clock is far off: a number of such a year would be spent for nothing.
    /// - Throws: what SQLite reports.
    func bookDay(of received: LocalMoment, recorded: LocalMoment) throws -> CivilDate? {
        let isOnlyTheClocks = received == recorded && FieldNode.isFarOff(recorded)
        let hasNoBook = isOnlyTheClocks || FieldNode.isBeyondUse(received)
        if try !hasNoBook && !isArchived(received.date) { return received.date }
        return FieldNode.isFarOff(node.now) ? nil : node.now.date
    }

    /// Gives numbers to the cases that were recorded under a clock that was far off, once it is right.
    func numberAfterClock() throws {
        guard try writer.reader.setting(Setting.waitsForClock) != nil,
            !FieldNode.isFarOff(node.now)
        else { return }
        try numberWaiting()
        // The next number is read from the rows.
        try finish()
        try writer.unset(prefix: Setting.waitsForClock)
    }
}
