import SyncProtocol

/// Makes well-formed change sets that use every part of the format.
struct RandomChangeSets {
    private var random: CodecRandom
    private var lines: [SetLine] = []
    private var next: [UInt32?] = []
    private var others: [LineVector] = []
    private var heights: [UInt64] = []
    private var times: [Int64] = []

    init(seed: UInt64) { random = CodecRandom(seed: seed) }

    /// A set of up to `changeLimit` changes on up to four runs, with up to three lines more that are
    /// only referred to.
    mutating func set(changeLimit: Int) -> ChangeSet {
        makeLines()
        let runs = lines.indices.filter { next[$0] != nil }
        var changes = runs.map { change(on: $0) }
        while changes.count < changeLimit, !random.isOneIn(3 * changeLimit) {
            let last = Int(changes[changes.count - 1].dot.line.value)
            changes.append(change(on: random.isOneIn(5) ? random.element(runs) : last))
        }
        return ChangeSet(
            ledger: LedgerID(high: random.next(), low: random.next()),
            lines: lines,
            changes: changes,
            heads: heads(changes)
        )
    }

    private mutating func makeLines() {
        var origin = Origin(high: random.next(), low: random.next())
        for index in 0..<random.number(1...7) {
            // Now and then two lines of one origin: the branches of a fork.
            if random.isOneIn(2) { origin = Origin(high: random.next(), low: random.next()) }
            let sequence = random.isOneIn(3) ? 1 : UInt32(random.number(1...2_000_000))
            let isRun = index == 0 || (index < 4 && random.isOneIn(2))
            let previous = Digest256(hashing: random.bytes(4))
            let place: SetLine.Place =
                isRun
                ? .run(first: SequenceNumber(sequence), previousHash: previous)
                : .reference(upTo: SequenceNumber(sequence), hashPrefix: random.next())
            lines.append(SetLine(origin: origin, place: place))
            next.append(isRun ? sequence : nil)
            others.append(LineVector())
            heights.append(UInt64(random.number(0...1_000_000)))
            times.append(Int64(random.number(-1_000...2_000_000_000_000)))
        }
    }

    private mutating func heads(_ changes: [Change]) -> [SetHead] {
        var heads: [SetHead] = []
        for change in changes where random.isOneIn(6) {
            let head = Head(
                sequence: change.dot.sequence,
                seed: seed(),
                signature: random.bytes(Head.signatureByteCount)
            )
            heads.append(SetHead(line: change.dot.line, head: head))
        }
        return heads.sorted { ($0.line, $0.head.sequence) < ($1.line, $1.head.sequence) }
    }

    private mutating func seed() -> RunSeed {
        guard let seed = RunSeed(bytes: random.bytes(RunSeed.byteCount)) else {
            preconditionFailure("a seed has as many bytes as it asks for")
        }
        return seed
    }

    private mutating func change(on line: Int) -> Change {
        let sequence = next[line] ?? 1
        next[line] = sequence + 1
        heights[line] += UInt64(random.isOneIn(4) ? random.number(1...500) : 1)
        times[line] += Int64(random.number(-50_000...1_000_000))
        if random.isOneIn(4) { others[line] = vector(on: line) }
        var own = sequence - 1
        if own > 0, random.isOneIn(5) { own = UInt32(random.number(0...Int(own) - 1)) }
        let dot = Dot(line: LineNumber(UInt32(line)), sequence: SequenceNumber(sequence))
        let writes = writes(of: dot)
        let redacted = random.isOneIn(8) ? Self.redacted(writes) : writes
        return Change(
            dot: dot,
            height: Height(heights[line]),
            time: times[line],
            context: ChangeContext(own: SequenceNumber(own), others: others[line]),
            writes: redacted,
            removedText: redacted == writes ? nil : Digest256(hashing: random.bytes(3))
        )
    }

    private mutating func vector(on line: Int) -> LineVector {
        var dots: [Dot] = []
        for other in lines.indices where other != line && random.isOneIn(2) {
            let sequence = random.isOneIn(9) ? UInt32.max : UInt32(random.number(1...3_000_000))
            dots.append(
                Dot(line: LineNumber(UInt32(other)), sequence: SequenceNumber(sequence))
            )
        }
        return LineVector(dots)
    }

