import SyncProtocol

/// Change sets spoilt in one place each, with the error that the place must give.
///
/// `Fixtures/Hostile` holds each as a file of its name.
struct HostileChangeSet: Sendable {
    let name: String
    let bytes: [UInt8]
    let error: ChangeSetError

    private init(
        _ name: String,
        _ error: ChangeSetError,
        of base: RawChangeSet = RawChangeSet(),
        _ spoil: (inout RawChangeSet) -> Void,
    ) {
        var set = base
        spoil(&set)
        self.name = name
        self.error = error
        bytes = set.bytes
    }

    static let all = envelope + compression + lineTable + context + shapes + values

    private static let envelope = [
        HostileChangeSet("not-a-change-set", .notAChangeSet) { $0.magic[0] = 0x55 },
        HostileChangeSet("unknown-format", .unknownFormat(version: 2)) { $0.version = 2 },
        HostileChangeSet("cut-off", .truncated) { $0.packed = Array($0.columns.dropLast()) },
        HostileChangeSet("bytes-after-the-columns", .trailingBytes(1)) {
            $0.packed = $0.columns + [0]
        },
        HostileChangeSet("bytes-after-the-text", .trailingBytes(1)) { $0.text = [0x41] },
        HostileChangeSet("bytes-after-the-opaque-part", .trailingBytes(1)) { $0.opaque += [0] },
        HostileChangeSet("opaque-part-too-short", .truncated) { $0.opaque.removeLast() },
        HostileChangeSet("number-too-large", .numberTooLarge) {
            $0.changeCount = [UInt8](repeating: 0xff, count: 9) + [0x02]
        },
        HostileChangeSet("number-not-shortest", .numberNotShortest) { $0.times = [0x80, 0x00] },
        HostileChangeSet(
            "too-many-changes",
            .lengthOverLimit(1_048_577, limit: ChangeSet.changeLimit)
        ) { $0.changeCount = RawChangeSet.number(1_048_577) },
        HostileChangeSet(
            "columns-over-limit",
            .lengthOverLimit(67_108_865, limit: ChangeSetLimits.unpackedBytes)
        ) { $0.columnBytes = RawChangeSet.number(67_108_865) },
        HostileChangeSet("more-changes-than-bytes", .invalidField(.counts)) {
            $0.changeCount = RawChangeSet.number(1_000_000)
        },
    ]

    private static let compression = [
        HostileChangeSet("unknown-compression", .unknownCompression(method: 9)) { $0.method = 9 },
        HostileChangeSet("unknown-dictionary", .unknownDictionary(number: 2)) {
            $0.method = 1
            $0.dictionary = 2
        },
        HostileChangeSet("dictionary-without-compression", .invalidField(.dictionary)) {
            $0.dictionary = 1
        },
        HostileChangeSet("deflate-damaged", .damagedCompression) {
            $0.method = 1
            $0.packed = [0xff, 0xff, 0xff]
        },
        HostileChangeSet("deflate-goes-on", .unpacksTooLarge(limit: 4)) {
            $0.method = 1
            $0.columnBytes = [4]
            $0.packed = storedBlock([UInt8](repeating: 0, count: 200))
        },
        HostileChangeSet("deflate-ends-early", .damagedCompression) {
            $0.method = 1
            $0.columnBytes = [100]
            $0.packed = storedBlock($0.columns)
        },
        HostileChangeSet("bytes-after-deflate", .trailingBytes(1)) {
            $0.method = 1
            $0.packed = storedBlock($0.columns) + [0]
        },
        HostileChangeSet("ratio-out-of-reach", .unpacksTooLarge(limit: 2_200)) {
            $0.method = 1
            $0.columnBytes = RawChangeSet.number(ChangeSetLimits.unpackedBytes - 1_000)
            $0.packed = [3, 0]
        },
    ]

