import SyncProtocol

/// Changes of one line, one after the other, that a block holds.
struct BlockStretch {
    let line: LineNumber
    let range: ClosedRange<SequenceNumber>

    /// The last of them.
    var last: Dot { Dot(line: line, sequence: range.upperBound) }

    /// Stretches in stored form.
    static func packed(_ stretches: some Sequence<BlockStretch>) -> [UInt8] {
        var out: [UInt8] = []
        for stretch in stretches {
            let (first, last) = (stretch.range.lowerBound.value, stretch.range.upperBound.value)
            out.appendVarint(UInt64(stretch.line.value))
            out.appendVarint(UInt64(first))
            out.appendVarint(UInt64(last - first))
        }
        return out
    }

    /// Undoes ``packed(_:)``; nil for damaged bytes.
    static func unpacked(_ bytes: [UInt8]) -> [BlockStretch]? {
        var reader = ByteReader(bytes)
        var stretches: [BlockStretch] = []
        while !reader.isAtEnd {
            guard let line = try? reader.count(limit: Int(LineNumber.limit)),
                let first = try? reader.count(limit: Int(UInt32.max)),
                let more = try? reader.count(limit: Int(UInt32.max) - first)
            else { return nil }
            let start = SequenceNumber(UInt32(first))
            stretches.append(
                BlockStretch(
                    line: LineNumber(UInt32(line)),
                    range: start...SequenceNumber(UInt32(first + more))
                )
            )
        }
        return stretches
    }
}