    private mutating func writes(of dot: Dot) -> [CellWrite] {
        var writes: [CellWrite] = []
        var olderRows: Set<RowReference> = []
        for ordinal in 0..<UInt16(random.number(1...3)) {
            var row = RowReference.own(ordinal)
            if ordinal > 0 || random.isOneIn(3), writes.allSatisfy({ $0.row != .own(ordinal) }) {
                row =
                    random.isOneIn(2) || !writes.contains { $0.row == .own(ordinal - 1) }
                    ? .row(key()) : row
            }
            if case .row = row, !olderRows.insert(row).inserted { continue }
            let isOwn = if case .own = row { true } else { false }
            let table = TableTag(UInt32(random.number(1...4)))
            for cell in 1...UInt32(random.number(1...6)) {
                writes.append(
                    CellWrite(
                        table: table,
                        row: row,
                        cell: CellTag(cell),
                        rule: isOwn && cell > 3 ? .writeOnce : .overwritable,
                        value: value(kind: (Int(cell) + Int(table.value) * 2) % 11)
                    )
                )
            }
        }
        return Self.ordered(writes)
    }

    /// Renumbers the own rows in the order in which they occur, and lets values name only those.
    private static func ordered(_ writes: [CellWrite]) -> [CellWrite] {
        var numbers: [RowReference: UInt16] = [:]
        for write in writes {
            if case .own = write.row, numbers[write.row] == nil {
                numbers[write.row] = UInt16(numbers.count)
            }
        }
        return writes.map { write in
            CellWrite(
                table: write.table,
                row: numbers[write.row].map { .own($0) } ?? write.row,
                cell: write.cell,
                rule: write.rule,
                value: named(write.value, rowCount: UInt16(numbers.count))
            )
        }
    }

    private static func named(_ value: Value, rowCount: UInt16) -> Value {
        switch value {
        case .row(.own(let ordinal)):
            rowCount == 0 ? .empty : .row(.own(ordinal % rowCount))
        case .tuple(let values): .tuple(values.map { named($0, rowCount: rowCount) })
        default: value
        }
    }

    private mutating func key() -> RowKey {
        let line = random.number(0...lines.count - 1)
        let dot = Dot(
            line: LineNumber(UInt32(line)),
            sequence: SequenceNumber(UInt32(random.number(1...3_000_000)))
        )
        return RowKey(dot, ordinal: UInt16(random.number(0...Int(RowKey.ordinalLimit))))
    }

    private mutating func value(kind: Int) -> Value {
        switch kind {
        case 0: .integer(random.isOneIn(5) ? Int64(bitPattern: random.next()) : 17)
        case 1: .code(random.text(0...12))
        case 2: .code(random.element(["walk-in", "phone", "ตลาด", ""]))
        case 3: .text(random.text(0...60))
        case 4: .row(row())
        case 5: .sealed(keyID: random.next(), ciphertext: random.bytes(random.number(0...40)))
        case 6: .blob(digest: Digest256(hashing: random.bytes(2)), byteCount: random.next())
        case 7: .bytes(random.bytes(random.number(0...20)))
        case 8: .tuple(members())
        case 9:
            .unknown(
                kind: UInt8(random.number(9...255)),
                bytes: random.bytes(random.number(0...9))
            )
        default: .empty
        }
    }

    private mutating func members() -> [Value] {
        (0..<random.number(0...5)).map { place in
            let value = value(kind: place + random.number(0...5))
            if case .tuple = value { return .empty }
            return value
        }
    }

    private mutating func row() -> RowReference {
        switch random.number(0...3) {
        case 0: .own(UInt16(random.number(0...3)))
        case 1:
            .foreign(
                LedgerID(high: random.next(), low: random.next()),
                RowID(hash: Digest256(hashing: random.bytes(1)).prefix12, ordinal: 7)
            )
        default: .row(key())
        }
    }

    private static func redacted(_ writes: [CellWrite]) -> [CellWrite] {
        writes.map { write in
            CellWrite(
                table: write.table,
                row: write.row,
                cell: write.cell,
                rule: write.rule,
                value: redacted(write.value)
            )
        }
    }

    private static func redacted(_ value: Value) -> Value {
        switch value {
        case .text(let text): .removedText(byteCount: UInt32(text.bytes.count))
        case .tuple(let values): .tuple(values.map(redacted))
        default: value
        }
    }
}