    private static let lineTable = [
        HostileChangeSet(
            "too-many-lines",
            .lengthOverLimit(4_097, limit: ChangeSetLimits.lines)
        ) { $0.lines = RawChangeSet.number(4_097) },
        HostileChangeSet("line-at-place-zero", .invalidField(.place)) { $0.lines = [1, 0] },
        HostileChangeSet("line-beyond-the-last-place", .invalidField(.place)) {
            $0.lines = [1] + RawChangeSet.number(UInt64(1) << 33)
        },
        HostileChangeSet(
            "run-beyond-the-last-place",
            .invalidField(.lineTable),
            of: .repeated(2, first: UInt64(UInt32.max))
        ) { _ in },
        HostileChangeSet("run-without-changes", .invalidField(.lineTable)) {
            $0.lines = [2, 1 << 1, 1 << 1]
            $0.opaque += $0.opaque
        },
        HostileChangeSet("reference-with-changes", .invalidField(.order)) {
            $0.lines = [1, 1 << 1 | 1]
        },
        HostileChangeSet("reference-twice", .invalidField(.lineTable)) {
            $0.lines = [3, 1 << 1, 1 << 1 | 1, 1 << 1 | 1]
        },
        HostileChangeSet("stretch-empty", .invalidField(.order)) { $0.order = [1, 0, 0] },
        HostileChangeSet("stretch-split", .invalidField(.order), of: .repeated(2)) {
            $0.order = [2, 0, 1, 0, 1]
        },
        HostileChangeSet("stretch-of-no-line", .indexOutOfRange(5, count: 1)) {
            $0.order = [1, 5, 1]
        },
        HostileChangeSet("fewer-changes-than-counted", .invalidField(.counts), of: .repeated(2)) {
            $0.order = [1, 0, 1]
        },
        HostileChangeSet("head-beyond-the-run", .invalidField(.head)) { $0.heads = [1, 1] },
    ]

    private static let context = [
        HostileChangeSet("flag-unknown", .invalidField(.flags)) { $0.flags = [8] },
        HostileChangeSet("lag-of-nothing", .invalidField(.context)) {
            $0.flags = [1]
            $0.contexts = [0]
        },
        HostileChangeSet("lag-beyond-the-first-place", .invalidField(.context)) {
            $0.flags = [1]
            $0.contexts = [1]
        },
        HostileChangeSet("own-line-among-the-others", .invalidField(.context)) {
            $0.flags = [2]
            $0.contexts = [1, 0, 2]
        },
        HostileChangeSet("others-unmoved", .invalidField(.context)) {
            $0.flags = [2]
            $0.contexts = [0]
        },
        HostileChangeSet("seen-place-below-zero", .invalidField(.context)) {
            $0.lines = [2, 1 << 1, 1 << 1 | 1]
            $0.opaque = Array($0.opaque[..<48]) + [UInt8](repeating: 1, count: 24 + 80)
            $0.flags = [2]
            $0.contexts = [1, 1, 1]
        },
        HostileChangeSet("seen-line-unknown", .indexOutOfRange(1, count: 1)) {
            $0.flags = [2]
            $0.contexts = [1, 1, 2]
        },
        HostileChangeSet(
            "height-beyond-limit",
            .malformedChange(sequence: .first, rule: .heightOutOfRange)
        ) { $0.heights = RawChangeSet.number(UInt64(1) << 60) },
        HostileChangeSet("redacted-without-text", .invalidField(.redaction)) {
            $0.flags = [4]
            $0.opaque += [UInt8](repeating: 0, count: 32)
        },
        HostileChangeSet("removed-text-without-digest", .invalidField(.redaction)) {
            $0.shapes = [1, 1, 1, 0, 1, 7 << 1]
        },
    ]

    private static let shapes = [
        HostileChangeSet("shape-empty", .invalidField(.shape)) { $0.shapes = [1, 0] },
        HostileChangeSet("shape-unused", .invalidField(.shape), of: .repeated(2)) {
            $0.shapes = [2, 1, 1, 0, 1, 4, 1, 1, 0, 1, 4]
        },
        HostileChangeSet("shape-unknown", .indexOutOfRange(1, count: 1)) { $0.uses = [1] },
        HostileChangeSet("shapes-out-of-order", .invalidField(.order), of: .repeated(2)) {
            $0.shapes = [2, 1, 1, 0, 1, 4, 1, 1, 0, 1, 4]
            $0.uses = [1, 0]
        },
        HostileChangeSet("kind-without-meaning", .invalidField(.valueKind)) {
            $0.shapes = [1, 1, 1, 0, 1, 3 << 1]
        },
        HostileChangeSet("kind-beyond-a-byte", .invalidField(.valueKind)) {
            $0.shapes = [1, 1, 1, 0, 1] + RawChangeSet.number(256 << 2)
        },
        HostileChangeSet("group-within-a-group", .invalidField(.valueKind)) {
            $0.shapes = [1, 1, 1, 0, 1, 8 << 2, 1, 8 << 1]
        },
        HostileChangeSet("table-beyond-32-bits", .invalidField(.shape)) {
            $0.shapes = [1, 1] + RawChangeSet.number(UInt64(1) << 32) + [0, 1, 4]
        },
        HostileChangeSet(
            "rows-out-of-order",
            .malformedChange(sequence: .first, rule: .ordinalsOutOfOrder)
        ) { $0.shapes = [1, 1, 1, 1 << 1, 1, 4] },
        HostileChangeSet(
            "cell-twice",
            .malformedChange(sequence: .first, rule: .cellWrittenTwice)
        ) {
            $0.shapes = [1, 2, 1, 0, 1, 4, 1, 0, 1, 4]
            $0.values = [0, 0]
        },
        HostileChangeSet("older-row-never-named", .indexOutOfRange(1, count: 0)) {
            $0.shapes = [1, 1, 1, 1 << 1 | 1, 1, 4]
        },
        HostileChangeSet(
            "too-many-values",
            .lengthOverLimit(2_101_248, limit: ChangeSetLimits.values),
            of: .repeated(513)
        ) {
            let writes = [[UInt8]](repeating: [1, 0, 1, 4], count: 4_096)
            $0.shapes = [1] + RawChangeSet.number(4_096) + writes.flatMap { $0 }
        },
        HostileChangeSet("more-values-than-bytes", .truncated) { $0.values = [] },
    ]

