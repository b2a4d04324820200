/// What happened in a world, line by line, and a hash of all of it.
///
/// The hash is over decisions, outcomes and what the nodes hold; never over the bytes of parcels,
/// which may be sealed with chance of their own.
struct Trace {
    private static let keptLines = 60

    /// Who is told every line as it comes.
    let listener: (@Sendable (String) -> Void)?
    /// FNV-1a, 64 bits.
    private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    private var recent: [String] = []

    init(listener: (@Sendable (String) -> Void)?) { self.listener = listener }

    /// The last lines, oldest first.
    var lastLines: [String] { recent.suffix(Self.keptLines) }

    mutating func note(_ line: String) {
        for byte in line.utf8 { add(byte) }
        add(10)
        recent.append(line)
        if recent.count > 2 * Self.keptLines { recent.removeFirst(Self.keptLines) }
        listener?(line)
    }

    private mutating func add(_ byte: UInt8) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
}
