import NodeStore

extension FieldNode {
    /// 1 October 2025: earlier than this program was made, a clock cannot be right.
    private static let madeMilliseconds: Int64 = 1_759_276_800_000
    /// How far the clock may be behind the newest change held, in milliseconds: a day.
    private static let toleranceMilliseconds: Int64 = 86_400_000

    /// Whether the machine's clock is too early to judge a date by.
    ///
    /// The doubt is this node's own: it never enters merge, order, state or summaries.
    func isClockSuspect(_ reader: StoreReader) throws -> Bool {
        let now = world.nowMilliseconds()
        if now < Self.madeMilliseconds { return true }
        return now + Self.toleranceMilliseconds < (try reader.newestChangeTime() ?? 0)
    }
}