    private static let values = [
        HostileChangeSet("row-of-no-line", .indexOutOfRange(1, count: 1)) {
            $0.shapes = rowShape
            $0.values = [3, 0, 0]
        },
        HostileChangeSet("row-before-the-first-place", .invalidField(.columns)) {
            $0.shapes = rowShape
            $0.values = [2, 2, 0]
        },
        HostileChangeSet("row-beyond-the-last-place", .invalidField(.columns)) {
            $0.shapes = rowShape
            $0.values = [2] + RawChangeSet.number(UInt64.max) + [0]
        },
        HostileChangeSet("row-ordinal-over-limit", .indexOutOfRange(2_048, count: 2_048)) {
            $0.shapes = rowShape
            $0.values = [2, 0] + RawChangeSet.number(2_048)
        },
        HostileChangeSet("row-target-of-the-change-itself", .invalidField(.columns)) {
            $0.shapes = [1, 1, 1, 1, 1, 4]
            $0.values = [0, 0, 0]
        },
        HostileChangeSet("word-form-unknown", .invalidField(.dictionary)) {
            $0.shapes = wordShape
            $0.values = [2, 0]
        },
        HostileChangeSet("word-not-in-the-list", .indexOutOfRange(1, count: 1)) {
            $0.shapes = wordShape
            $0.values = [1, 1, 0, 1]
        },
        HostileChangeSet("word-never-used", .invalidField(.dictionary), of: .repeated(2)) {
            $0.shapes = wordShape
            $0.values = [1, 2, 0, 0, 0, 0]
        },
        HostileChangeSet("words-out-of-order", .invalidField(.dictionary), of: .repeated(2)) {
            $0.shapes = wordShape
            $0.values = [1, 2, 0, 0, 1, 0]
        },
        HostileChangeSet("empty-value-not-zero", .invalidField(.columns)) {
            $0.shapes = [1, 1, 1, 0, 1, 0]
            $0.values = [1]
        },
        HostileChangeSet("ciphertext-longer-than-the-opaque-part", .lengthOverLimit(9, limit: 0)) {
            $0.shapes = [1, 1, 1, 0, 1, 5 << 2]
            $0.values = [9]
        },
        HostileChangeSet("text-longer-than-the-set", .lengthOverLimit(9, limit: 1)) {
            $0.shapes = textShape
            $0.values = [9]
        },
        HostileChangeSet("text-with-a-reserved-byte", .invalidText) {
            $0.shapes = textShape
            $0.values = [1]
            $0.text = [0x0c]
        },
        HostileChangeSet("text-with-half-a-pair", .invalidText) {
            $0.shapes = textShape
            $0.values = [1]
            $0.text = [0x0e, 0xdc, 0x00]
        },
        HostileChangeSet("text-cut-off", .truncated) {
            $0.shapes = textShape
            $0.values = [1]
            $0.text = [0x0e]
        },
    ]

    private static let rowShape: [UInt8] = [1, 1, 1, 0, 1, 4 << 2]
    private static let wordShape: [UInt8] = [1, 1, 1, 0, 1, 2 << 2]
    private static let textShape: [UInt8] = [1, 1, 1, 0, 1, 3 << 2]

    /// A deflate stream that holds bytes as they are, whatever library reads it.
    private static func storedBlock(_ bytes: [UInt8]) -> [UInt8] {
        let count = UInt16(bytes.count)
        let low = UInt8(truncatingIfNeeded: count)
        let high = UInt8(count >> 8)
        return [1, low, high, ~low, ~high] + bytes
    }
}
