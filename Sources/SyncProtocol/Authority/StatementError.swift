/// Why a registry's statement is refused.
///
/// A refused statement says nothing; the change that carries it is held and relayed all the same.
package enum StatementError: Error, Hashable, Sendable {
    /// The bytes end before the statement does.
    case truncated
    /// Bytes follow after the end.
    case trailingBytes(Int)
    /// A field is longer than is accepted, or has more entries.
    case tooLong(Field, length: UInt64, limit: Int)
    /// The entries of a field are not sorted, or one is repeated.
    case unsorted(Field)
    /// A field holds what it must not.
    case invalid(Field)

    /// A field of a statement.
    package enum Field: String, Hashable, Sendable {
        case statement
        case signingKey = "signing key"
        case agreementKey = "agreement key"
        case level, code, prefixes
        case limits = "accepted places"
        case replaces = "replaced statements"
        case rootSignature = "root signature"
    }
}

extension StatementError: CustomStringConvertible {
    /// A whole sentence for logs and for the person who looks after the registry.
    package var description: String {
        switch self {
        case .truncated:
            "the registry's statement is cut off before its end; the program that wrote it is at "
                + "fault, issue the statement again"
        case .trailingBytes(let count):
            "\(count) unexpected bytes follow the registry's statement; the program that wrote it "
                + "is at fault, issue the statement again"
        case .tooLong(let field, let length, let limit):
            "the \(field.rawValue) of the registry's statement has a length of \(length), more "
                + "than the \(limit) allowed; issue a smaller statement"
        case .unsorted(let field):
            "the \(field.rawValue) of the registry's statement are not in order; the program that "
                + "wrote it is at fault, issue the statement again"
        case .invalid(let field):
            "the \(field.rawValue) of the registry's statement holds a value that is not allowed; "
                + "issue the statement again"
        }
    }
}
