import SyncProtocol

/// Neighbouring change sets of a parcel that are merged together.
///
/// A case lives through many of an office's sets; merged together, its standing is derived once
/// instead of once a set.
struct SetGroup {
    /// The sets' bytes.
    private(set) var bodies: [[UInt8]] = []
    private var size = Size()

    /// What a group takes of memory: its bytes, and those that they become when they are undone.
    private struct Size {
        var bytes = 0
        var unpackedBytes = 0

        init() {}

        init(of body: [UInt8]) {
            bytes = body.count
            var reader = ByteReader(body)
            // Whether the set is in order, and as large as it says, is seen when it is decoded.
            if let header = try? ChangeSetHeader(&reader) {
                unpackedBytes = header.columnBytes + header.opaqueBytes
            }
        }

        static func + (left: Size, right: Size) -> Size {
            var sum = left
            sum.bytes += right.bytes
            sum.unpackedBytes += right.unpackedBytes
            return sum
        }

        var isTooLarge: Bool { bytes > 5 << 20 || unpackedBytes > 9 << 18 }
    }

    /// Whether another set is for the next group.
    func isFull(before body: [UInt8]) -> Bool {
        !bodies.isEmpty && (size + Size(of: body)).isTooLarge
    }

    /// Takes the next set.
    mutating func add(_ body: [UInt8]) {
        bodies.append(body)
        size = size + Size(of: body)
    }
}
