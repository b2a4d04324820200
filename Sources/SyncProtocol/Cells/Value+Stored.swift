// A value in a database's own form: kind, then length and bytes. It never leaves the database, so
// rows of the same ledger are named by key.

extension Value {
    /// Appends kind, length and bytes.
    package func append(to out: inout [UInt8]) {
        out.append(kind)
        var body: [UInt8] = []
        switch self {
        case .empty: break
        case .integer(let number): body.appendSignedVarint(number)
        case .code(let text): body = text.bytes
        case .text(let text): body = [1] + text.bytes
        case .removedText(let byteCount):
            body = [0]
            body.appendVarint(UInt64(byteCount))
        case .row(let row): Self.append(row, to: &body)
        case .sealed(let keyID, let ciphertext):
            body.appendBigEndian(keyID)
            body += ciphertext
        case .blob(let digest, let byteCount):
            digest.append(to: &body)
            body.appendVarint(byteCount)
        case .bytes(let bytes), .unknown(_, let bytes): body = bytes
        case .tuple(let values): for value in values { value.append(to: &body) }
        }
        out.appendVarint(body.count)
        out += body
    }

    private static func append(_ row: RowReference, to out: inout [UInt8]) {
        switch row {
        case .own(let ordinal):
            out.append(0)
            out.appendVarint(UInt64(ordinal))
        case .row(let key):
            out.append(1)
            out.appendVarint(UInt64(bitPattern: key.packed))
        case .foreign(let ledger, let id):
            out.append(2)
            out += ledger.bytes
            id.append(to: &out)
        }
    }

    /// Reads what ``append(to:)`` wrote.
    package init(_ reader: inout ByteReader) throws(ChangeSetError) {
        let kind = try reader.byte()
        let body = try reader.bytes(try reader.count(limit: reader.remaining))
        var inner = ByteReader(body)
        self = try Self.stored(kind: kind, body, &inner)
    }

    private static func stored(
        kind: UInt8,
        _ body: [UInt8],
        _ inner: inout ByteReader,
    ) throws(ChangeSetError) -> Value {
        switch kind {
        case 0: return .empty
        case 1: return .integer(try inner.signedVarint())
        case 2: return .code(Utf8Text(trusted: body))
        case 3 where try inner.byte() == 1: return .text(Utf8Text(trusted: Array(body.dropFirst())))
        case 3: return .removedText(byteCount: UInt32(try inner.count(limit: Int(UInt32.max))))
        case 4: return .row(try storedRow(&inner))
        case 5:
            let keyID = UInt64(bigEndianBytes: try inner.bytes(8))
            return .sealed(keyID: keyID, ciphertext: try inner.bytes(inner.remaining))
        case 6:
            guard let digest = Digest256(bytes: try inner.bytes(Digest256.byteCount)) else {
                throw .truncated
            }
            return .blob(digest: digest, byteCount: try inner.varint())
        case 7: return .bytes(body)
        case 8:
            var values: [Value] = []
            while !inner.isAtEnd { values.append(try Value(&inner)) }
            return .tuple(values)
        default: return .unknown(kind: kind, bytes: body)
        }
    }

    private static func storedRow(
        _ inner: inout ByteReader,
    ) throws(ChangeSetError) -> RowReference {
        switch try inner.byte() {
        case 0: return .own(UInt16(try inner.count(limit: Int(RowKey.ordinalLimit))))
        case 1: return .row(RowKey(packed: Int64(bitPattern: try inner.varint())))
        default:
            guard let ledger = LedgerID(bytes: try inner.bytes(LedgerID.byteCount)),
                let id = RowID(bytes: try inner.bytes(RowID.byteCount))
            else { throw .truncated }
            return .foreign(ledger, id)
        }
    }
}
