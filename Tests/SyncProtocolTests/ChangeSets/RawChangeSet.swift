import SyncProtocol

/// A change set laid out by hand, part by part, to be spoilt in one place.
///
/// As it stands it is sound: one line, one signed change, one integer.
struct RawChangeSet {
    var magic: [UInt8] = [0x54, 0x43, 0x53, 0x00]
    var version: UInt8 = 1
    var method: UInt8 = 0
    var dictionary: UInt8 = 0
    var changeCount = Self.number(1)
    var columnBytes: [UInt8]?
    var opaqueBytes: [UInt8]?

    var lines: [UInt8] = [1, 1 << 1]
    var order: [UInt8] = [1, 0, 1]
    var heads: [UInt8] = [1, 0]
    var heights: [UInt8] = [0]
    var times: [UInt8] = [0]
    var flags: [UInt8] = [0]
    var contexts: [UInt8] = []
    /// One shape of one write: table 1, own row 0, cell 1, an overwritable integer.
    var shapes: [UInt8] = [1, 1, 1, 0, 1, 1 << 2]
    var uses: [UInt8] = [0]
    var values: [UInt8] = [14]
    var text: [UInt8] = []

    /// Origin, previous hash, seed, signature.
    var opaque = [UInt8](repeating: 0xaa, count: 16 + 32 + 16 + 64)
    var packed: [UInt8]?

    var columns: [UInt8] {
        [lines, order, heads, heights, times, flags, contexts, shapes, uses, values, text]
            .flatMap { $0 }
    }

    var bytes: [UInt8] {
        let ledger = [UInt8](repeating: 0x11, count: 16)
        return [
            magic, [version, method, dictionary], ledger, changeCount,
            columnBytes ?? Self.number(columns.count), opaqueBytes ?? Self.number(opaque.count),
            opaque, packed ?? columns,
        ].flatMap { $0 }
    }

    /// The same change, `count` times on one line, the first at a place.
    static func repeated(_ count: Int, first: UInt64 = 1) -> RawChangeSet {
        var set = RawChangeSet()
        set.changeCount = number(count)
        set.lines = [1] + number(first << 1)
        set.order = [1, 0] + number(count)
        for part in [\RawChangeSet.heights, \.times, \.flags, \.uses, \.values] {
            set[keyPath: part] = [UInt8](repeating: 0, count: count)
        }
        return set
    }

    static func number(_ value: Int) -> [UInt8] { number(UInt64(value)) }

    static func number(_ value: UInt64) -> [UInt8] {
        var out: [UInt8] = []
        out.appendVarint(value)
        return out
    }
}
