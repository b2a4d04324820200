/// What the values of one column of a change set are: a value's kind, where redacted text is a kind
/// of its own and so are the rows that are written to.
struct ColumnKind: Hashable, Sendable {
    /// The kind's number of a value, doubled; plus 1 for redacted text.
    let code: UInt32

    static let empty = ColumnKind(of: 0)
    static let integer = ColumnKind(of: 1)
    static let word = ColumnKind(of: 2)
    static let text = ColumnKind(of: 3)
    static let removedText = ColumnKind(code: 3 << 1 | 1)
    static let row = ColumnKind(of: 4)
    static let sealed = ColumnKind(of: 5)
    static let blob = ColumnKind(of: 6)
    static let bytes = ColumnKind(of: 7)
    static let tuple = ColumnKind(of: 8)
    /// The rows that writes go to; stands in no shape.
    static let target = ColumnKind(code: 1 << 16)

    /// The kind's number in canonical bytes.
    var valueKind: UInt8 { UInt8(truncatingIfNeeded: code >> 1) }
    /// Whether this version gives the kind a meaning.
    var isKnown: Bool { code >> 1 <= UInt32(Value.lastKnownKind) || self == .target }

    /// The kind of a value.
    init(_ value: Value) {
        if case .removedText = value { self = .removedText } else { self.init(of: value.kind) }
    }

    /// Reads a code from a shape; nil if it stands for nothing.
    init?(checking code: UInt64) {
        guard code <= 2 * UInt64(UInt8.max), code & 1 == 0 || code == Self.removedText.code else {
            return nil
        }
        self.init(code: UInt32(code))
    }

    private init(of kind: UInt8) { code = UInt32(kind) << 1 }
    private init(code: UInt32) { self.code = code }
}
