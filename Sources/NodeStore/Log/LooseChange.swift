package import SyncProtocol

/// One change of this node as its block keeps it until it is packed.
///
/// It is in the database's own terms and never leaves it: to make a change set of every single record
/// would cost more than all else that recording does. The hash of the change before it lets its own
/// be computed anew, which vouches for every byte.
///
/// Layout: previous hash (32 bytes); time (zigzag), height, own part of the context, number of other
/// lines (varints), per line line and sequence; number of writes; per write 1 and table, row, rule, or
/// 0 where they are those of the write before; cell (varint); the value: 0 and its stored form, or 1
/// for a code and 2 for text with the number of scalars. Then all these texts, end to end in SCSU.
package struct LooseChange: Sendable {
    /// The change, in the database's lines.
    package let change: Change
    /// The hash that it follows.
    package let previous: Digest256

    private static let stored: UInt8 = 0
    private static let code: UInt8 = 1
    private static let text: UInt8 = 2

    /// A change that has just been authored.
    package init(_ change: Change, after previous: Digest256) {
        precondition(change.removedText == nil, "nothing is redacted that was not packed")
        self.change = change
        self.previous = previous
    }

    // MARK: Writing

    /// The block's bytes.
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        var texts = ScsuEncoder()
        out.reserveCapacity(1_024)
        previous.append(to: &out)
        out.appendSignedVarint(change.time)
        out.appendVarint(change.height.value)
        out.appendVarint(UInt64(change.context.own.value))
        out.appendVarint(change.context.others.entries.count)
        for dot in change.context.others.entries {
            out.appendVarint(UInt64(dot.line.value))
            out.appendVarint(UInt64(dot.sequence.value))
        }
        out.appendVarint(change.writes.count)
        var before: CellWrite?
        for write in change.writes {
            Self.append(write, after: before, to: &out, &texts)
            before = write
        }
        return out + texts.bytes
    }

    private static func append(
        _ write: CellWrite,
        after before: CellWrite?,
        to out: inout [UInt8],
        _ texts: inout ScsuEncoder,
    ) {
        if let before, before.table == write.table, before.row == write.row,
            before.rule == write.rule
        {
            out.append(0)
        } else {
            out.append(1)
            out.appendVarint(UInt64(write.table.value))
            Value.row(write.row).append(to: &out)
            out.append(write.rule.rawValue)
        }
        out.appendVarint(UInt64(write.cell.value))
        switch write.value {
        case .code(let word): append(word, as: code, to: &out, &texts)
        case .text(let words): append(words, as: text, to: &out, &texts)
        default:
            out.append(stored)
            write.value.append(to: &out)
        }
    }

    private static func append(
        _ words: Utf8Text,
        as kind: UInt8,
        to out: inout [UInt8],
        _ texts: inout ScsuEncoder,
    ) {
        out.append(kind)
        // Every scalar has one byte that continues no other.
        out.appendVarint(words.bytes.count { $0 & 0xc0 != 0x80 })
        texts.append(words.bytes)
    }

    // MARK: Reading

    /// Undoes ``bytes``.
    ///
    /// - Parameters:
    ///   - bytes: the block's bytes.
    ///   - dot: the place of the change, as the block's stretch says.
    /// - Throws: `ChangeSetError` for damaged bytes.
    package init(_ bytes: [UInt8], at dot: Dot) throws(ChangeSetError) {
        var reader = ByteReader(bytes)
        guard let previous = Digest256(bytes: try reader.bytes(Digest256.byteCount)) else {
            throw .truncated
        }
        self.previous = previous
        let time = try reader.signedVarint()
        let height = Height(try reader.varint())
        let context = try Self.context(&reader)
        let count = try reader.count(limit: Change.writeLimit)
        var writes: [CellWrite] = []
        var lengths: [Int] = []
        writes.reserveCapacity(min(count, reader.remaining))
        lengths.reserveCapacity(min(count, reader.remaining))
        for _ in 0..<count { writes.append(try Self.write(&reader, after: writes.last, &lengths)) }
        var texts = ScsuDecoder(try reader.bytes(reader.remaining), limit: Change.byteLimit)
        for index in writes.indices where lengths[index] >= 0 {
            let words = Utf8Text(trusted: try texts.text(scalars: lengths[index]))
            writes[index] = writes[index].saying(words)
        }
        guard texts.isAtEnd else { throw .trailingBytes(texts.remaining) }
        change = Change(dot: dot, height: height, time: time, context: context, writes: writes)
    }

    private static func context(_ reader: inout ByteReader) throws(ChangeSetError) -> ChangeContext
    {
        let own = SequenceNumber(try number(&reader))
        var others = LineVector()
        for _ in 0..<(try reader.count(limit: reader.remaining)) {
            let line = LineNumber(try number(&reader))
            others.raise(Dot(line: line, sequence: SequenceNumber(try number(&reader))))
        }
        return ChangeContext(own: own, others: others)
    }

    /// Reads a write; a text is left empty, and its number of scalars noted, -1 for any other value.
    private static func write(
        _ reader: inout ByteReader,
        after before: CellWrite?,
        _ lengths: inout [Int],
    ) throws(ChangeSetError) -> CellWrite {
        var (table, row, rule) = (before?.table, before?.row, before?.rule)
        if try reader.byte() == 1 {
            table = TableTag(try number(&reader))
            guard case .row(let reference) = try Value(&reader) else {
                throw .invalidField(.columns)
            }
            row = reference
            rule = WriteRule(rawValue: try reader.byte())
        }
        guard let table, let row, let rule else { throw .invalidField(.rule) }
        let cell = CellTag(try number(&reader))
        var value = Value.empty
        switch try reader.byte() {
        case stored:
            value = try Value(&reader)
            lengths.append(-1)
        case code:
            value = .code(unread)
            lengths.append(try reader.count(limit: Change.byteLimit))
        case text:
            value = .text(unread)
            lengths.append(try reader.count(limit: Change.byteLimit))
        default: throw .invalidField(.columns)
        }
        return CellWrite(table: table, row: row, cell: cell, rule: rule, value: value)
    }

    private static let unread = Utf8Text("")

    private static func number(_ reader: inout ByteReader) throws(ChangeSetError) -> UInt32 {
        UInt32(try reader.count(limit: Int(UInt32.max)))
    }
}

extension CellWrite {
    /// The same write of a code or text with other words.
    fileprivate func saying(_ words: Utf8Text) -> CellWrite {
        let value: Value = if case .code = value { .code(words) } else { .text(words) }
        return CellWrite(table: table, row: row, cell: cell, rule: rule, value: value)
    }
}
