import ComplaintModel
import NodeStore

extension FieldNode {
    /// 1 October 2025: earlier than this program was made, a clock cannot be right.
    private static let madeMilliseconds: Int64 = 1_759_276_800_000
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
        if now < Self.madeMilliseconds || now >= StoreReader.latestTime { return true }
        return now + Self.toleranceMilliseconds < (try reader.newestChangeTime() ?? 0)
    }

    /// Whether the machine's clock is too early or too late to judge a date by.
    ///
    /// - Throws: `StoreError`.
    package func isClockSuspect() throws -> Bool { try store.read { try isClockSuspect($0) } }

    /// Whether a day comes from a clock that is far ahead, as one that was set to the year as people here
    /// write it: no book is kept for its year.
    static func isBeyondUse(_ day: CivilDate) -> Bool {
        day > LocalMoment(unixMilliseconds: StoreReader.latestTime).date
    }

    /// Refuses a typed date that lies years ahead, where the clock cannot tell which day it is.
    ///
    /// - Throws: ``FieldNodeError/model(_:)``, or `StoreError`.
    func checkFarAhead(_ typed: LocalMoment, _ reader: StoreReader) throws {
        let newest = max(try reader.newestChangeTime() ?? 0, Self.madeMilliseconds)
        let (date, known) = (typed.date, LocalMoment(unixMilliseconds: newest).date)
        if date > known.adding(years: Self.yearsAhead) {
            let slip = DateSlip.likely(date, today: known)
            throw FieldNodeError.model(.dateAfterToday(date, today: known, slip: slip))
        }
    }
}

extension LedgerWork {
    /// The day of whose book a complaint gets its number: that of its receipt; or today, where the book of
    /// then takes no line any more, or the clock had been far ahead.
    ///
    /// - Returns: nil as long as the clock is: a number of such a year would be spent for nothing.
    func bookDay(of received: CivilDate) throws -> CivilDate? {
        let isClosed = try isArchived(received) || FieldNode.isBeyondUse(received)
        let day = isClosed ? node.now.date : received
        return FieldNode.isBeyondUse(day) ? nil : day
    }

    /// Gives numbers to the cases that were recorded under a clock far ahead, once it is right.
    func numberAfterClock() throws {
        guard try writer.reader.setting(Setting.waitsForClock) != nil,
            !FieldNode.isBeyondUse(node.now.date)
        else { return }
        try numberWaiting()
        // The next number is read from the rows.
        try finish()
        try writer.unset(prefix: Setting.waitsForClock)
    }
}
