import SyncProtocol

/// What a node takes from the real world: the time of day and chance.
///
/// Everything below the programs gets both as arguments, so that a simulation can hand in its own.
package struct World: Sendable {
    /// The wall clock, in milliseconds since 1970-01-01T00:00Z.
    ///
    /// It may be wrong by decades.
    package let nowMilliseconds: @Sendable () -> Int64
    /// `count` unpredictable bytes.
    package let randomBytes: @Sendable (_ count: Int) -> [UInt8]
    /// What tells this machine, and the very file at a path, from a copy of either.
    package let placeOfFile: @Sendable (_ path: String) -> String

    /// Makes a world of its sources.
    package init(
        nowMilliseconds: @escaping @Sendable () -> Int64,
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8],
        placeOfFile: @escaping @Sendable (_ path: String) -> String = HostStamp.place,
    ) {
        self.nowMilliseconds = nowMilliseconds
        self.randomBytes = randomBytes
        self.placeOfFile = placeOfFile
    }
}
