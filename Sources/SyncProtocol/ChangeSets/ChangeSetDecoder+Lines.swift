// The table of lines, the order of the changes, and the heads.

extension ChangeSetDecoder {
    /// In which order the changes of the lines stand, as stretches of one line each.
    struct Order {
        /// A stretch: changes of one line that follow each other.
        struct Stretch {
            let line: Int
            let count: Int
        }

        var stretches: [Stretch] = []
        /// The number of changes of each line.
        var counts: [Int]
    }

    /// Reads the table of lines.
    mutating func lines() throws(ChangeSetError) -> [SetLine] {
        let count = try columns.count(limit: ChangeSetLimits.lines)
        var lines: [SetLine] = []
        var references: Set<SetLine> = []
        lines.reserveCapacity(min(count, columns.remaining))
        for _ in 0..<count {
            let field = try columns.varint()
            guard let origin = Origin(bytes: try opaque.bytes(Origin.byteCount)) else {
                throw .truncated
            }
            guard field >> 1 >= 1, let place = UInt32(exactly: field >> 1) else {
                throw .invalidField(.place)
            }
            let sequence = SequenceNumber(place)
            let isReference = field & 1 == 1
            let line = SetLine(
                origin: origin,
                place: isReference
                    ? .reference(upTo: sequence, hashPrefix: try prefix())
                    : .run(first: sequence, previousHash: try digest())
            )
            if isReference, !references.insert(line).inserted { throw .invalidField(.lineTable) }
            lines.append(line)
        }
        return lines
    }

    /// Reads the order of the changes; every run has changes, and none beyond the last place.
    mutating func order(_ lines: [SetLine]) throws(ChangeSetError) -> Order {
        var order = Order(counts: [Int](repeating: 0, count: lines.count))
        var left = changeCount
        let stretchCount = try columns.count(limit: changeCount)
        order.stretches.reserveCapacity(min(stretchCount, columns.remaining))
        for _ in 0..<stretchCount {
            let line = try index(below: lines.count)
            let count = try columns.count(limit: left)
            guard count > 0, order.stretches.last?.line != line else {
                throw .invalidField(.order)
            }
            left -= count
            order.counts[line] += count
            order.stretches.append(Order.Stretch(line: line, count: count))
        }
        guard left == 0 else { throw .invalidField(.counts) }
        for (line, count) in zip(lines, order.counts) {
            switch line.place {
            case .run(let first, _):
                guard count > 0, Int(first.value) + count - 1 <= Int(UInt32.max) else {
                    throw .invalidField(.lineTable)
                }
            case .reference: guard count == 0 else { throw .invalidField(.order) }
            }
        }
        return order
    }

    /// Reads the heads, which lie within the runs.
    mutating func heads(
        _ lines: [SetLine],
        _ order: Order,
    ) throws(ChangeSetError) -> [SetHead] {
        var heads: [SetHead] = []
        for (number, line) in lines.enumerated() {
            guard case .run(let first, _) = line.place else { continue }
            var left = order.counts[number]
            for _ in 0..<(try columns.count(limit: left)) {
                let gap = try columns.varint()
                guard gap < UInt64(left) else { throw .invalidField(.head) }
                left -= Int(gap) + 1
                let offset = order.counts[number] - left - 1
                heads.append(
                    SetHead(
                        line: LineNumber(UInt32(number)),
                        head: try head(SequenceNumber(first.value + UInt32(offset)))
                    )
                )
            }
        }
        return heads
    }

    private mutating func head(_ sequence: SequenceNumber) throws(ChangeSetError) -> Head {
        guard let seed = RunSeed(bytes: try opaque.bytes(RunSeed.byteCount)) else {
            throw .truncated
        }
        return Head(
            sequence: sequence,
            seed: seed,
            signature: try opaque.bytes(Head.signatureByteCount)
        )
    }

    /// Reads the index of an entry of a table.
    mutating func index(below count: Int) throws(ChangeSetError) -> Int {
        let value = try columns.varint()
        guard value < UInt64(count) else { throw .indexOutOfRange(value, count: count) }
        return Int(value)
    }

    /// Reads 32 opaque bytes.
    mutating func digest() throws(ChangeSetError) -> Digest256 {
        guard let digest = Digest256(bytes: try opaque.bytes(Digest256.byteCount)) else {
            throw .truncated
        }
        return digest
    }

    private mutating func prefix() throws(ChangeSetError) -> UInt64 {
        UInt64(bigEndianBytes: try opaque.bytes(8))
    }
}
