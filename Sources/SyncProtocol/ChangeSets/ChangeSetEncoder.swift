/// Writes a change set in its wire form, format version 1; the mirror of
/// ``ChangeSetDecoder``.
///
/// The same set always gives the same bytes. The layout stands in the catalogue's page on the
/// change-set format.
package struct ChangeSetEncoder {
    private let set: ChangeSet
    var body = ChangeSetBody()

    /// Writes a set.
    ///
    /// - Parameters:
    ///   - set: a set that keeps the rules of ``ChangeSet`` and ``ChangeShape``: gapless lines, every
    ///     reference within the table of lines. A set beyond ``ChangeSetLimits`` is written all the
    ///     same and refused by every reader; whoever makes sets cuts them far below.
    ///   - compression: how the columns are packed; what deflate would make longer is stored.
    ///   - dictionary: what deflate may refer back to, by its number; the newest unless told.
    /// - Returns: the set's bytes.
    package static func encode(
        _ set: ChangeSet,
        compression: ChangeSetCompression,
        dictionary: UInt8 = PresetDictionary.newest,
    ) -> [UInt8] {
        var encoder = ChangeSetEncoder(set: set)
        encoder.appendLines(of: set)
        encoder.appendHeads(of: set)
        encoder.appendStamps(of: set)
        encoder.appendWrites(of: set)
        encoder.body.appendText()
        if compression == .deflate, let deflated = encoder.deflated(dictionary) {
            return encoder.bytes(deflated, compression: .deflate, dictionary: dictionary)
        }
        return encoder.bytes(encoder.body.columns, compression: .stored)
    }

    /// The columns after deflate; nil if that makes them no shorter.
    private func deflated(_ dictionary: UInt8) -> [UInt8]? {
        guard let known = PresetDictionary.bytes(dictionary) else {
            preconditionFailure("a change set is packed with a dictionary that there is")
        }
        let columns = body.columns
        var best = Deflate.compress(columns, cuts: body.cuts, dictionary: known)
        // Of a few changes the columns are too short for codes of their own, or just not.
        if columns.count < Self.smallCount {
            let whole = Deflate.compress(columns, dictionary: known)
            if whole.count < best.count { best = whole }
        }
        return best.count < columns.count ? best : nil
    }

    /// The bytes of columns below which two ways to cut them are tried.
    private static let smallCount = 16_384

    private func bytes(
        _ columns: [UInt8],
        compression: ChangeSetCompression,
        dictionary: UInt8 = PresetDictionary.none,
    ) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(48 + body.opaque.count + columns.count)
        ChangeSetHeader(
            compression: compression,
            dictionary: dictionary,
            ledger: set.ledger,
            changeCount: set.changes.count,
            columnBytes: body.columns.count,
            opaqueBytes: body.opaque.count,
        ).append(to: &out)
        out.append(contentsOf: body.opaque)
        out.append(contentsOf: columns)
        return out
    }
}

extension ChangeSetEncoder {
    /// The table of lines and the order of the changes.
    private mutating func appendLines(of set: ChangeSet) {
        body.columns.appendVarint(set.lines.count)
        for line in set.lines {
            body.opaque.append(contentsOf: line.origin.bytes)
            switch line.place {
            case .run(let first, let previousHash):
                body.columns.appendVarint(UInt64(first.value) << 1)
                previousHash.append(to: &body.opaque)
            case .reference(let upTo, let hashPrefix):
                body.columns.appendVarint(UInt64(upTo.value) << 1 | 1)
                body.opaque.appendBigEndian(hashPrefix)
            }
        }
        var stretches: [(line: LineNumber, count: Int)] = []
        for change in set.changes {
            if let last = stretches.last, last.line == change.dot.line {
                stretches[stretches.count - 1].count += 1
            } else {
                stretches.append((change.dot.line, 1))
            }
        }
        body.columns.appendVarint(stretches.count)
        for stretch in stretches {
            body.columns.appendVarint(UInt64(stretch.line.value))
            body.columns.appendVarint(stretch.count)
        }
    }

    /// The heads, a list for each line that has changes.
    private mutating func appendHeads(of set: ChangeSet) {
        var rest = set.heads[...]
        for (number, line) in set.lines.enumerated() {
            guard case .run(let first, _) = line.place else { continue }
            let heads = rest.prefix { $0.line == LineNumber(UInt32(number)) }
            rest = rest.dropFirst(heads.count)
            body.columns.appendVarint(heads.count)
            var next = first.value
            for head in heads.map(\.head) {
                precondition(
                    head.sequence.value >= next
                        && head.signature.count == Head.signatureByteCount,
                    "a change set's heads lie within its runs, in order, and are signed"
                )
                body.columns.appendVarint(UInt64(head.sequence.value - next))
                body.opaque.append(contentsOf: head.seed.bytes)
                body.opaque.append(contentsOf: head.signature)
                next = head.sequence.next.value
            }
        }
        precondition(rest.isEmpty, "a change set's heads are sorted by lines that have changes")
    }
}
