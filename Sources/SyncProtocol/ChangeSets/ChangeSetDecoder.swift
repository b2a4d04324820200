/// Reads a change set from its wire form, format version 1; the mirror of
/// ``ChangeSetEncoder``.
///
/// It never traps on foreign bytes, takes no memory before it has held every count against
/// ``ChangeSetLimits`` and the bytes at hand, and refuses what is left over. What it gives is well
/// formed, and not yet verified against any chain.
package struct ChangeSetDecoder {
    var columns: ByteReader
    var opaque: ByteReader
    let changeCount: Int

    /// Reads a set.
    ///
    /// - Throws: what is wrong with the bytes; `malformedChange` if a change breaks a rule of form.
    package static func decode(_ bytes: [UInt8]) throws(ChangeSetError) -> ChangeSet {
        var reader = ByteReader(bytes)
        let header = try ChangeSetHeader(&reader)
        let opaque = try reader.bytes(header.opaqueBytes)
        let columns = try unpacked(try reader.bytes(reader.remaining), header)
        var decoder = ChangeSetDecoder(
            columns: ByteReader(columns),
            opaque: ByteReader(opaque),
            changeCount: header.changeCount
        )
        return try decoder.set(of: header.ledger)
    }

    private static func unpacked(
        _ packed: [UInt8],
        _ header: ChangeSetHeader,
    ) throws(ChangeSetError) -> [UInt8] {
        switch header.compression {
        case .stored:
            guard packed.count >= header.columnBytes else { throw .truncated }
            let surplus = packed.count - header.columnBytes
            guard surplus == 0 else { throw .trailingBytes(surplus) }
            return packed
        case .deflate:
            return try Deflate.expand(
                packed,
                size: header.columnBytes,
                limit: ChangeSetLimits.unpackedBytes,
                dictionary: PresetDictionary.bytes(header.dictionary) ?? []
            )
        }
    }

    private mutating func set(of ledger: LedgerID) throws(ChangeSetError) -> ChangeSet {
        // Four bytes a change at least: height, time, flags, shape.
        guard changeCount <= columns.remaining / 4 else { throw .invalidField(.counts) }
        let lines = try lines()
        let order = try order(lines)
        let heads = try heads(lines, order)
        let stamps = try stamps(lines, order)
        let changes = try changes(stamps, lineCount: lines.count)
        guard opaque.isAtEnd else { throw .trailingBytes(opaque.remaining) }
        return ChangeSet(ledger: ledger, lines: lines, changes: changes, heads: heads)
    }
}
