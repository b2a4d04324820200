/// What a cell holds.
///
/// The kind numbers are part of the hashed bytes. A kind that this version does not know is kept as
/// it came, hashed, merged and passed on.
package enum Value: Hashable, Sendable {
    /// The cell was emptied.
    case empty
    /// A signed 64-bit number: counts, days, minutes.
    case integer(Int64)
    /// A short word of a vocabulary: a code, a state, a name of a unit. Part of the skeleton.
    case code(Utf8Text)
    /// What a person wrote. Hashed apart, so that it can be redacted.
    case text(Utf8Text)
    /// Free text that was redacted: only its length in bytes is left.
    case removedText(byteCount: UInt32)
    /// A row, of this ledger or another.
    case row(RowReference)
    /// Bytes that only the holder of a key can read.
    case sealed(keyID: UInt64, ciphertext: [UInt8])
    /// A large thing that is stored elsewhere, by its SHA-256 and its length in bytes.
    ///
    /// Apart, so that it does not make every other value as large as itself.
    indirect case blob(digest: Digest256, byteCount: UInt64)
    /// Bytes without further meaning: keys, nonces.
    case bytes([UInt8])
    /// The values of a group cell, which mean something only together. Tuples do not nest.
    case tuple([Value])
    /// A value of a kind that this version does not know.
    case unknown(kind: UInt8, bytes: [UInt8])

    /// The kind's number in canonical bytes and on the wire.
    package var kind: UInt8 {
        switch self {
        case .empty: 0
        case .integer: 1
        case .code: 2
        case .text, .removedText: 3
        case .row: 4
        case .sealed: 5
        case .blob: 6
        case .bytes: 7
        case .tuple: 8
        case .unknown(let kind, _): kind
        }
    }

    /// The greatest kind number that has a meaning in this version.
    package static let lastKnownKind: UInt8 = 8
    /// The most values that a group can hold.
    package static let tupleLimit = 64
}

extension Value {
    /// A vocabulary word.
    package static func code(_ string: String) -> Value { .code(Utf8Text(string)) }
    /// Free text.
    package static func text(_ string: String) -> Value { .text(Utf8Text(string)) }

    /// A code or free text.
    package var word: Utf8Text? {
        switch self {
        case .code(let text), .text(let text): text
        default: nil
        }
    }

    /// The text of a code or of free text.
    package var string: String? { word?.string }

    /// The number of an integer.
    package var integer: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// The key of a row of the same ledger.
    package var rowKey: RowKey? {
        if case .row(.row(let key)) = self { key } else { nil }
    }

    /// The same value with rows of the own change named by key.
    func resolved(at dot: Dot) -> Value {
        switch self {
        case .row(.own(let ordinal)): .row(.row(RowKey(dot, ordinal: ordinal)))
        case .tuple(let values): .tuple(values.map { $0.resolved(at: dot) })
        default: self
        }
    }
}
