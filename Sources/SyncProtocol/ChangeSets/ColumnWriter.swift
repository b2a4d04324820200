/// One column of a change set as it is filled; the mirror of ``ColumnReader``.
struct ColumnWriter {
    private let kind: ColumnKind
    /// A number for each value: itself, its length, or whose row it is.
    private var first: [UInt8] = []
    /// For rows the distances, for unknown kinds the bytes.
    private var second: [UInt8] = []
    /// For rows the ordinals.
    private var third: [UInt8] = []
    private var opaque: [UInt8] = []
    private var texts: [Utf8Text] = []
    private var previous: Int64 = 0

    /// Starts a column.
    init(_ kind: ColumnKind) { self.kind = kind }

    /// Adds a value of a change.
    mutating func append(_ value: Value, of change: Change) {
        switch value {
        case .empty, .tuple: first.append(0)
        case .integer(let number):
            first.appendSignedVarint(number &- previous)
            previous = number
        case .code(let text), .text(let text): texts.append(text)
        case .removedText(let byteCount): first.appendVarint(UInt64(byteCount))
        case .row(let row): append(row, of: change)
        case .sealed(let keyID, let ciphertext):
            first.appendVarint(ciphertext.count)
            opaque.appendBigEndian(keyID)
            opaque.append(contentsOf: ciphertext)
        case .blob(let digest, let byteCount):
            first.appendVarint(byteCount)
            digest.append(to: &opaque)
        case .bytes(let bytes):
            first.appendVarint(bytes.count)
            opaque.append(contentsOf: bytes)
        case .unknown(_, let bytes):
            first.appendVarint(bytes.count)
            second.append(contentsOf: bytes)
        }
    }

    /// Adds a row: whose it is, how far back its creating change lies, and its ordinal.
    mutating func append(_ row: RowReference, of change: Change) {
        switch row {
        case .own(let ordinal):
            first.append(RowOwner.ownChange)
            third.appendVarint(UInt64(ordinal))
        case .foreign(let ledger, let id):
            first.append(RowOwner.foreignLedger)
            opaque.append(contentsOf: ledger.bytes)
            id.append(to: &opaque)
        case .row(let key):
            first.appendVarint(UInt64(key.dot.line.value) + RowOwner.firstLine)
            let base = RowOwner.base(of: key.dot.line, at: change.dot, change.context)
            second.appendSignedVarint(Int64(base.value) - Int64(key.dot.sequence.value))
            third.appendVarint(UInt64(key.ordinal))
        }
    }

    /// Moves the column into a body.
    func finish(into body: inout ChangeSetBody) {
        switch kind {
        case .text:
            for text in texts { body.columns.appendVarint(Utf8Scalar.count(text.bytes)) }
            for text in texts { body.text.append(text.bytes) }
        case .word: WordList(texts).append(to: &body)
        default: break
        }
        body.columns.append(contentsOf: first)
        body.columns.append(contentsOf: second)
        body.columns.append(contentsOf: third)
        body.opaque.append(contentsOf: opaque)
    }
}
