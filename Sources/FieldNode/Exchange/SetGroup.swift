/// Neighbouring change sets of a parcel that are merged together.
///
/// A case lives through many of an office's sets; merged together, its standing is derived once
/// instead of once a set.
struct SetGroup {
    /// The sets' bytes.
    private(set) var bodies: [[UInt8]] = []
    private var bytes = 0

    /// The bytes of a group, about: what fits into memory together.
    private static let limitBytes = 5 << 20

    /// Whether another set is for the next group.
    func isFull(before body: [UInt8]) -> Bool {
        bytes > 0 && bytes + body.count > Self.limitBytes
    }

    /// Takes the next set.
    mutating func add(_ body: [UInt8]) {
        bodies.append(body)
        bytes += body.count
    }
}
